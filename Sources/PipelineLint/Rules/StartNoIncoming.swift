import PipelineIR
import SourceText

/// AT103: an edge leads into the start node. Specification 7.2.
struct StartNoIncoming: LintRule {
  static let descriptor = RuleDescriptor(
    "AT103", "start_no_incoming", .correctness, .error, "An edge leads into the start node",
    page: RulePage(
      what: "The start node is where a run begins. This rule reports every edge that leads back to it.",
      why: """
        The start does no work, so an edge to it is a loop whose author wanted the first real step, or a new run: \
        that is what `loop_restart=true` on an edge to the first step is for.
        """,
      mend: "Lead the edge to the node that follows the start.",
      bad: """
        digraph poem {
          start [shape=Mdiamond]
          write [prompt="Write a poem."]
          exit  [shape=Msquare]
          start -> write
          write -> exit  [condition="outcome=success"]
          write -> start [condition="outcome!=success"]
        }
        """,
      good: """
        digraph poem {
          start [shape=Mdiamond]
          write [prompt="Write a poem."]
          exit  [shape=Msquare]
          start -> write
          write -> exit  [condition="outcome=success"]
          write -> write [condition="outcome!=success"]
        }
        """))

  func check(_ context: RuleContext, _ sink: inout DiagnosticSink) {
    // With several starts, that is the mistake: one of them is meant to be a step.
    guard let start = context.facts.starts.first, context.facts.starts.count == 1 else { return }
    let pipeline = context.pipeline
    let name = pipeline.nodes[start.index].name
    let following = pipeline.outgoing[start].first.map {
      pipeline.nodes[pipeline.edges[$0.index].to.index].name
    }
    for edge in pipeline.incoming[start] {
      let edge = pipeline.edges[edge.index]
      let source = pipeline.nodes[edge.from.index].name
      sink.report(
        "edge from `\(source)` leads into the start node `\(name)`", at: edge.toSpan,
        label: "a run only begins here",
        help: following.map { "lead it to the first step, `\($0)`" } ?? "lead it to the first step",
        subject: .edge(from: source, to: name))
    }
  }
}
