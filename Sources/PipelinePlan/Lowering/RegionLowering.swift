import PipelineAnalysis
import PipelineIR
import SourceText

extension Lowering {
  /// Lowers the parallel regions, outer before inner.
  mutating func lowerRegions() {
    let depths = regionDepths()
    // A stable order, so that equal pipelines give equal plans.
    let order = facts.regions.indices.sorted { (depths[$0], $0) < (depths[$1], $1) }
    for index in order {
      let region = facts.regions[index]
      let node = pipeline.nodes[region.node.index]
      checkSupport(region.node)
      if let problem = region.problem {
        report(problem, of: region)
        continue
      }
      guard let join = region.join else { continue }
      if depths[index] == PlanLimits.regionDepth {
        report(
          LoweringCode.limitExceeded,
          "more than \(PlanLimits.regionDepth) parallel regions lie inside each other",
          at: node.nameSpan, subject: .node(node.name))
      }
      regionOfFork[region.node] = plan.regions.count
      plan.regions.append(
        PlanRegion(
          node: PlanNodeID(region.node.index), branches: edgeRange(of: region.node).map(PlanEdgeID.init),
          join: PlanNodeID(join.index),
          maxParallel: count(.maxParallel, in: node.attributes, atLeast: 1) ?? 4,
          policy: joinPolicy(node, branches: region.entries.count),
          errorPolicy: text(.errorPolicy, in: node.attributes).flatMap { .init(rawValue: $0) } ?? .continue))
    }
    checkRestarts()
  }

  /// How many regions are around each of `facts.regions`, in linear time.
  private func regionDepths() -> [Int] {
    var depths = [Int](repeating: -1, count: facts.regions.count)
    for index in facts.regions.indices where depths[index] < 0 {
      var path: [Int] = []
      var next: Int? = index
      while let region = next, depths[region] < 0 {
        path.append(region)
        next = facts.regions[region].parent
      }
      var depth = next.map { depths[$0] + 1 } ?? 0
      for region in path.reversed() {
        depths[region] = depth
        depth += 1
      }
    }
    return depths
  }

  private mutating func joinPolicy(_ node: Node, branches: Int) -> PlanRegion.JoinPolicy {
    switch text(.joinPolicy, in: node.attributes) {
    case "first_success": return .firstSuccess
    case "k_of_n":
      guard let attribute = pipeline.attribute(.k, in: node.attributes) else {
        report(
          LoweringCode.valueOutOfRange, "`join_policy=k_of_n` does not say how many branches must succeed",
          at: node.nameSpan, help: "add `k`", subject: .node(node.name))
        return .waitAll
      }
      guard let k = count(.k, in: node.attributes, atLeast: 1) else { return .waitAll }
      if k > branches { outOfRange(attribute, "at most \(branches), the number of branches") }
      return .kOfN(k)
    case "quorum":
      let fraction = number(.quorumFraction, in: node.attributes, "above 0 and at most 1") {
        $0 > 0 && $0 <= 1
      }
      return .quorum(fraction ?? 0.5)
    default: return .waitAll
    }
  }

  /// A branch shares the run's directory and cannot start the run over.
  private mutating func checkRestarts() {
    for edge in plan.edges where edge.isRestart {
      let source = NodeID(edge.from.index)
      let around = facts.region(forkedBy: source) ?? facts.region(of: source)
      // A region that is not well formed has been reported; what belongs to it is a guess.
      guard let around, facts.regions[around].problem == nil else { continue }
      let name = pipeline.nodes[source.index].name
      report(
        LoweringCode.restartInBranch, "a branch cannot restart the run, but an edge out of `\(name)` does",
        at: pipeline.nodes[source.index].nameSpan,
        help: "restart from a node after the fan-in",
        subject: .edge(from: name, to: pipeline.nodes[edge.to.index].name))
    }
  }

  /// Refuses what the engine does not do yet and what would change the meaning of a run.
  private mutating func checkSupport(_ node: NodeID) {
    let range = pipeline.nodes[node.index].attributes
    if let attribute = pipeline.attribute(.isolation, in: range), attribute.string == "worktree" {
      report(
        LoweringCode.notSupported, "`isolation=worktree` is not supported yet: branches share one work tree",
        at: attribute.valueSpan, help: "remove it and keep the branches' files apart")
    }
  }

  /// Refuses ways of merging that only isolated branches need.
  mutating func checkMerge(_ node: Node) {
    guard let attribute = pipeline.attribute(.merge, in: node.attributes), let merge = attribute.string,
      merge != "none", merge != "winner"
    else { return }
    report(
      LoweringCode.notSupported, "`merge=\(merge)` is not supported yet: branches share one work tree",
      at: attribute.valueSpan, help: "use `none` or `winner`", subject: .node(node.name))
  }
}
