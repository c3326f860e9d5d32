import PipelineIR

extension PlanVerifier {
  func checkNodes() {
    var ids: Set<String> = []
    ids.reserveCapacity(plan.nodes.count)
    var next = Cursors(attributes: plan.graphAttributes.count)
    var graph = 0
    requireNext(plan.graphAttributes, &graph, of: plan.attributes.count, "/graphAttributes")
    for (index, node) in plan.nodes.enumerated() {
      checkStrings(node, index)
      guard defects.isEmpty else { return }
      let name = plan[node.id]
      if let problem = StageName.problem(name) { defect("/nodes/\(index)/id", "the node id \(problem)") }
      require(ids.insert(name).inserted, "/nodes/\(index)/id", "two nodes are called `\(name)`")
      checkType(node, index)
      require(
        plan.policies.indices.contains(node.policy), "/nodes/\(index)/policy",
        "policy \(node.policy) of \(plan.policies.count)")
      let times = 1...PlanLimits.longestTime
      require(times.contains(node.timeout ?? 1), "/nodes/\(index)/timeout", "must be in \(times)")
      require(node.maxVisits >= 1, "/nodes/\(index)/maxVisits", "must be at least 1")
      requireNext(node.prompt, &next.templates, of: plan.templates.count, "/nodes/\(index)/prompt")
      requireNext(node.attributes, &next.attributes, of: plan.attributes.count, "/nodes/\(index)/attributes")
      requireNext(
        node.retryTargets, &next.nodeLists, of: plan.nodeLists.count, "/nodes/\(index)/retryTargets")
      requireNext(node.gateTargets, &next.nodeLists, of: plan.nodeLists.count, "/nodes/\(index)/gateTargets")
      requireNext(node.edges, &next.edges, of: plan.edges.count, "/nodes/\(index)/edges")
      guard defects.isEmpty else { return }
    }
    requireAllUsed(next.templates, of: plan.templates.count, "/templates")
    requireAllUsed(next.attributes, of: plan.attributes.count, "/attributes")
    requireAllUsed(next.nodeLists, of: plan.nodeLists.count, "/nodeLists")
    requireAllUsed(next.edges, of: plan.edges.count, "/edges")
  }

  /// The next unused row of each table that nodes share.
  private struct Cursors {
    var templates = 0
    var attributes: Int
    var nodeLists = 0
    var edges = 0
  }

  private func checkStrings(_ node: PlanNode, _ index: Int) {
    let fields = [
      ("id", node.id), ("label", node.label), ("type", node.type), ("fidelity", node.fidelity),
      ("thread", node.thread), ("model", node.model), ("provider", node.provider),
      ("reasoningEffort", node.reasoningEffort), ("backend", node.backend),
      ("toolCommand", node.toolCommand ?? .empty),
    ]
    for (name, id) in fields where id.index >= plan.strings.count {
      requireString(id, "/nodes/\(index)/\(name)")
    }
  }

  private func checkType(_ node: PlanNode, _ index: Int) {
    let type = plan[node.type]
    if node.handler == .custom {
      require(
        !type.isEmpty && HandlerKind(typeName: type) == nil, "/nodes/\(index)/type",
        "a custom handler needs a name of its own")
    } else {
      require(
        type == node.handler.typeName, "/nodes/\(index)/type", "`\(type)` for a \(node.handler.typeName) node"
      )
    }
    require(
      node.flags.rawValue < 1 << PlanNode.Flags.names.count, "/nodes/\(index)/flags",
      "a flag that does not exist")
    if node.handler != .parallel {
      require(node.region == nil, "/nodes/\(index)/region", "only a parallel node opens a region")
    } else if let region = node.region {
      require(
        plan.regions.indices.contains(region), "/nodes/\(index)/region",
        "region \(region) of \(plan.regions.count)")
    } else {
      defect("/nodes/\(index)/region", "a parallel node without a region")
    }
  }
}

extension PlanVerifier {
  /// Checks what nodes share and what the whole run needs.
  func checkRun() {
    requireString(plan.name, "/name")
    requireString(plan.label, "/label")
    requireString(plan.goal, "/goal")
    requireNode(plan.start, "/start")
    if plan.start.index < plan.nodes.count {
      require(plan.nodes[plan.start.index].handler == .start, "/start", "not a start node")
    }
    for (index, node) in plan.nodeLists.enumerated() { requireNode(node, "/nodeLists/\(index)") }
    for (index, attribute) in plan.attributes.enumerated() {
      requireString(attribute.name, "/attributes/\(index)/0")
      requireString(attribute.value, "/attributes/\(index)/1")
    }
    for (index, segment) in plan.templates.enumerated() {
      switch segment {
      case .text(let id), .input(let id), .context(let id): requireString(id, "/templates/\(index)")
      case .goal, .runID, .nodeID, .baseSHA: break
      }
    }
    checkInputs()
  }

  private func checkInputs() {
    var names: Set<String> = []
    for (index, input) in plan.inputs.enumerated() {
      requireString(input.name, "/inputs/\(index)/name")
      requireString(input.defaultValue ?? .empty, "/inputs/\(index)/default")
      guard defects.isEmpty else { return }
      let name = plan[input.name]
      require(InputName.isValid(name), "/inputs/\(index)/name", "`\(name)` is no name for an input")
      require(names.insert(name).inserted, "/inputs/\(index)/name", "two inputs are called `\(name)`")
      require(
        input.isOptional || input.defaultValue == nil, "/inputs/\(index)/optional",
        "an input with a default can be left out")
    }
  }
}
