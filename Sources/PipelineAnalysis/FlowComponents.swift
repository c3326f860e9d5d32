import PipelineIR

/// The strongly connected components of a flow graph: the largest sets of nodes that can all run again after
/// each other. Numbered so that every arc between two components leads to a smaller number.
public struct FlowComponents: Sendable {
  /// How many there are.
  public let count: Int
  private let numbers: [UInt32]
  private let offsets: [UInt32]
  private let items: [NodeID]
  private let selfArcs: NodeSet

  init(_ flow: FlowGraph) {
    var walk = Tarjan(flow)
    walk.run()
    count = walk.count
    numbers = walk.numbers
    var selfArcs = NodeSet(capacity: flow.nodeCount)
    var offsets = [UInt32](repeating: 0, count: walk.count + 1)
    for index in 0..<flow.nodeCount {
      offsets[Int(walk.numbers[index]) + 1] += 1
      let node = NodeID(index)
      if flow.successors(of: node).contains(node) { selfArcs.insert(node) }
    }
    for index in offsets.indices.dropFirst() { offsets[index] += offsets[index - 1] }
    var next = offsets
    var items = [NodeID](repeating: NodeID(0), count: flow.nodeCount)
    for index in 0..<flow.nodeCount {
      let component = Int(walk.numbers[index])
      items[Int(next[component])] = NodeID(index)
      next[component] += 1
    }
    self.offsets = offsets
    self.items = items
    self.selfArcs = selfArcs
  }

  /// The number of the component `node` belongs to.
  public func component(of node: NodeID) -> Int { Int(numbers[node.index]) }

  /// The nodes of a component, in declaration order.
  public func members(of component: Int) -> ArraySlice<NodeID> {
    items[Int(offsets[component])..<Int(offsets[component + 1])]
  }

  /// Whether a node of the component can run again after itself.
  public func isCyclic(_ component: Int) -> Bool {
    let members = members(of: component)
    if members.count > 1 { return true }
    return members.first.map(selfArcs.contains) ?? false
  }
}

/// Tarjan's algorithm with an explicit stack: a pipeline may be a million nodes deep.
///
/// R. E. Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1 (2), 1972.
private struct Tarjan {
  private static let unseen = UInt32.max
  private let flow: FlowGraph
  private(set) var numbers: [UInt32]
  private(set) var count = 0
  private var order: [UInt32]
  private var low: [UInt32]
  private var nextOrder: UInt32 = 0
  private var open: [NodeID] = []
  private var path: [(node: NodeID, arc: Int)] = []

  init(_ flow: FlowGraph) {
    self.flow = flow
    numbers = [UInt32](repeating: Self.unseen, count: flow.nodeCount)
    order = numbers
    low = numbers
  }

  mutating func run() {
    for index in 0..<flow.nodeCount where order[index] == Self.unseen {
      enter(NodeID(index))
      while let top = path.last { step(top.node, top.arc) }
    }
  }

  private mutating func enter(_ node: NodeID) {
    order[node.index] = nextOrder
    low[node.index] = nextOrder
    nextOrder += 1
    open.append(node)
    path.append((node, flow.successors(of: node).startIndex))
  }

  private mutating func step(_ node: NodeID, _ arc: Int) {
    let successors = flow.successors(of: node)
    guard arc < successors.endIndex else {
      path.removeLast()
      if let parent = path.last?.node { low[parent.index] = min(low[parent.index], low[node.index]) }
      if low[node.index] == order[node.index] { close(node) }
      return
    }
    path[path.count - 1].arc = arc + 1
    let next = successors[arc]
    if order[next.index] == Self.unseen {
      enter(next)
    } else if numbers[next.index] == Self.unseen {
      low[node.index] = min(low[node.index], order[next.index])
    }
  }

  /// Everything opened since `root` is one component.
  private mutating func close(_ root: NodeID) {
    while let node = open.popLast() {
      numbers[node.index] = UInt32(count)
      if node == root { break }
    }
    count += 1
  }
}
