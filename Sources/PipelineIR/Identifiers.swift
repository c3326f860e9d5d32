/// A node's index in `Pipeline.nodes`.
public struct NodeID: Hashable, Comparable, Sendable {
  /// The index.
  public let rawValue: UInt32
  /// The id of the node at `index`.
  @inlinable
  public init(_ index: Int) { rawValue = UInt32(truncatingIfNeeded: index) }
  /// The id as an index.
  @inlinable
  public var index: Int { Int(rawValue) }
  /// Orders by index, which is the order of declaration.
  @inlinable
  public static func < (left: NodeID, right: NodeID) -> Bool { left.rawValue < right.rawValue }
}

/// An edge's index in `Pipeline.edges`.
public struct EdgeID: Hashable, Comparable, Sendable {
  /// The index.
  public let rawValue: UInt32
  /// The id of the edge at `index`.
  @inlinable
  public init(_ index: Int) { rawValue = UInt32(truncatingIfNeeded: index) }
  /// The id as an index.
  @inlinable
  public var index: Int { Int(rawValue) }
  /// Orders by index, which is the order of declaration.
  @inlinable
  public static func < (left: EdgeID, right: EdgeID) -> Bool { left.rawValue < right.rawValue }
}

/// A subgraph's index in `Pipeline.subgraphs`.
public struct SubgraphID: Hashable, Sendable {
  /// The index.
  public let rawValue: UInt32
  /// The id of the subgraph at `index`.
  @inlinable
  public init(_ index: Int) { rawValue = UInt32(truncatingIfNeeded: index) }
  /// The id as an index.
  @inlinable
  public var index: Int { Int(rawValue) }
}
