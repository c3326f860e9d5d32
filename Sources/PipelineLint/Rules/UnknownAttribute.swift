import PipelineIR
import SourceText

/// AT201: an attribute that the language does not have.
struct UnknownAttribute: LintRule {
  static let descriptor = RuleDescriptor(
    "AT201", "unknown_attribute", .correctness, .warning, "An attribute that the language does not have",
    fix: .sometimes,
    page: RulePage(
      what: """
        Keys must be attributes of the language or of Graphviz. Each other key is reported once, with the places that \
        use it. Nodes whose `type` names a handler of the program's own may have any.
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
    var uses = UnknownAttributeUses(pipeline)
    uses.gather(from: pipeline.graphAttributes, of: .graph, nil)
    for subgraph in pipeline.subgraphs { uses.gather(from: subgraph.attributes, of: .subgraph, nil) }
    for node in pipeline.nodes where node.handler != .custom {
      uses.gather(from: node.attributes, of: .node, .node(node.name))
    }
    for edge in pipeline.edges { uses.gather(from: edge.attributes, of: .edge, nil) }
    var keys: [AttributeOwners: [String]] = [:]
    for use in uses.found {
      if keys[use.owner] == nil { keys[use.owner] = AttributeSchema.keys(on: use.owner) }
      report(use, keys[use.owner] ?? [], &sink)
    }
  }

  /// How many further uses of a key are shown.
  private static let noteLimit = 4

  private func report(_ use: UnknownAttributeUses.Use, _ keys: [String], _ sink: inout DiagnosticSink) {
    guard let first = use.spans.first else { return }
    let meant = sink.wantsDetails ? NearestName.find(use.spelling, among: keys) : nil
    let others = use.spans.dropFirst()
    var notes = others.prefix(Self.noteLimit).map { Diagnostic.Note("also here", at: $0) }
    if others.count > Self.noteLimit {
      notes.append(.init("and \(others.count - Self.noteLimit) times more"))
    }
    sink.report(
      "\(use.ownerText) has no attribute `\(use.spelling)`", at: first,
      label: meant.map { "did you mean `\($0)`?" } ?? "nobody reads it", notes: notes,
      help: meant.map { "rename to `\($0)`" } ?? "take it away, or correct its name",
      fixes: meant.map { Rename.fixes(use.spelling, to: $0, at: use.spans) } ?? [], subject: use.subject)
  }
}

/// Gathers unknown attributes by key and kind of owner: the same wrong key on fifty nodes is one mistake.
private struct UnknownAttributeUses {
  private(set) var found: [Use] = []
  private let pipeline: Pipeline
  /// Attributes of a default block are those of every node after it.
  private var seen: Set<SourceSpan> = []
  private var numbers: [Key: Int] = [:]

  private struct Key: Hashable {
    let owner: AttributeOwners
    let spelling: String
  }

  struct Use {
    let owner: AttributeOwners
    let spelling: String
    /// The owner of the first use, where that is one node.
    let subject: Diagnostic.Subject?
    var spans: [SourceSpan] = []

    var ownerText: String {
      switch owner {
      case .graph: "the graph"
      case .subgraph: "a subgraph"
      case .edge: "an edge"
      default: "a node"
      }
    }
  }

  init(_ pipeline: Pipeline) { self.pipeline = pipeline }

  mutating func gather(from range: AttributeRange, of owner: AttributeOwners, _ subject: Diagnostic.Subject?)
  {
    for index in range where pipeline.attributes[index].name == .unknown {
      let attribute = pipeline.attributes[index]
      guard seen.insert(attribute.keySpan).inserted else { continue }
      let spelling = attribute.spelling ?? pipeline.source.text(in: attribute.keySpan)
      let key = Key(owner: owner, spelling: spelling)
      let number = numbers[key] ?? found.count
      if number == found.count {
        numbers[key] = number
        found.append(
          Use(owner: owner, spelling: spelling, subject: attribute.origin == .explicit ? subject : nil))
      }
      found[number].spans.append(attribute.keySpan)
    }
  }
}
