import PipelineIR
import SourceText

/// AT201: an attribute that the language does not have.
struct UnknownAttribute: LintRule {
  static let descriptor = RuleDescriptor(
    "AT201", "unknown_attribute", .correctness, .warning, "An attribute that the language does not have",
    fix: .sometimes,
    page: RulePage(
      what: """
        Keys must be attributes of the language or of Graphviz. Nodes with a registered handler of their own may \
        have any.
        """,
      why: "An attribute that nobody reads changes nothing: `max_retrys=3` retries never.",
      mend: "Correct the name, or take the attribute away. `attractor schema` lists them all.",
      bad: """
        digraph prices {
          start [shape=Mdiamond]
          fetch [prompt="Download the price list.", max_retrys=3]
          exit  [shape=Msquare]
          start -> fetch -> exit
        }
        """,
      good: """
        digraph prices {
          start [shape=Mdiamond]
          fetch [prompt="Download the price list.", max_retries=3]
          exit  [shape=Msquare]
          start -> fetch -> exit
        }
        """))

  func check(_ context: RuleContext, _ sink: inout DiagnosticSink) {
    let pipeline = context.pipeline
    var finder = UnknownAttributeFinder(pipeline)
    finder.look(in: pipeline.graphAttributes, of: .graph, nil, &sink)
    for subgraph in pipeline.subgraphs { finder.look(in: subgraph.attributes, of: .subgraph, nil, &sink) }
    for node in pipeline.nodes where node.handler != .custom {
      finder.look(in: node.attributes, of: .node, .node(node.name), &sink)
    }
    for edge in pipeline.edges { finder.look(in: edge.attributes, of: .edge, nil, &sink) }
  }
}

private struct UnknownAttributeFinder {
  private let pipeline: Pipeline
  /// Attributes of a default block are those of every node after it: one mistake.
  private var seen: Set<SourceSpan> = []
  private var nearest: [Key: String?] = [:]

  private struct Key: Hashable {
    let owner: AttributeOwners
    let spelling: String
  }

  init(_ pipeline: Pipeline) { self.pipeline = pipeline }

  mutating func look(
    in range: AttributeRange, of owner: AttributeOwners, _ subject: Diagnostic.Subject?,
    _ sink: inout DiagnosticSink
  ) {
    for index in range where pipeline.attributes[index].name == .unknown {
      let attribute = pipeline.attributes[index]
      guard seen.insert(attribute.keySpan).inserted else { continue }
      let spelling = attribute.spelling ?? pipeline.source.text(in: attribute.keySpan)
      let meant = meant(by: spelling, owner)
      let subject = attribute.origin == .explicit ? subject : nil
      sink.report(
        "\(Self.words[owner] ?? "a statement") has no attribute `\(spelling)`", at: attribute.keySpan,
        label: meant.map { "did you mean `\($0)`?" } ?? "nobody reads it",
        help: meant.map { "rename to `\($0)`" } ?? "take it away, or correct its name",
        fixes: meant.map { [Rename.fix(spelling, to: $0, at: [attribute.keySpan])] } ?? [], subject: subject)
    }
  }

  private mutating func meant(by spelling: String, _ owner: AttributeOwners) -> String? {
    let key = Key(owner: owner, spelling: spelling)
    if let known = nearest[key] { return known }
    let found = NearestName.find(spelling, among: AttributeSchema.keys(on: owner))
    nearest[key] = .some(found)
    return found
  }

  private static let words: [AttributeOwners: String] = [
    .graph: "the graph", .subgraph: "a subgraph", .node: "a node", .edge: "an edge",
  ]
}
