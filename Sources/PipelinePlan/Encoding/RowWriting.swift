import JSON

/// How nodes, edges and code are written: the rows there are many of.
extension JSONWriter {
  mutating func node(_ node: PlanNode) {
    beginObject()
    optional("attributes", node.attributes)
    optional("backend", node.backend)
    optional("edges", node.edges)
    member("entry", node.entry)
    optional("fidelity", node.fidelity)
    if !node.flags.isEmpty {
      key("flags")
      beginArray()
      for (bit, name) in PlanNode.Flags.names.enumerated() where node.flags.rawValue & 1 << UInt8(bit) != 0 {
        string(name)
      }
      endArray()
    }
    optional("gateTargets", node.gateTargets)
    member("handler", node.handler.typeName)
    member("id", node.id)
    member("label", node.label)
    member("maxVisits", node.maxVisits)
    optional("model", node.model)
    member("policy", node.policy)
    optional("prompt", node.prompt)
    optional("provider", node.provider)
    optional("reasoningEffort", node.reasoningEffort)
    optional("region", node.region)
    optional("retryTargets", node.retryTargets)
    optional("thread", node.thread)
    optional("timeout", node.timeout)
    optional("toolCommand", node.toolCommand?.rawValue)
    member("type", node.type)
    endObject()
  }

  mutating func edge(_ edge: PlanEdge) {
    beginObject()
    optional("accelerator", edge.accelerator)
    optional("conditionText", edge.conditionText)
    optional("fidelity", edge.fidelity)
    member("from", edge.from.rawValue)
    member("jump", edge.jump)
    optional("label", edge.label)
    optional("normalizedLabel", edge.normalizedLabel)
    optional("predicate", edge.predicate)
    if edge.isRestart { member("restart", true) }
    optional("thread", edge.thread)
    member("to", edge.to.rawValue)
    if edge.weight != 0 { member("weight", edge.weight) }
    endObject()
  }

  mutating func instruction(_ instruction: Instruction) {
    beginArray()
    string(instruction.word)
    switch instruction {
    case .enter(let node), .execute(let node), .commit(let node), .failRoute(let node), .gates(let node):
      integer(node.rawValue)
    case .test(let predicate, let edge):
      integer(predicate)
      integer(edge.rawValue)
    case .onFail(let number), .fork(let number), .join(let number): integer(number)
    case .prefer(let range), .suggest(let range):
      integer(range.lowerBound)
      integer(range.upperBound)
    case .take(let edge), .restart(let edge): integer(edge.rawValue)
    case .halt(let status): string(status.word)
    }
    endArray()
  }

  mutating func operation(_ operation: PredicateOperation) {
    beginArray()
    string(operation.word)
    switch operation {
    case .outcome(let equal, let literal), .preferredLabel(let equal, let literal):
      bool(equal)
      id(literal)
    case .context(let key, let equal, let literal):
      id(key)
      bool(equal)
      id(literal)
    case .contextIsSet(let key): id(key)
    case .constant(let value): bool(value)
    case .outcomeIsSet, .preferredLabelIsSet, .and, .or, .not: break
    }
    endArray()
  }
}
