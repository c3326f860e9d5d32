import PipelineIR

/// Who can run after whom, in compressed sparse rows both ways.
///
/// An arc is an edge, a jump to a retry target, or what an edge with a misspelt end was most likely meant to
/// be. Edges come first among a node's arcs, in declaration order; an arc may be there twice.
public struct FlowGraph: Sendable {
  /// How many nodes the pipeline has.
  public let nodeCount: Int
  private let forward: Rows
  private let backward: Rows

  /// From one node to another.
  struct Arc: Hashable {
    let from: NodeID
    let to: NodeID
  }

  init(nodeCount: Int, arcs: [Arc]) {
    self.nodeCount = nodeCount
    forward = Rows(count: nodeCount, arcs, key: { $0.from }, value: { $0.to })
    backward = Rows(count: nodeCount, arcs, key: { $0.to }, value: { $0.from })
  }

  /// The nodes that can run right after `node`.
  public func successors(of node: NodeID) -> ArraySlice<NodeID> { forward[node] }

  /// The nodes that `node` can run right after.
  public func predecessors(of node: NodeID) -> ArraySlice<NodeID> { backward[node] }

  /// The nodes on any path from `roots`, which are members too.
  ///
  /// - Parameter barriers: nodes that are reached but not passed.
  public func reachable(from roots: some Sequence<NodeID>, stoppingAt barriers: NodeSet? = nil) -> NodeSet {
    forward.closure(of: roots, barriers)
  }

  /// The nodes with any path to `targets`, which are members too.
  ///
  /// - Parameter barriers: nodes that are reached but not passed.
  public func reaching(_ targets: some Sequence<NodeID>, stoppingAt barriers: NodeSet? = nil) -> NodeSet {
    backward.closure(of: targets, barriers)
  }

  private struct Rows: Sendable {
    let offsets: [UInt32]
    let items: [NodeID]

    /// Groups arcs with a counting sort, which keeps their order.
    init(count: Int, _ arcs: [Arc], key: (Arc) -> NodeID, value: (Arc) -> NodeID) {
      var offsets = [UInt32](repeating: 0, count: count + 1)
      for arc in arcs { offsets[key(arc).index + 1] += 1 }
      for index in offsets.indices.dropFirst() { offsets[index] += offsets[index - 1] }
      var next = offsets
      var items = [NodeID](repeating: NodeID(0), count: arcs.count)
      for arc in arcs {
        let row = key(arc).index
        items[Int(next[row])] = value(arc)
        next[row] += 1
      }
      self.offsets = offsets
      self.items = items
    }

    subscript(node: NodeID) -> ArraySlice<NodeID> {
      items[Int(offsets[node.index])..<Int(offsets[node.index + 1])]
    }

    func closure(of roots: some Sequence<NodeID>, _ barriers: NodeSet?) -> NodeSet {
      var seen = NodeSet(capacity: offsets.count - 1)
      var pending: [NodeID] = []
      for root in roots where seen.insert(root) { pending.append(root) }
      while let node = pending.popLast() {
        if let barriers, barriers.contains(node) { continue }
        for next in self[node] where seen.insert(next) { pending.append(next) }
      }
      return seen
    }
  }
}
