import PipelineIR

/// By edge, whether it leads back: to a node on the path by which a depth-first walk from the start came to it, or by a
/// restart.
///
/// The walk takes the ways of success first and those of failure last, so that the main line of a pipeline runs
/// forward and loops bend around it.
func returningEdges(_ pipeline: Pipeline) -> [Bool] {
  var returning = [Bool](repeating: false, count: pipeline.edges.count)
  var states = [WalkState](repeating: .unseen, count: pipeline.nodes.count)
  let starts = pipeline.nodes.indices.filter { pipeline.nodes[$0].handler == .start }
  // A stack of our own: the walk is as deep as the longest path.
  var path: [(node: NodeID, edges: ArraySlice<EdgeID>)] = []
  func enter(_ node: NodeID) {
    states[node.index] = .onPath
    path.append((node, followed(from: node, in: pipeline)))
  }
  for edge in pipeline.edges.indices where pipeline.restarts(EdgeID(edge)) { returning[edge] = true }
  for root in starts + Array(pipeline.nodes.indices) where states[root] == .unseen {
    enter(NodeID(root))
    while let last = path.indices.last {
      guard let edge = path[last].edges.popFirst() else {
        states[path[last].node.index] = .done
        path.removeLast()
        continue
      }
      let target = pipeline.edges[edge.index].to
      switch states[target.index] {
      case .done: continue
      case .onPath: returning[edge.index] = true
      case .unseen: enter(target)
      }
    }
  }
  return returning
}

/// The edges of a node in the order the walk takes them, restarts left out.
private func followed(from node: NodeID, in pipeline: Pipeline) -> ArraySlice<EdgeID> {
  let edges = pipeline.outgoing[node].filter { !pipeline.restarts($0) }
  guard edges.count > 1 else { return edges[...] }
  let verdicts = edges.map { pipeline.edges[$0.index].condition?.verdict ?? .open }
  let order: [EdgeVerdict] = [.success, .open, .fail]
  return order.flatMap { wanted in zip(edges, verdicts).filter { $0.1 == wanted }.map(\.0) }[...]
}

extension Pipeline {
  /// Whether the edge begins the run anew.
  func restarts(_ edge: EdgeID) -> Bool { attribute(.loopRestart, of: edge)?.boolean == true }
}

private enum WalkState {
  case unseen
  case onPath
  case done
}
