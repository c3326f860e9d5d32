import DOTSyntax
import SourceText

@testable import PipelineIR

/// Puts a pipeline together piece by piece, where a test is about the picture and not about the language.
struct PipelineSketch {
  private var name: String
  private var attributes: [Attribute] = []
  private var graph: AttributeRange = 0..<0
  private var nodes: [Node] = []
  private var edges: [Edge] = []
  private var unresolved: [UnresolvedEdge] = []
  private var subgraphs: [Subgraph] = []
  private var classNames: [String] = []
  private var names: [String: NodeID] = [:]
  private let nowhere = SourceSpan(0..<0)

  init(
    _ name: String = "sketch", graph: [(AttributeName, AttributeValue)] = [], drawing: [String: String] = [:]
  ) {
    self.name = name
    self.graph = add(graph, drawing: drawing)
  }

  private mutating func add(
    _ values: [(AttributeName, AttributeValue)], drawing: [String: String] = [:]
  ) -> AttributeRange {
    let start = attributes.count
    for (name, value) in values {
      attributes.append(
        Attribute(name, value, keySpan: nowhere, valueSpan: nowhere, origin: .explicit))
    }
    for (spelling, value) in drawing.sorted(by: { $0.key < $1.key }) {
      attributes.append(
        Attribute(
          .drawing, spelling: spelling, .string(value), keySpan: nowhere, valueSpan: nowhere,
          origin: .explicit))
    }
    return start..<attributes.count
  }

  mutating func node(
    _ name: String, _ handler: HandlerKind = .codergen, _ values: [(AttributeName, AttributeValue)] = [],
    drawing: [String: String] = [:], classes: [String] = [], in subgraph: Int? = nil
  ) {
    let firstClass = classNames.count
    classNames += classes
    names[name] = NodeID(nodes.count)
    nodes.append(
      Node(
        name: name, nameSpan: nowhere, span: nowhere, handler: handler,
        attributes: add(values, drawing: drawing),
        classes: firstClass..<classNames.count, subgraph: subgraph.map { SubgraphID($0) }))
  }

  mutating func edge(
    _ from: String, _ to: String, label: String? = nil, if condition: Condition? = nil, restart: Bool = false,
    drawing: [String: String] = [:]
  ) {
    guard let source = names[from], let target = names[to] else {
      unresolved.append(
        UnresolvedEdge(
          fromName: from, toName: to, from: names[from], to: names[to], fromSpan: nowhere, toSpan: nowhere))
      return
    }
    var values: [(AttributeName, AttributeValue)] = []
    if let label { values.append((.label, .string(label))) }
    if restart { values.append((.loopRestart, .boolean(true))) }
    edges.append(
      Edge(
        from: source, to: target, fromSpan: nowhere, toSpan: nowhere, span: nowhere,
        attributes: add(values, drawing: drawing), condition: condition, isConditional: condition != nil))
  }

  mutating func subgraph(_ name: String?, label: String? = nil, in parent: Int? = nil) -> Int {
    let values = label.map { [(AttributeName.label, AttributeValue.string($0))] } ?? []
    subgraphs.append(
      Subgraph(
        name: name, parent: parent.map { SubgraphID($0) }, attributes: add(values), derivedClass: nil,
        span: nowhere))
    return subgraphs.count - 1
  }

  var pipeline: Pipeline {
    var pipeline = elaborate(parse(SourceFile(name: "sketch.dot", text: "digraph {}")))
    pipeline.name = name
    pipeline.graphAttributes = graph
    pipeline.nodes = nodes
    pipeline.edges = edges
    pipeline.unresolvedEdges = unresolved
    pipeline.subgraphs = subgraphs
    pipeline.attributes = attributes
    pipeline.classNames = classNames
    pipeline.outgoing = Adjacency(nodeCount: nodes.count, edges: edges) { $0.from }
    pipeline.incoming = Adjacency(nodeCount: nodes.count, edges: edges) { $0.to }
    return pipeline
  }
}

/// A condition of one clause.
func clause(
  _ key: ConditionKey, _ comparison: ConditionClause.Comparison, _ literal: String = ""
) -> Condition {
  let nowhere = SourceSpan(0..<0)
  return .clause(
    ConditionClause(key: key, comparison, literal: literal, keySpan: nowhere, literalSpan: nowhere))
}
