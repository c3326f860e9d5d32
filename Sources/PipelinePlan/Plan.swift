import PipelineIR
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
public typealias StringID = TypedIndex<String>
/// An index into `Plan.nodes`.
public typealias PlanNodeID = TypedIndex<PlanNode>
/// An index into `Plan.edges`.
public typealias PlanEdgeID = TypedIndex<PlanEdge>

extension StringID {
  /// The empty text, in every plan.
  @inlinable
  public static var empty: StringID { StringID(0) }
}
