import PipelineIR

/// A set of nodes of one pipeline: one bit a node.
public struct NodeSet: Hashable, Sendable {
  /// How many nodes the pipeline has; only they can be members.
  public let capacity: Int
  private var words: [UInt64]

  /// The empty set over `capacity` nodes.
  public init(capacity: Int) {
    self.capacity = capacity
    words = [UInt64](repeating: 0, count: (capacity + 63) / 64)
  }

  /// The set of `nodes` over `capacity` nodes.
  public init(capacity: Int, _ nodes: some Sequence<NodeID>) {
    self.init(capacity: capacity)
    for node in nodes { insert(node) }
  }

  /// Whether `node` is a member.
  public func contains(_ node: NodeID) -> Bool {
    node.index < capacity && words[node.index >> 6] & bit(node) != 0
  }

  /// Adds `node`; false when it was a member already.
  @discardableResult
  public mutating func insert(_ node: NodeID) -> Bool {
    precondition(node.index < capacity, "a node of another pipeline")
    let word = node.index >> 6
    guard words[word] & bit(node) == 0 else { return false }
    words[word] |= bit(node)
    return true
  }

  /// Takes `node` out; false when it was not a member.
  @discardableResult
  public mutating func remove(_ node: NodeID) -> Bool {
    guard contains(node) else { return false }
    words[node.index >> 6] &= ~bit(node)
    return true
  }

  /// How many members there are, in time linear in the capacity.
  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether there are none.
  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  private func bit(_ node: NodeID) -> UInt64 { 1 << UInt64(node.index & 63) }
}

extension NodeSet: Sequence {
  /// Walks the members in declaration order.
  public struct Iterator: IteratorProtocol {
    private let words: [UInt64]
    private var word = 0
    private var rest: UInt64

    init(_ words: [UInt64]) {
      self.words = words
      rest = words.first ?? 0
    }

    /// The next member.
    public mutating func next() -> NodeID? {
      while rest == 0 {
        word += 1
        guard word < words.count else { return nil }
        rest = words[word]
      }
      defer { rest &= rest - 1 }
      return NodeID(word << 6 + rest.trailingZeroBitCount)
    }
  }

  /// The members in declaration order.
  public func makeIterator() -> Iterator { Iterator(words) }
}
