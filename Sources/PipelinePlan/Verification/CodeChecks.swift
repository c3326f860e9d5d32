import PipelineIR

extension PlanVerifier {
  /// Checks that code is one block a node in the order of the nodes, then one stub a restart edge.
  func checkCode() {
    var lists = 0
    for index in plan.nodes.indices {
      let start = plan.nodes[index].entry
      let end = index + 1 < plan.nodes.count ? plan.nodes[index + 1].entry : firstStub
      require(index > 0 || start == 0, "/nodes/0/entry", "code begins with the block of the first node")
      guard start >= 0, start < end, end <= plan.code.count else {
        return defect("/nodes/\(index)/entry", "the block runs from \(start) to \(end) of \(plan.code.count)")
      }
      checkBlock(start..<end, PlanNodeID(index), &lists)
      guard defects.isEmpty else { return }
    }
    requireAllUsed(lists, of: plan.edgeLists.count, "/edgeLists")
    checkStubs()
  }

  /// Where the blocks end: the stubs are all `restart` instructions at the end of the code.
  private var firstStub: Int {
    var index = plan.code.count
    while index > 0, case .restart = plan.code[index - 1] { index -= 1 }
    return index
  }

  private func checkStubs() {
    for index in firstStub..<plan.code.count {
      guard case .restart(let edge) = plan.code[index], edge.index < plan.edges.count else {
        defect("/code/\(index)", "not the restart of an edge")
        continue
      }
      require(
        plan.edges[edge.index].isRestart && plan.edges[edge.index].jump == index, "/code/\(index)",
        "edge \(edge.index) does not restart here")
    }
    for (index, edge) in plan.edges.enumerated() {
      if edge.isRestart {
        require(
          plan.code.indices.contains(edge.jump) && plan.code[edge.jump] == .restart(PlanEdgeID(index)),
          "/edges/\(index)/jump", "a restart edge must jump to its restart")
      } else {
        require(
          edge.jump == plan.nodes[edge.to.index].entry, "/edges/\(index)/jump",
          "must be the entry of its target, \(plan.nodes[edge.to.index].entry)")
      }
    }
  }

  /// Checks the fixed beginning of a block, then each step of its routing.
  private func checkBlock(_ block: Range<Int>, _ node: PlanNodeID, _ lists: inout Int) {
    let head = head(of: node)
    guard block.count > head.count, plan.code[block].starts(with: head) else {
      return defect(
        "/code/\(block.lowerBound)", "a \(plan.nodes[node.index].handler.typeName) block begins otherwise")
    }
    let routing = block.dropFirst(head.count)
    guard plan.nodes[node.index].handler != .exit else {
      return require(
        routing.count == 1 && plan.code[routing.lowerBound] == .halt(.success), "/code/\(routing.lowerBound)",
        "an exit halts with success and does nothing else")
    }
    for index in routing { checkStep(index, in: block, of: node, &lists) }
    require(
      plan.code[block.upperBound - 1].alwaysLeaves, "/code/\(block.upperBound - 1)",
      "the block falls through into the next one")
  }

  private func head(of node: PlanNodeID) -> [Instruction] {
    switch plan.nodes[node.index].handler {
    case .exit: [.enter(node), .gates(node), .execute(node), .commit(node)]
    case .parallel: [.enter(node), .fork(plan.nodes[node.index].region ?? 0), .commit(node)]
    default: [.enter(node), .execute(node), .commit(node)]
    }
  }

  private func checkStep(_ index: Int, in block: Range<Int>, of node: PlanNodeID, _ lists: inout Int) {
    let row = plan.nodes[node.index]
    let isParallel = row.handler == .parallel
    switch plan.code[index] {
    case .enter, .execute, .commit, .fork, .gates, .restart, .halt(.success):
      defect("/code/\(index)", "does not belong into the routing of a node")
    case .test(let predicate, let edge):
      require(plan.predicates.indices.contains(predicate), "/code/\(index)", "no predicate \(predicate)")
      require(
        !isParallel && row.edges.contains(edge.index), "/code/\(index)", "the edge is none of the node's")
    case .take(let edge):
      require(
        !isParallel && row.edges.contains(edge.index), "/code/\(index)", "the edge is none of the node's")
    case .prefer(let range), .suggest(let range):
      require(!isParallel && !range.isEmpty, "/code/\(index)", "there is nothing to choose from")
      requireNext(range, &lists, of: plan.edgeLists.count, "/code/\(index)")
      guard defects.isEmpty else { return }
      for item in range {
        require(
          row.edges.contains(plan.edgeLists[item].index), "/edgeLists/\(item)",
          "the edge is none of the node's")
      }
    case .onFail(let target):
      require(
        target > index && block.contains(target), "/code/\(index)", "must jump forward inside the block")
    case .failRoute(let other): require(other == node, "/code/\(index)", "names another node")
    case .join(let region):
      require(isParallel && row.region == region, "/code/\(index)", "the node does not open region \(region)")
    case .halt(.failed), .halt(.noRoute): break
    }
  }
}

extension Instruction {
  /// Whether control never comes to the instruction after it.
  var alwaysLeaves: Bool {
    switch self {
    case .take, .join, .restart, .halt: true
    default: false
    }
  }
}
