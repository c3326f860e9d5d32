import PipelineIR
import SourceText

/// AT209: a fidelity that is not one of the six modes. Specification 5.4 and 7.2.
struct FidelityValid: LintRule {
  static let descriptor = RuleDescriptor(
    "AT209", "fidelity_valid", .correctness, .warning, "A fidelity that is not one of the six modes",
    fix: .sometimes,
    page: RulePage(
      what: """
        `fidelity` of a node or an edge and `default_fidelity` of the graph say how much of what happened before an \
        agent is told: `full`, `truncate`, `compact`, `summary:low`, `summary:medium` or `summary:high`.
        """,
      why: "Any other word counts as unset, so the agent knows more or less than its author thinks.",
      mend: "Choose one of the six modes.",
      bad: """
        digraph review {
          start  [shape=Mdiamond]
          review [prompt="Review the change.", fidelity="summary:hihg"]
          exit   [shape=Msquare]
          start -> review -> exit
        }
        """,
      good: """
        digraph review {
          start  [shape=Mdiamond]
          review [prompt="Review the change.", fidelity="summary:high"]
          exit   [shape=Msquare]
          start -> review -> exit
        }
        """))

  private static let modes = ["full", "truncate", "compact", "summary:low", "summary:medium", "summary:high"]

  func check(_ context: RuleContext, _ sink: inout DiagnosticSink) {
    let pipeline = context.pipeline
    var seen: Set<SourceSpan> = []
    func look(at attribute: Attribute?, _ subject: Diagnostic.Subject?) {
      guard let attribute, let mode = attribute.string, !mode.isEmpty, !Self.modes.contains(mode),
        seen.insert(attribute.valueSpan).inserted
      else { return }
      let nearest = NearestName.find(mode, among: Self.modes)
      sink.report(
        "`\(mode)` is not a fidelity mode", at: attribute.valueSpan,
        label: nearest.map { "did you mean `\($0)`?" },
        help: nearest.map { "rename to `\($0)`" } ?? "use one of \(Self.modes.joined(separator: ", "))",
        fixes: nearest.map { Rename.fixes(mode, to: $0, at: [attribute.valueSpan], quoted: true) } ?? [],
        subject: attribute.origin == .explicit ? subject : nil)
    }
    look(at: pipeline.graphAttribute(.defaultFidelity), nil)
    for index in pipeline.nodes.indices {
      look(at: pipeline.attribute(.fidelity, of: NodeID(index)), .node(pipeline.nodes[index].name))
    }
    for index in pipeline.edges.indices {
      guard let attribute = pipeline.attribute(.fidelity, of: EdgeID(index)) else { continue }
      let edge = pipeline.edges[index]
      look(
        at: attribute,
        .edge(from: pipeline.nodes[edge.from.index].name, to: pipeline.nodes[edge.to.index].name))
    }
  }
}
