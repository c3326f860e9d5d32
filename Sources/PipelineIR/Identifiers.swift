/// The index of an `Element` in the array that owns it: a type of its own for each kind of element, so that a
/// node's index is never taken for an edge's.
///
/// Thirty-two bits, because tables hold millions of them; every limit on elements is far below.
@frozen
public struct TypedIndex<Element>: Hashable, Comparable, Sendable {
  /// The index.
  public let rawValue: UInt32

  /// The id of the element at `index`.
  @inlinable
  public init(_ index: Int) { rawValue = UInt32(truncatingIfNeeded: index) }

  /// The id as an index.
  @inlinable
  public var index: Int { Int(rawValue) }

  // Written out, so that other modules can inline them.

  /// Orders by index, which is the order of declaration.
  @inlinable
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// Whether both are the same element of the same array.
  @inlinable
  public static func == (left: Self, right: Self) -> Bool { left.rawValue == right.rawValue }

  /// Hashes the index.
  @inlinable
  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}

/// A node's index in `Pipeline.nodes`.
public typealias NodeID = TypedIndex<Node>
/// An edge's index in `Pipeline.edges`.
public typealias EdgeID = TypedIndex<Edge>
/// A subgraph's index in `Pipeline.subgraphs`.
public typealias SubgraphID = TypedIndex<Subgraph>
