import JSON
import PipelineIR

extension PlanNode {
  private static let keys: Set<String> = [
    "attributes", "backend", "edges", "entry", "fidelity", "flags", "gateTargets", "handler", "id", "label",
    "maxVisits", "model", "policy", "prompt", "provider", "reasoningEffort", "region", "retryTargets",
    "thread",
    "timeout", "toolCommand", "type",
  ]

  init(_ value: JSONValue) throws(PlanDecodingError) {
    let node = try ObjectReader(value, keys: Self.keys)
    func row(_ name: String) throws(PlanDecodingError) -> Int {
      try node.required(name) { value throws(PlanDecodingError) in try value.row() }
    }
    self.init(
      id: StringID(try row("id")), label: StringID(try row("label")),
      handler: try node.required("handler") { value throws(PlanDecodingError) in
        try value.word(HandlerKind.allCases, \.typeName)
      },
      type: StringID(try row("type")), prompt: try node.rows("prompt"),
      toolCommand: try node.optional("toolCommand") { value throws(PlanDecodingError) in
        StringID(try value.row())
      },
      policy: try row("policy"),
      timeout: try node.optional("timeout") { value throws(PlanDecodingError) in Int64(try value.integer()) },
      maxVisits: try node.required("maxVisits") { value throws(PlanDecodingError) in try value.integer() },
      flags: try node.optional("flags") { value throws(PlanDecodingError) in try Flags(value) } ?? [],
      fidelity: try node.string("fidelity"), thread: try node.string("thread"),
      model: try node.string("model"),
      provider: try node.string("provider"), reasoningEffort: try node.string("reasoningEffort"),
      backend: try node.string("backend"), retryTargets: try node.rows("retryTargets"),
      gateTargets: try node.rows("gateTargets"), edges: try node.rows("edges"), entry: try row("entry"),
      region: try node.optional("region") { value throws(PlanDecodingError) in try value.row() },
      attributes: try node.rows("attributes"))
  }
}

extension PlanNode.Flags {
  init(_ value: JSONValue) throws(PlanDecodingError) {
    self = []
    let bits = try value.list { value throws(PlanDecodingError) in
      try value.word(Array(Self.names.indices)) { Self.names[$0] }
    }
    for bit in bits { insert(Self(rawValue: 1 << UInt8(bit))) }
  }
}

extension PlanEdge {
  private static let keys: Set<String> = [
    "accelerator", "conditionText", "fidelity", "from", "jump", "label", "normalizedLabel", "predicate",
    "restart",
    "thread", "to", "weight",
  ]

  init(_ value: JSONValue) throws(PlanDecodingError) {
    let edge = try ObjectReader(value, keys: Self.keys)
    self.init(
      from: try edge.required("from") { value throws(PlanDecodingError) in PlanNodeID(try value.row()) },
      to: try edge.required("to") { value throws(PlanDecodingError) in PlanNodeID(try value.row()) },
      label: try edge.string("label"), normalizedLabel: try edge.string("normalizedLabel"),
      accelerator: try edge.string("accelerator"),
      predicate: try edge.optional("predicate") { value throws(PlanDecodingError) in try value.row() },
      conditionText: try edge.string("conditionText"),
      weight: try edge.optional("weight") { value throws(PlanDecodingError) in try value.integer() } ?? 0,
      isRestart: try edge.optional("restart") { value throws(PlanDecodingError) in try value.flag() }
        ?? false,
      fidelity: try edge.string("fidelity"), thread: try edge.string("thread"),
      jump: try edge.required("jump") { value throws(PlanDecodingError) in try value.row() })
  }
}

extension Instruction {
  init(_ value: JSONValue) throws(PlanDecodingError) {
    let row = try WordReader(value)
    switch row.word {
    case "test", "prefer", "suggest": try row.expect(2)
    default: try row.expect(1)
    }
    switch row.word {
    case "enter": self = .enter(PlanNodeID(try row.row(1)))
    case "execute": self = .execute(PlanNodeID(try row.row(1)))
    case "commit": self = .commit(PlanNodeID(try row.row(1)))
    case "failRoute": self = .failRoute(PlanNodeID(try row.row(1)))
    case "gates": self = .gates(PlanNodeID(try row.row(1)))
    case "test": self = .test(predicate: try row.row(1), edge: PlanEdgeID(try row.row(2)))
    case "onFail": self = .onFail(try row.row(1))
    case "fork": self = .fork(try row.row(1))
    case "join": self = .join(try row.row(1))
    case "take": self = .take(PlanEdgeID(try row.row(1)))
    case "restart": self = .restart(PlanEdgeID(try row.row(1)))
    case "prefer": self = .prefer(try Self.range(row))
    case "suggest": self = .suggest(try Self.range(row))
    case "halt":
      self = .halt(
        try row.operand(1) { value throws(PlanDecodingError) in try value.word(HaltStatus.allCases, \.word) })
    default: throw row.unknown("instruction")
    }
  }

  private static func range(_ row: WordReader) throws(PlanDecodingError) -> Range<Int> {
    let (start, end) = (try row.row(1), try row.row(2))
    guard start <= end else { throw PlanDecodingError("the range ends before it begins") }
    return start..<end
  }
}

extension PredicateOperation {
  init(_ value: JSONValue) throws(PlanDecodingError) {
    let row = try WordReader(value)
    switch row.word {
    case "outcome", "preferredLabel": try row.expect(2)
    case "context": try row.expect(3)
    case "contextIsSet", "constant": try row.expect(1)
    default: try row.expect(0)
    }
    switch row.word {
    case "outcome": self = .outcome(equal: try row.flag(1), try row.string(2))
    case "preferredLabel": self = .preferredLabel(equal: try row.flag(1), try row.string(2))
    case "context": self = .context(key: try row.string(1), equal: try row.flag(2), try row.string(3))
    case "contextIsSet": self = .contextIsSet(try row.string(1))
    case "constant": self = .constant(try row.flag(1))
    case "outcomeIsSet": self = .outcomeIsSet
    case "preferredLabelIsSet": self = .preferredLabelIsSet
    case "and": self = .and
    case "or": self = .or
    case "not": self = .not
    default: throw row.unknown("operation")
    }
  }
}
