import PipelineIR

extension Lowering {
  /// Emits one block a node and one stub a restart edge, then works out where each edge jumps.
  mutating func emitCode() {
    plan.code.reserveCapacity(plan.nodes.count * 7)
    for index in plan.nodes.indices {
      plan.nodes[index].entry = plan.code.count
      emitBlock(PlanNodeID(index))
    }
    for index in plan.edges.indices {
      if plan.edges[index].isRestart {
        plan.edges[index].jump = plan.code.count
        plan.code.append(.restart(PlanEdgeID(index)))
      } else {
        plan.edges[index].jump = plan.nodes[plan.edges[index].to.index].entry
      }
    }
  }

  private mutating func emitBlock(_ node: PlanNodeID) {
    plan.code.append(.enter(node))
    switch plan.nodes[node.index].handler {
    case .exit: plan.code += [.gates(node), .execute(node), .commit(node), .halt(.success)]
    case .parallel: emitRegion(node)
    case .conditional:
      plan.code += [.execute(node), .commit(node)]
      emitDecision(node)
    default:
      plan.code += [.execute(node), .commit(node)]
      emitRouting(node)
    }
  }

  /// A parallel node goes on to its join also when it has failed: fan-in runs as long as there is a
  /// candidate, and when all have failed it fails itself, so that the failure is routed by the fan-in's
  /// edges, for which conditions count (those on the edges of a parallel node do not). Under `fail_fast` the
  /// branches were cut off and there is nothing to consolidate: then the failure is routed by the parallel
  /// node's own retry targets. Cancelling a run is the machine's business and needs no code.
  private mutating func emitRegion(_ node: PlanNodeID) {
    // Without a region there is no plan: the reason has been reported.
    guard let region = plan.nodes[node.index].region else { return plan.code.append(.halt(.noRoute)) }
    plan.code += [.fork(region), .commit(node)]
    guard plan.regions[region].errorPolicy == .failFast else { return plan.code.append(.join(region)) }
    let failed = plan.code.count + 2
    plan.code += [.onFail(failed), .join(region)]
    emitFailure(node)
  }

  /// Routing of a node that does work; a failure takes a conditional edge, then one into a diamond, then a
  /// retry target.
  private mutating func emitRouting(_ node: PlanNodeID) {
    if emitTests(plan.nodes[node.index].edges) { return }
    let open = unconditionalEdges(of: node)
    let ranked = byPriority(open)
    let intoDiamond = ranked.first { plan.nodes[plan.edges[$0].to.index].handler == .conditional }
    if let edge = intoDiamond, ranked.count == 1 {
      // The only edge takes success and failure alike.
      return plan.code.append(.take(PlanEdgeID(edge)))
    }
    let branch = plan.code.count
    plan.code.append(.onFail(branch))
    emitChoice(open, ranked)
    plan.code[branch] = .onFail(plan.code.count)
    if let edge = intoDiamond {
      plan.code.append(.take(PlanEdgeID(edge)))
    } else {
      emitFailure(node)
    }
  }

  /// Routing of a diamond: its unconditional edge is its author's default, whatever the outcome.
  private mutating func emitDecision(_ node: PlanNodeID) {
    if emitTests(plan.nodes[node.index].edges) { return }
    let open = unconditionalEdges(of: node)
    if !open.isEmpty { return emitChoice(open, byPriority(open)) }
    plan.code += [.onFail(plan.code.count + 2), .halt(.noRoute)]
    // The failure is that of the node before, so its retry targets count, and only a run knows them.
    plan.code += [.failRoute(node), .halt(.failed)]
  }

  private func unconditionalEdges(of node: PlanNodeID) -> [Int] {
    plan.nodes[node.index].edges.filter { plan.edges[$0].predicate == nil }
  }

  /// Emits the conditional edges in the order they are tried; true when one of them is always taken.
  private mutating func emitTests(_ edges: Range<Int>) -> Bool {
    guard edges.contains(where: { plan.edges[$0].predicate != nil }) else { return false }
    for edge in byPriority(edges.filter { plan.edges[$0].predicate != nil }) {
      guard let predicate = plan.edges[edge].predicate else { continue }
      switch predicates.constant(predicate) {
      case true?:
        plan.code.append(.take(PlanEdgeID(edge)))
        return true
      case false?: continue
      case nil: plan.code.append(.test(predicate: predicate, edge: PlanEdgeID(edge)))
      }
    }
    return false
  }

  /// Emits the choice among unconditional edges; with one there is nothing to choose.
  private mutating func emitChoice(_ open: [Int], _ ranked: [Int]) {
    guard let best = ranked.first else { return plan.code.append(.halt(.noRoute)) }
    if open.count > 1 {
      let labelled = open.filter { plan.edges[$0].normalizedLabel != .empty }
      if !labelled.isEmpty { plan.code.append(.prefer(edgeList(labelled))) }
      plan.code.append(.suggest(edgeList(open)))
    }
    plan.code.append(.take(PlanEdgeID(best)))
  }

  private mutating func emitFailure(_ node: PlanNodeID) {
    if !plan.nodes[node.index].retryTargets.isEmpty { plan.code.append(.failRoute(node)) }
    plan.code.append(.halt(.failed))
  }

  private mutating func edgeList(_ edges: [Int]) -> Range<Int> {
    let start = plan.edgeLists.count
    for edge in edges { plan.edgeLists.append(PlanEdgeID(edge)) }
    return start..<plan.edgeLists.count
  }
}
