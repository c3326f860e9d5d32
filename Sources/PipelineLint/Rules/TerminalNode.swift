import PipelineIR
import SourceText

/// AT102: the pipeline has not exactly one exit node. Specification 7.2.
struct TerminalNode: LintRule {
  static let descriptor = RuleDescriptor(
    "AT102", "terminal_node", .correctness, .error, "The pipeline has not exactly one exit node",
    page: RulePage(
      what: """
        A run ends at the one exit node: the node with `shape=Msquare` (or `doublecircle`, or `type=exit`), or one \
        called `exit` or `end`. This rule reports a pipeline without such a node, and one with several.
        """,
      why: """
        Only the exit checks the goal gates. A run that ends anywhere else ends as a failure, and with two exits \
        nobody can say what reaching "the" end means.
        """,
      mend: "Give exactly one node `shape=Msquare` and lead all ways out to it.",
      bad: """
        digraph draft {
          start  [shape=Mdiamond]
          write  [prompt="Write a draft."]
          done   [shape=Msquare]
          failed [shape=Msquare]
          start -> write
          write -> done   [condition="outcome=success"]
          write -> failed [condition="outcome!=success"]
        }
        """,
      good: """
        digraph draft {
          start  [shape=Mdiamond]
          write  [prompt="Write a draft."]
          report [prompt="Say why there is no draft."]
          done   [shape=Msquare]
          start -> write
          write -> done   [condition="outcome=success"]
          write -> report [condition="outcome!=success"]
          report -> done
        }
        """))

  func check(_ context: RuleContext, _ sink: inout DiagnosticSink) {
    let pipeline = context.pipeline
    let exits = context.facts.exits
    if exits.count > 1 {
      sink.report(
        "found \(exits.count) exit nodes, there must be exactly one",
        at: pipeline.nodes[exits[1].index].nameSpan, label: "the second",
        notes: RoleNotes.all(exits, "exit node", pipeline),
        help: "keep one of them and lead all ways out to it")
    } else if exits.isEmpty, !context.mayMissStatements {
      let last = pipeline.nodes.indices.lazy.map(NodeID.init)
        .first { pipeline.outgoing[$0].isEmpty && !pipeline.incoming[$0].isEmpty }
      sink.report(
        "found 0 exit nodes, there must be exactly one", at: pipeline.nameSpan,
        notes: last.map { RoleNotes.one($0, "nothing follows", pipeline) } ?? [],
        help: "give the node where runs end `shape=Msquare`")
    }
  }
}
