import PipelineIR
import SourceText

/// AT403: a goal gate without any retry target. Specification 3.4 and 7.2.
struct GoalGateHasRetry: LintRule {
  static let descriptor = RuleDescriptor(
    "AT403", "goal_gate_has_retry", .termination, .warning, "A goal gate without any retry target",
    page: RulePage(
      what: """
        A node with `goal_gate=true` must succeed before a run may end. When it has not, the exit jumps to the \
        node's `retry_target` or `fallback_retry_target`, or to those of the graph. This rule reports gates for \
        which none of the four is set.
        """,
      why:
        "Without a target the run ends there as a failure: the gate can only refuse, nothing can mend its cause.",
      mend:
        "Set `retry_target` on the gate to the step that does the work again, or on the graph for all gates.",
      bad: """
        digraph fix {
          start [shape=Mdiamond]
          mend  [prompt="Mend the login page."]
          test  [shape=parallelogram, tool_command="make test", goal_gate=true]
          exit  [shape=Msquare]
          start -> mend -> test -> exit
        }
        """,
      good: """
        digraph fix {
          start [shape=Mdiamond]
          mend  [prompt="Mend the login page."]
          test  [shape=parallelogram, tool_command="make test", goal_gate=true, retry_target="mend"]
          exit  [shape=Msquare]
          start -> mend -> test -> exit
        }
        """))

  func check(_ context: RuleContext, _ sink: inout DiagnosticSink) {
    let pipeline = context.pipeline
    let targets = context.facts.retryTargets
    // A target that names no node has its own finding, AT212.
    guard targets.ofGraph.isEmpty, !context.mayMissStatements else { return }
    for index in pipeline.nodes.indices {
      let id = NodeID(index)
      guard let gate = pipeline.attribute(.goalGate, of: id), gate.boolean == true,
        targets.references(of: id).isEmpty
      else { continue }
      let node = pipeline.nodes[index]
      if context.hasSyntaxError(in: node.span) { continue }
      let isOwn = gate.origin == .explicit
      sink.report(
        "goal gate `\(node.name)` has no retry target",
        at: isOwn ? gate.keySpan.union(gate.valueSpan) : node.nameSpan,
        label: "nothing can be tried again when it is not satisfied",
        help: "set `retry_target` on the node or on the graph to the step that does the work again",
        subject: .node(node.name))
    }
  }
}
