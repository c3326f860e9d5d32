import PipelineIR

extension PlanVerifier {
  func checkRegions() {
    var joins: Set<PlanNodeID> = []
    for (index, region) in plan.regions.enumerated() {
      requireNode(region.node, "/regions/\(index)/node")
      requireNode(region.join, "/regions/\(index)/join")
      guard defects.isEmpty else { return }
      let fork = plan.nodes[region.node.index]
      require(
        fork.handler == .parallel && fork.region == index, "/regions/\(index)/node",
        "the node does not open this region")
      require(plan.nodes[region.join.index].handler == .fanIn, "/regions/\(index)/join", "not a fan-in")
      require(
        joins.insert(region.join).inserted, "/regions/\(index)/join", "already the join of another region")
      require(!region.branches.isEmpty, "/regions/\(index)/branches", "there is no branch")
      require(
        region.branches.map(\.index).elementsEqual(fork.edges), "/regions/\(index)/branches",
        "the branches are not the edges of the parallel node")
      require(region.maxParallel >= 1, "/regions/\(index)/maxParallel", "must be at least 1")
      switch region.policy {
      case .waitAll, .firstSuccess: break
      case .kOfN(let k):
        let range = 1...max(1, region.branches.count)
        require(range.contains(k), "/regions/\(index)/policy", "must be in \(range)")
      case .quorum(let share):
        require(
          share.isFinite && share > 0 && share <= 1, "/regions/\(index)/policy",
          "must be above 0 and at most 1")
      }
    }
  }

  /// Checks that each branch can leave its region only at the join.
  ///
  /// A region is walked from its branches; where a region lies inside, the walk goes on at its join. Every
  /// node belongs to one region at most, so all walks together are linear.
  func checkBranches() {
    var walk = BranchWalk(owners: [Int](repeating: -1, count: plan.nodes.count))
    var depths: [Int] = []
    for (index, region) in plan.regions.enumerated() {
      let owner = walk.owners[region.node.index]
      depths.append(owner < 0 ? 1 : depths[owner] + 1)
      require(
        depths[index] <= PlanLimits.regionDepth, "/regions/\(index)",
        "more than \(PlanLimits.regionDepth) regions inside each other")
      for branch in region.branches { follow(branch.index, index, &walk) }
      while let node = walk.pending.popLast() { leave(node, index, &walk) }
      for node in walk.fanIns where walk.owners[node.index] != index {
        defect(
          "/regions/\(index)",
          "a branch comes to the fan-in `\(plan[plan.nodes[node.index].id])` of another region")
      }
      walk.fanIns.removeAll()
      guard defects.isEmpty else { return }
    }
  }

  private struct BranchWalk {
    /// The region each node was found in; -1 for none.
    var owners: [Int]
    var pending: [PlanNodeID] = []
    /// Other fan-ins the walk came to; whether they belong to regions inside is known at its end.
    var fanIns: [PlanNodeID] = []
  }

  /// Goes on from a node to all that may run after it.
  private func leave(_ node: PlanNodeID, _ region: Int, _ walk: inout BranchWalk) {
    let row = plan.nodes[node.index]
    for target in row.retryTargets { visit(plan.nodeLists[target], region, &walk) }
    guard row.handler == .parallel, let inner = row.region else {
      for edge in row.edges { follow(edge, region, &walk) }
      return
    }
    require(
      inner > region, "/regions/\(inner)",
      "lies inside region \(region) or leads back into it, but does not follow it")
    enter(plan.regions[inner].join, region, &walk)
  }

  private func follow(_ edge: Int, _ region: Int, _ walk: inout BranchWalk) {
    require(!plan.edges[edge].isRestart, "/edges/\(edge)/restart", "a branch cannot restart the run")
    visit(plan.edges[edge].to, region, &walk)
  }

  private func visit(_ node: PlanNodeID, _ region: Int, _ walk: inout BranchWalk) {
    if node == plan.regions[region].join { return }
    switch plan.nodes[node.index].handler {
    case .exit:
      defect("/regions/\(region)", "a branch comes to the exit `\(plan[plan.nodes[node.index].id])`")
    case .fanIn: walk.fanIns.append(node)
    default: enter(node, region, &walk)
    }
  }

  private func enter(_ node: PlanNodeID, _ region: Int, _ walk: inout BranchWalk) {
    let owner = walk.owners[node.index]
    if owner == region { return }
    guard owner < 0 else {
      return defect(
        "/regions/\(region)", "`\(plan[plan.nodes[node.index].id])` belongs to region \(owner) as well")
    }
    walk.owners[node.index] = region
    walk.pending.append(node)
  }
}
