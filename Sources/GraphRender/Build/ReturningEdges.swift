import PipelineIR

/// By edge, whether it leads back to a node on the path by which a depth-first walk from the start came to it.
///
/// Layout keeps the other edges straight, so that the main line of a pipeline looks like one and loops bend around it.
func returningEdges(_ pipeline: Pipeline) -> [Bool] {
  var returning = [Bool](repeating: false, count: pipeline.edges.count)
  var states = [WalkState](repeating: .unseen, count: pipeline.nodes.count)
  let starts = pipeline.nodes.indices.filter { pipeline.nodes[$0].handler == .start }
  // A stack of our own: the walk is as deep as the longest path.
  var path: [(node: NodeID, edges: ArraySlice<EdgeID>)] = []
  for root in starts + Array(pipeline.nodes.indices) where states[root] == .unseen {
    states[root] = .onPath
    path.append((NodeID(root), pipeline.outgoing[NodeID(root)]))
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
      case .unseen:
        states[target.index] = .onPath
        path.append((target, pipeline.outgoing[target]))
      }
    }
  }
  return returning
}

private enum WalkState {
  case unseen
  case onPath
  case done
}
