import SourceText

/// A pipeline lowered to flat arrays: everything the interpreter needs and nothing it has to look up by name.
///
/// A plan does not depend on the file it was made of. Ids are indices into the arrays below; `verify(_:)`
/// proves that each is in range, so the interpreter only walks arrays. A plan read from a file is untrusted
/// until then.
public struct Plan: Hashable, Sendable {
  /// The version of the encoding; a reader refuses any other.
  public static let formatVersion = 1

  /// Interned text, each once; the first is empty.
  public var strings: [String] = [""]
  /// The digraph's name.
  public var name = StringID(0)
  /// The graph's label; the name where it has none.
  public var label = StringID(0)
  /// The graph's goal; may be empty.
  public var goal = StringID(0)
  /// Nodes in declaration order.
  public var nodes: [PlanNode] = []
  /// Edges grouped by source node, in declaration order within a node.
  public var edges: [PlanEdge] = []
  /// Conditions: each a run of `operations`.
  public var predicates: [Range<Int>] = []
  /// The stack programs of all conditions.
  public var operations: [PredicateOperation] = []
  /// All instructions; a node's block begins at its `entry`.
  public var code: [Instruction] = []
  /// Parallel regions, outer before inner.
  public var regions: [PlanRegion] = []
  /// Retry policies, each once.
  public var policies: [RetryPolicy] = []
  /// Limits of a run.
  public var limits = RunLimits()
  /// The node lists that retry and gate routing walk.
  public var nodeLists: [PlanNodeID] = []
  /// The edge lists that `prefer` and `suggest` walk.
  public var edgeLists: [PlanEdgeID] = []
  /// The pieces of all prompts.
  public var templates: [TemplateSegment] = []
  /// Names and values of node attributes that have no field of their own, and of the graph's attributes.
  public var attributes: [PlanAttribute] = []
  /// The graph's attributes, mirrored to `graph.*` in the context: a range of `attributes`.
  public var graphAttributes: Range<Int> = 0..<0
  /// The names of the run's inputs.
  public var inputs: [PlanInput] = []
  /// The start node.
  public var start = PlanNodeID(0)
  /// Where each node stands in the source file; for messages only, not part of the hash.
  public var spans: [SourceSpan] = []

  /// An empty plan.
  public init() {}

  /// The text of an interned string.
  @inlinable
  public subscript(id: StringID) -> String { strings[id.index] }
}

/// An index into `Plan.strings`.
public struct StringID: Hashable, Sendable {
  /// The index.
  public let rawValue: UInt32
  /// The id of the string at `index`.
  @inlinable
  public init(_ index: Int) { rawValue = UInt32(truncatingIfNeeded: index) }
  /// The id as an index.
  @inlinable
  public var index: Int { Int(rawValue) }
  /// The empty text, in every plan.
  @inlinable
  public static var empty: StringID { StringID(0) }
}

/// An index into `Plan.nodes`.
public struct PlanNodeID: Hashable, Comparable, Sendable {
  /// The index.
  public let rawValue: UInt32
  /// The id of the node at `index`.
  @inlinable
  public init(_ index: Int) { rawValue = UInt32(truncatingIfNeeded: index) }
  /// The id as an index.
  @inlinable
  public var index: Int { Int(rawValue) }
  /// Orders by index.
  @inlinable
  public static func < (left: PlanNodeID, right: PlanNodeID) -> Bool { left.rawValue < right.rawValue }
}

/// An index into `Plan.edges`.
public struct PlanEdgeID: Hashable, Comparable, Sendable {
  /// The index.
  public let rawValue: UInt32
  /// The id of the edge at `index`.
  @inlinable
  public init(_ index: Int) { rawValue = UInt32(truncatingIfNeeded: index) }
  /// The id as an index.
  @inlinable
  public var index: Int { Int(rawValue) }
  /// Orders by index.
  @inlinable
  public static func < (left: PlanEdgeID, right: PlanEdgeID) -> Bool { left.rawValue < right.rawValue }
}
