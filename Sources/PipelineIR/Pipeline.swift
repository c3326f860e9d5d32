import SourceText

/// A pipeline as typed IR: nodes and edges in declaration order with integer ids, attributes resolved and
/// typed, spans on everything. It may be wrong; diagnostics say how.
///
/// To change one, use `PipelineEditor`: names, handlers, classes, conditions and both adjacencies hang
/// together.
public struct Pipeline: Sendable {
  /// The file it was made of.
  public var source: SourceFile
  /// The digraph's name; nil when it is anonymous.
  public var name: String?
  /// Where the graph is named, or its keyword.
  public var nameSpan: SourceSpan
  /// The graph's own attributes, in order.
  public var graphAttributes: AttributeRange
  /// All nodes in the order of their first declaration.
  public var nodes: [Node]
  /// All edges whose ends both exist, chains expanded, in declaration order.
  public var edges: [Edge]
  /// Edges with an end that names no node; rules report them, flow analysis sees where they may have led.
  public var unresolvedEdges: [UnresolvedEdge]
  /// All subgraphs, outer before inner.
  public var subgraphs: [Subgraph]
  /// The attributes of everything; owners hold ranges into it.
  public var attributes: [Attribute]
  /// The classes of everything; nodes hold ranges into it.
  public var classNames: [String]
  /// The parsed model stylesheet; nil when there is none.
  public var stylesheet: Stylesheet?
  /// Edges by source, in declaration order.
  public var outgoing: Adjacency
  /// Edges by target, in declaration order.
  public var incoming: Adjacency
  /// What parsing values, conditions, stylesheet and templates found (AT202, AT301, AT701 …).
  public var diagnostics: [Diagnostic]
  /// The `node [..]` and `edge [..]` blocks in file order, used or not.
  public var defaultBlocks: [DefaultBlock]
  /// Values that a later declaration of the same node replaced by other ones, in file order.
  public var overrides: [AttributeOverride]
  var nameTable: NameTable

  /// The node called `name`.
  public func node(named name: String) -> NodeID? { nameTable.find(name, in: nodes) }
}

/// A `node [..]` or `edge [..]` block.
public struct DefaultBlock: Sendable {
  /// Whether it is about nodes; else about edges.
  public var isForNodes: Bool
  /// Its attributes as written, origin `.defaults`.
  public var attributes: AttributeRange
  /// The whole statement.
  public var span: SourceSpan
  /// The subgraph it stands in.
  public var subgraph: SubgraphID?
  /// Whether anything of its kind is declared after it and in its scope.
  public var isUsed: Bool
}

/// A value that was replaced when its node was declared again with another one.
public struct AttributeOverride: Sendable {
  /// The node.
  public var node: NodeID
  /// What was replaced.
  public var earlier: Attribute
  /// What holds.
  public var later: Attribute
}

/// A range of `Pipeline.attributes`.
public typealias AttributeRange = Range<Int>

/// One node.
public struct Node: Sendable {
  /// Its id in the file.
  public var name: String
  /// Where it is first declared.
  public var nameSpan: SourceSpan
  /// The whole statement that first declares it.
  public var span: SourceSpan
  /// What runs it: `type` first, then shape, then the id's role (`start`, `exit`, `end`), then codergen.
  public var handler: HandlerKind
  /// Its resolved attributes: explicit, then defaults in scope, then stylesheet; each name at most once
  /// (families, drawing attributes and unknown keys: each key).
  public var attributes: AttributeRange
  /// Its classes (`class`, then those derived from the subgraphs around its declarations, inner first): a
  /// range of `Pipeline.classNames`.
  public var classes: Range<Int>
  /// The innermost subgraph around its first declaration that stands in one.
  public var subgraph: SubgraphID?
}

/// One edge; a chain `a -> b -> c` is two.
public struct Edge: Sendable {
  /// Its source.
  public var from: NodeID
  /// Its target.
  public var to: NodeID
  /// Where the source is named.
  public var fromSpan: SourceSpan
  /// Where the target is named.
  public var toSpan: SourceSpan
  /// The whole statement.
  public var span: SourceSpan
  /// Its resolved attributes; edges of one statement share one range.
  public var attributes: AttributeRange
  /// The parsed condition, of `condition` or else of `on`: nil without one (or with an empty one), and also
  /// when it does not parse.
  public var condition: Condition?
  /// Whether the edge has a non-empty `condition` or an `on`, parsed or not.
  public var isConditional: Bool
}

/// An edge with at least one end that names no node.
public struct UnresolvedEdge: Sendable {
  /// The source's name.
  public var fromName: String
  /// The target's name.
  public var toName: String
  /// The source, when it exists.
  public var from: NodeID?
  /// The target, when it exists.
  public var to: NodeID?
  /// Where the source is named.
  public var fromSpan: SourceSpan
  /// Where the target is named.
  public var toSpan: SourceSpan
}

/// One subgraph.
public struct Subgraph: Sendable {
  /// Its id, if it has one.
  public var name: String?
  /// The subgraph around it.
  public var parent: SubgraphID?
  /// Its own attributes; they never reach the graph.
  public var attributes: AttributeRange
  /// The class its label gives to nodes inside; nil without a label.
  public var derivedClass: String?
  /// The whole statement.
  public var span: SourceSpan
}

/// Edges by node in compressed sparse rows: the edges of node `n` are `items[offsets[n]..<offsets[n + 1]]`.
public struct Adjacency: Sendable {
  /// One more entry than there are nodes.
  public let offsets: [UInt32]
  /// Edge ids, grouped by node.
  public let items: [EdgeID]

  /// Groups edges by the node `key` names, keeping their order (a counting sort).
  public init(nodeCount: Int, edges: [Edge], key: (Edge) -> NodeID) {
    var offsets = [UInt32](repeating: 0, count: nodeCount + 1)
    for edge in edges { offsets[key(edge).index + 1] += 1 }
    for index in offsets.indices.dropFirst() { offsets[index] += offsets[index - 1] }
    var next = offsets
    var items = [EdgeID](repeating: EdgeID(0), count: edges.count)
    for (index, edge) in edges.enumerated() {
      let node = key(edge).index
      items[Int(next[node])] = EdgeID(index)
      next[node] += 1
    }
    self.offsets = offsets
    self.items = items
  }

  /// The edges of one node, in declaration order.
  @inlinable
  public subscript(node: NodeID) -> ArraySlice<EdgeID> {
    items[Int(offsets[node.index])..<Int(offsets[node.index + 1])]
  }
}
