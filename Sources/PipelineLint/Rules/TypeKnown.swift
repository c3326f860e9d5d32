import PipelineIR
import SourceText

/// AT208: a `type` that no handler has. Specification 7.2.
struct TypeKnown: LintRule {
  static let descriptor = RuleDescriptor(
    "AT208", "type_known", .correctness, .warning, "A `type` that no handler has", fix: .sometimes,
    page: RulePage(
      what: """
        `type` names the handler that runs a node: one of the language's, or one that the program which runs the \
        pipeline registers.
        """,
      why: "A node whose handler is missing fails when a run comes to it, after all the work before it.",
      mend:
        "Correct the name, or take `type` away and let the shape decide. A program that registers a handler "
        + "tells the checker its name.",
      bad: """
        digraph ask {
          start [shape=Mdiamond]
          ask   [type="wait.humam", label="Go on?"]
          exit  [shape=Msquare]
          start -> ask
          ask -> exit [label="[Y] Yes"]
        }
        """,
      good: """
        digraph ask {
          start [shape=Mdiamond]
          ask   [type="wait.human", label="Go on?"]
          exit  [shape=Msquare]
          start -> ask
          ask -> exit [label="[Y] Yes"]
        }
        """))

  func check(_ context: RuleContext, _ sink: inout DiagnosticSink) {
    let pipeline = context.pipeline
    var seen: Set<SourceSpan> = []
    let known = HandlerKind.allCases.filter { $0 != .custom }.map(\.typeName) + context.handlerTypes.sorted()
    for index in pipeline.nodes.indices where pipeline.nodes[index].handler == .custom {
      guard let type = pipeline.attribute(.type, of: NodeID(index)), let name = type.string, !name.isEmpty,
        !context.handlerTypes.contains(name), seen.insert(type.valueSpan).inserted
      else { continue }
      let nearest = NearestName.find(name, among: known)
      sink.report(
        "no handler is called `\(name)`", at: type.valueSpan,
        label: nearest.map { "did you mean `\($0)`?" },
        help: nearest.map { "rename to `\($0)`" }
          ?? "known are \(known.map { "`\($0)`" }.joined(separator: ", "))",
        fixes: nearest.map { Rename.fixes(name, to: $0, at: [type.valueSpan], quoted: true) } ?? [],
        subject: .node(pipeline.nodes[index].name))
    }
  }
}
