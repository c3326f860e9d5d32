import PipelineAnalysis
import PipelineIR
import SourceText

/// AT212: a retry target that names no node. Specification 7.2.
struct RetryTargetExists: LintRule {
  static let descriptor = RuleDescriptor(
    "AT212", "retry_target_exists", .correctness, .warning, "A retry target that names no node",
    fix: .sometimes,
    page: RulePage(
      what: "`retry_target` and `fallback_retry_target`, of the graph and of nodes, must name a node.",
      why: "The jump is only tried after a failure, which is a bad time to find out that it leads nowhere.",
      mend: "Correct the name.",
      bad: """
        digraph build {
          start [shape=Mdiamond]
          plan  [prompt="Plan the change."]
          build [prompt="Build it.", retry_target="plann"]
          exit  [shape=Msquare]
          start -> plan -> build -> exit
        }
        """,
      good: """
        digraph build {
          start [shape=Mdiamond]
          plan  [prompt="Plan the change."]
          build [prompt="Build it.", retry_target="plan"]
          exit  [shape=Msquare]
          start -> plan -> build -> exit
        }
        """))

  func check(_ context: RuleContext, _ sink: inout DiagnosticSink) {
    // The node may be among what the parser skipped.
    guard !context.mayMissStatements else { return }
    let pipeline = context.pipeline
    var seen: Set<SourceSpan> = []
    for reference in context.facts.retryTargets.references where reference.target == nil {
      guard seen.insert(reference.span).inserted else { continue }
      let meant = context.facts.meantNames[reference.name].map { pipeline.nodes[$0.index] }
      let attribute = AttributeSchema.spelling(of: reference.attribute) ?? "retry target"
      sink.report(
        "`\(attribute)` names no node: `\(reference.name)`", at: reference.span,
        label: meant.map { "did you mean `\($0.name)`?" },
        notes: meant.map { [.init("`\($0.name)` is declared here", at: $0.nameSpan)] } ?? [],
        help: meant.map { "rename to `\($0.name)`" }
          ?? "name a node that is declared, or take the attribute away",
        fixes: meant.map { Rename.fixes(reference.name, to: $0.name, at: [reference.span], quoted: true) }
          ?? [],
        subject: reference.owner.map { .node(pipeline.nodes[$0.index].name) })
    }
  }
}
