import SourceText

/// Edits a pipeline for a transform and keeps handlers, classes, conditions and indexes in step.
///
/// Attributes are never changed in place, for edges of one statement share theirs; an edited owner gets a new
/// range at the end.
public struct PipelineEditor {
  private var pipeline: Pipeline
  private var merger: AttributeMerger

  /// An editor of a copy of `pipeline`.
  public init(_ pipeline: Pipeline) {
    self.pipeline = pipeline
    merger = AttributeMerger(after: pipeline.attributes)
    self.pipeline.attributes = []
  }

  /// Sets an attribute of a node; one of that name goes.
  public mutating func set(_ attribute: Attribute, of node: NodeID) {
    let oldWords = classWords(node.index)
    pipeline.nodes[node.index].attributes = merged(attribute, into: pipeline.nodes[node.index].attributes)
    refresh(node.index, oldWords: oldWords)
  }

  /// Sets an attribute of an edge; one of that name goes.
  ///
  /// A condition that does not parse is reported (AT301) in the pipeline's diagnostics.
  public mutating func set(_ attribute: Attribute, of edge: EdgeID) {
    pipeline.edges[edge.index].attributes = merged(attribute, into: pipeline.edges[edge.index].attributes)
    if attribute.name == .condition || attribute.name == .on { refreshCondition(edge.index) }
  }

  /// Sets an attribute of the graph; one of that name goes.
  public mutating func setGraph(_ attribute: Attribute) {
    pipeline.graphAttributes = merged(attribute, into: pipeline.graphAttributes)
  }

  /// Adds a node; nil when there is one of that name.
  ///
  /// - Parameters:
  ///   - name: its id.
  ///   - attributes: its attributes; of two of one name, the last counts.
  ///   - subgraph: the subgraph it stands in.
  ///   - span: what diagnostics about it point at.
  public mutating func addNode(
    _ name: String, _ attributes: [Attribute] = [], in subgraph: SubgraphID? = nil, at span: SourceSpan
  ) -> NodeID? {
    let key = Array(name.utf8)[...]
    let hash = NameTable.hash(key)
    guard pipeline.nameTable.find(key, hash, in: pipeline.nodes) == nil else { return nil }
    let index = pipeline.nodes.count
    pipeline.nameTable.insert(index, hash)
    let start = pipeline.classNames.count
    var enclosing = subgraph
    while let id = enclosing {
      if let name = pipeline.subgraphs[id.index].derivedClass { pipeline.classNames.append(name) }
      enclosing = pipeline.subgraphs[id.index].parent
    }
    merger.begin()
    for attribute in attributes { merger.set(attribute) }
    pipeline.nodes.append(
      Node(
        name: name, nameSpan: span, span: span, handler: .codergen, attributes: merger.range,
        classes: start..<pipeline.classNames.count, subgraph: subgraph))
    refresh(index, oldWords: [])
    return NodeID(index)
  }

  /// Adds an edge behind all others.
  ///
  /// - Parameters:
  ///   - source: where it begins.
  ///   - target: where it ends.
  ///   - attributes: its attributes; `condition` and `on` are parsed as in a file.
  ///   - span: what diagnostics about it point at.
  @discardableResult
  public mutating func addEdge(
    from source: NodeID, to target: NodeID, _ attributes: [Attribute] = [], at span: SourceSpan
  ) -> EdgeID {
    merger.begin()
    for attribute in attributes { merger.set(attribute) }
    pipeline.edges.append(
      Edge(
        from: source, to: target, fromSpan: span, toSpan: span, span: span, attributes: merger.range,
        condition: nil, isConditional: false))
    refreshCondition(pipeline.edges.count - 1)
    return EdgeID(pipeline.edges.count - 1)
  }

  /// The edited pipeline.
  public consuming func finish() -> Pipeline {
    pipeline.attributes = merger.attributes
    let count = pipeline.nodes.count
    pipeline.outgoing = Adjacency(nodeCount: count, edges: pipeline.edges) { $0.from }
    pipeline.incoming = Adjacency(nodeCount: count, edges: pipeline.edges) { $0.to }
    return pipeline
  }

  private mutating func merged(_ attribute: Attribute, into range: AttributeRange) -> AttributeRange {
    merger.begin()
    for index in range { merger.set(merger.attributes[index]) }
    merger.set(attribute)
    return merger.range
  }

  private func attribute(_ name: AttributeName, in range: AttributeRange) -> Attribute? {
    range.lazy.map { merger.attributes[$0] }.first { $0.name == name }
  }

  private func classWords(_ node: Int) -> [String] {
    Node.classWords(attribute(.classNames, in: pipeline.nodes[node].attributes)?.string ?? "")
  }

  private mutating func refresh(_ index: Int, oldWords: [String]) {
    let node = pipeline.nodes[index]
    pipeline.nodes[index].handler = HandlerKind(
      ofNodeNamed: node.name, type: attribute(.type, in: node.attributes),
      shape: attribute(.shape, in: node.attributes))
    let words = classWords(index)
    guard words != oldWords else { return }
    let derived = pipeline.classNames[node.classes].filter { !oldWords.contains($0) && !words.contains($0) }
    let start = pipeline.classNames.count
    pipeline.classNames += words + derived
    pipeline.nodes[index].classes = start..<pipeline.classNames.count
  }

  private mutating func refreshCondition(_ index: Int) {
    let edge = pipeline.edges[index]
    let sources = ConditionSources(
      condition: attribute(.condition, in: edge.attributes), outcome: attribute(.on, in: edge.attributes))
    let (condition, isConditional) = sources.resolve { attribute in
      let (condition, error) = Condition.parse(EmbeddedText(attribute.string ?? "", at: attribute.valueSpan))
      if let error { pipeline.diagnostics.append(error) }
      return condition
    }
    pipeline.edges[index].condition = condition
    pipeline.edges[index].isConditional = isConditional
  }
}
