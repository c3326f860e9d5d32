import PipelineIR
import SourceText

extension Lowering {
  mutating func lowerNodes() {
    if pipeline.nodes.count > PlanLimits.nodes {
      report(
        LoweringCode.limitExceeded,
        "\(pipeline.nodes.count) nodes are more than the \(PlanLimits.nodes) of a plan",
        at: pipeline.nameSpan)
    }
    plan.nodes.reserveCapacity(pipeline.nodes.count)
    plan.spans.reserveCapacity(pipeline.nodes.count)
    for index in pipeline.nodes.indices {
      plan.nodes.append(lowerNode(NodeID(index)))
      plan.spans.append(pipeline.nodes[index].nameSpan)
    }
  }

  private mutating func lowerNode(_ id: NodeID) -> PlanNode {
    let node = pipeline.nodes[id.index]
    let range = node.attributes
    checkStageName(node)
    checkTypes(range)
    checkMerge(node)
    let name = strings.id(of: node.name)
    let label = stringID(.label, in: range)
    let retry = retrySettings(range, isGraph: false)
    var flags = flags(of: range)
    if retry.attempts != nil { flags.insert(.ownRetries) }
    let prompt = lowerPrompt(node, &flags)
    let isCustom = node.handler == .custom
    let edges = edgeRange(of: id)
    return PlanNode(
      id: name, label: label == .empty ? name : label, handler: node.handler,
      type: isCustom ? stringID(.type, in: range) : typeID(of: node.handler), prompt: prompt,
      toolCommand: text(.toolCommand, in: range).map { strings.id(of: $0) },
      policy: policy(of: node.handler, retry), timeout: milliseconds(.timeout, in: range, atLeast: 1),
      maxVisits: count(.maxVisits, in: range, atLeast: 1) ?? plan.limits.maxNodeVisits, flags: flags,
      fidelity: stringID(.fidelity, in: range), thread: stringID(.threadID, in: range),
      model: stringID(.llmModel, in: range), provider: stringID(.llmProvider, in: range),
      reasoningEffort: stringID(.reasoningEffort, in: range), backend: stringID(.backend, in: range),
      retryTargets: retryTargets(of: id),
      gateTargets: flags.contains(.goalGate) ? nodeList(facts.retryTargets.afterUnsatisfiedGate(id)) : 0..<0,
      edges: edges.isEmpty ? 0..<0 : edges, entry: 0, region: regionOfFork[id],
      attributes: otherAttributes(of: range))
  }

  /// The built-in type name, hashed once a kind.
  private mutating func typeID(of handler: HandlerKind) -> StringID {
    if let id = typeIDs[Int(handler.rawValue)] { return id }
    let id = strings.id(of: handler.typeName)
    typeIDs[Int(handler.rawValue)] = id
    return id
  }

  private func flags(of range: AttributeRange) -> PlanNode.Flags {
    var flags: PlanNode.Flags = []
    if flag(.goalGate, in: range) { flags.insert(.goalGate) }
    if flag(.autoStatus, in: range) { flags.insert(.autoStatus) }
    if flag(.allowPartial, in: range) { flags.insert(.allowPartial) }
    return flags
  }

  private mutating func nodeList(_ nodes: [NodeID]) -> Range<Int> {
    let start = plan.nodeLists.count
    for node in nodes { plan.nodeLists.append(PlanNodeID(node.index)) }
    return nodes.isEmpty ? 0..<0 : start..<plan.nodeLists.count
  }

  /// Where a failure jumps. A branch cannot leave its region but at the join, so inside one a target
  /// elsewhere is left out, with a warning.
  private mutating func retryTargets(of id: NodeID) -> Range<Int> {
    let targets = facts.retryTargets.afterFailure(of: id)
    guard !targets.isEmpty, let region = facts.region(of: id) else { return nodeList(targets) }
    var kept: [NodeID] = []
    for target in targets {
      if facts.region(of: target) == region || facts.regions[region].join == target {
        kept.append(target)
        continue
      }
      let (name, other) = (pipeline.nodes[id.index].name, pipeline.nodes[target.index].name)
      report(
        LoweringCode.retryLeavesBranch,
        "the retry target `\(other)` of `\(name)` lies outside its branch and is not used",
        at: pipeline.nodes[id.index].nameSpan, severity: .warning, help: "name a node of the same branch",
        subject: .node(name))
    }
    return nodeList(kept)
  }

  private mutating func otherAttributes(of range: AttributeRange) -> Range<Int> {
    let start = plan.attributes.count
    for index in range where !Self.hasOwnPlace(pipeline.attributes[index].name) {
      plan.attributes.append(planAttribute(pipeline.attributes[index]))
    }
    return plan.attributes.count == start ? 0..<0 : start..<plan.attributes.count
  }

  /// Whether an attribute is lowered to something of its own, or says nothing to a run.
  private static func hasOwnPlace(_ name: AttributeName) -> Bool {
    switch name {
    case .label, .shape, .type, .prompt, .promptFile, .maxRetries, .goalGate, .classNames, .timeout,
      .llmModel,
      .llmProvider, .reasoningEffort, .autoStatus, .allowPartial, .retryTarget, .fallbackRetryTarget,
      .fidelity,
      .threadID, .joinPolicy, .maxParallel, .toolCommand, .retryInitialDelay, .retryFactor, .retryMaxDelay,
      .retryJitter, .retryPreset, .retryOn, .maxVisits, .errorPolicy, .k, .quorumFraction, .isolation, .merge,
      .backend, .drawing:
      true
    default: false
    }
  }
}
