import JSON

extension PlanAttribute {
  init(_ value: JSONValue) throws(PlanDecodingError) {
    let pair = try value.list { value throws(PlanDecodingError) in StringID(try value.row()) }
    guard pair.count == 2 else { throw PlanDecodingError("expected a name and a value") }
    self.init(name: pair[0], value: pair[1])
  }
}

extension PlanInput {
  init(_ value: JSONValue) throws(PlanDecodingError) {
    let input = try ObjectReader(value, keys: ["default", "name", "optional"])
    let name = try input.required("name") { value throws(PlanDecodingError) in StringID(try value.row()) }
    let isOptional =
      try input.optional("optional") { value throws(PlanDecodingError) in try value.flag() } ?? false
    let text = try input.optional("default") { value throws(PlanDecodingError) in StringID(try value.row()) }
    self.init(name: name, isOptional: isOptional, defaultValue: text)
  }
}

extension RunLimits {
  private static let keys: Set<String> = [
    "maxCost", "maxDuration", "maxNodeVisits", "maxRestarts", "maxSteps", "maxTokens",
    "restartSignatureLimit",
  ]

  init(_ value: JSONValue) throws(PlanDecodingError) {
    self.init()
    let limits = try ObjectReader(value, keys: Self.keys)
    maxCost = try limits.optional("maxCost") { value throws(PlanDecodingError) in try value.number() }
    maxDuration = try limits.optional("maxDuration") { value throws(PlanDecodingError) in
      Int64(try value.integer())
    }
    maxNodeVisits = try limits.required("maxNodeVisits") { value throws(PlanDecodingError) in
      try value.integer()
    }
    maxRestarts = try limits.required("maxRestarts") { value throws(PlanDecodingError) in try value.integer()
    }
    maxSteps = try limits.required("maxSteps") { value throws(PlanDecodingError) in try value.integer() }
    maxTokens = try limits.optional("maxTokens") { value throws(PlanDecodingError) in try value.integer() }
    restartSignatureLimit = try limits.required("restartSignatureLimit") { value throws(PlanDecodingError) in
      try value.integer()
    }
  }
}

extension RetryPolicy {
  private static let keys: Set<String> = [
    "factor", "initialDelay", "jitter", "maxAttempts", "maxDelay", "retryOn",
  ]

  init(_ value: JSONValue) throws(PlanDecodingError) {
    let policy = try ObjectReader(value, keys: Self.keys)
    self.init(
      maxAttempts: try policy.required("maxAttempts") { value throws(PlanDecodingError) in try value.integer()
      },
      initialDelay: try policy.required("initialDelay") { value throws(PlanDecodingError) in
        Int64(try value.integer())
      },
      factor: try policy.required("factor") { value throws(PlanDecodingError) in try value.number() },
      maxDelay: try policy.required("maxDelay") { value throws(PlanDecodingError) in
        Int64(try value.integer())
      },
      jitter: try policy.required("jitter") { value throws(PlanDecodingError) in try value.flag() },
      retryOn: try policy.required("retryOn") { value throws(PlanDecodingError) in
        try value.word(RetryOn.allCases, \.rawValue)
      })
  }
}

extension PlanRegion {
  private static let keys: Set<String> = ["branches", "errorPolicy", "join", "maxParallel", "node", "policy"]

  init(_ value: JSONValue) throws(PlanDecodingError) {
    let region = try ObjectReader(value, keys: Self.keys)
    self.init(
      node: try region.required("node") { value throws(PlanDecodingError) in PlanNodeID(try value.row()) },
      branches: try region.list("branches") { value throws(PlanDecodingError) in PlanEdgeID(try value.row())
      },
      join: try region.required("join") { value throws(PlanDecodingError) in PlanNodeID(try value.row()) },
      maxParallel: try region.required("maxParallel") { value throws(PlanDecodingError) in try value.integer()
      },
      policy: try region.required("policy") { value throws(PlanDecodingError) in try JoinPolicy(value) },
      errorPolicy: try region.required("errorPolicy") { value throws(PlanDecodingError) in
        try value.word(ErrorPolicy.allCases, \.rawValue)
      })
  }
}

extension PlanRegion.JoinPolicy {
  init(_ value: JSONValue) throws(PlanDecodingError) {
    let row = try WordReader(value)
    switch row.word {
    case "wait_all", "first_success":
      try row.expect(0)
      self = row.word == "wait_all" ? .waitAll : .firstSuccess
    case "k_of_n":
      try row.expect(1)
      self = .kOfN(try row.operand(1) { value throws(PlanDecodingError) in try value.integer() })
    case "quorum":
      try row.expect(1)
      self = .quorum(try row.operand(1) { value throws(PlanDecodingError) in try value.number() })
    default: throw row.unknown("join policy")
    }
  }
}

extension TemplateSegment {
  init(_ value: JSONValue) throws(PlanDecodingError) {
    let row = try WordReader(value)
    switch row.word {
    case "text", "input", "context": try row.expect(1)
    default: try row.expect(0)
    }
    switch row.word {
    case "text": self = .text(try row.string(1))
    case "input": self = .input(try row.string(1))
    case "context": self = .context(try row.string(1))
    case "goal": self = .goal
    case "runID": self = .runID
    case "nodeID": self = .nodeID
    case "baseSHA": self = .baseSHA
    default: throw row.unknown("piece of a prompt")
    }
  }
}
