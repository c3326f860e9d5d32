import PipelineIR

/// By edge, whether it leads back to what comes before it.
///
/// The order is that in which a depth-first walk from the start leaves the nodes, reversed; restarts are not
/// followed. So the main line of a pipeline runs forward and loops bend around it, whatever is declared first.
func returningEdges(_ pipeline: Pipeline) -> [Bool] {
  var walk = Walk(pipeline)
  let starts = pipeline.nodes.indices.filter { pipeline.nodes[$0].handler == .start }
  for root in starts { walk.follow(from: NodeID(root)) }
  for root in pipeline.nodes.indices { walk.follow(from: NodeID(root)) }
  return pipeline.edges.indices.map { index in
    let (from, to) = (pipeline.edges[index].from.index, pipeline.edges[index].to.index)
    // What only a restart reaches comes after it.
    if pipeline.restarts(EdgeID(index)), walk.roots[to] > walk.roots[from] { return false }
    return walk.left[to] >= walk.left[from]
  }
}

/// A depth-first walk with a stack of its own: it is as deep as the longest path.
private struct Walk {
  let pipeline: Pipeline
  /// By node, the number of the root it was reached from; 0 before.
  var roots: [Int]
  /// By node, how many nodes were left before it.
  var left: [Int]
  private var rootCount = 0
  private var leftCount = 0
  private var path: [(node: NodeID, edges: ArraySlice<EdgeID>)] = []

  init(_ pipeline: Pipeline) {
    self.pipeline = pipeline
    roots = Array(repeating: 0, count: pipeline.nodes.count)
    left = Array(repeating: 0, count: pipeline.nodes.count)
  }

  mutating func follow(from root: NodeID) {
    guard roots[root.index] == 0 else { return }
    rootCount += 1
    enter(root)
    while let last = path.indices.last {
      if let edge = path[last].edges.popFirst() {
        let target = pipeline.edges[edge.index].to
        if roots[target.index] == 0, !pipeline.restarts(edge) { enter(target) }
      } else {
        left[path[last].node.index] = leftCount
        leftCount += 1
        path.removeLast()
      }
    }
  }

  private mutating func enter(_ node: NodeID) {
    roots[node.index] = rootCount
    path.append((node, pipeline.outgoing[node]))
  }
}

extension Pipeline {
  /// Whether the edge begins the run anew.
  func restarts(_ edge: EdgeID) -> Bool { attribute(.loopRestart, of: edge)?.boolean == true }
}
