import PipelineIR
import SourceText

/// AT104: an edge leads out of the exit node. Specification 7.2.
struct ExitNoOutgoing: LintRule {
  static let descriptor = RuleDescriptor(
    "AT104", "exit_no_outgoing", .correctness, .error, "An edge leads out of the exit node",
    page: RulePage(
      what: "The exit node is where a run ends. This rule reports every edge that leads on from it.",
      why: "What stands behind the exit never runs.",
      mend: "Put the steps before the exit, or take the edge away.",
      bad: """
        digraph poem {
          start   [shape=Mdiamond]
          write   [prompt="Write a poem."]
          exit    [shape=Msquare]
          publish [prompt="Publish the poem."]
          start -> write -> exit -> publish
        }
        """,
      good: """
        digraph poem {
          start   [shape=Mdiamond]
          write   [prompt="Write a poem."]
          publish [prompt="Publish the poem."]
          exit    [shape=Msquare]
          start -> write -> publish -> exit
        }
        """))

  func check(_ context: RuleContext, _ sink: inout DiagnosticSink) {
    // With several exits, that is the mistake: one of them is meant to be a step.
    guard let exit = context.facts.exits.first, context.facts.exits.count == 1 else { return }
    let pipeline = context.pipeline
    let name = pipeline.nodes[exit.index].name
    for edge in pipeline.outgoing[exit] {
      let edge = pipeline.edges[edge.index]
      let target = pipeline.nodes[edge.to.index].name
      sink.report(
        "edge to `\(target)` leads out of the exit node `\(name)`", at: edge.fromSpan,
        label: "a run ends here",
        help: "put `\(target)` before `\(name)`, or take the edge away",
        subject: .edge(from: name, to: target))
    }
  }
}
