import PipelineAnalysis
import PipelineIR
import SourceText

/// AT107: a run that comes to a node cannot go on.
struct DeadEnd: LintRule {
  static let descriptor = RuleDescriptor(
    "AT107", "dead_end", .termination, .error, "A run that comes to this node cannot go on",
    page: RulePage(
      what: """
        Every node but the exit needs an outgoing edge. A retry target does not count: it is taken after a failure, \
        not after success.
        """,
      why: "A run that ends anywhere but at the exit is a failure, however well the work went.",
      mend: "Lead an edge from the node to the next step or to the exit.",
      bad: """
        digraph support {
          start    [shape=Mdiamond]
          choose   [shape=hexagon, label="Send this answer?"]
          escalate [prompt="Summarize the request for an expert."]
          exit     [shape=Msquare]
          start -> choose
          choose -> exit     [label="[S] Send"]
          choose -> escalate [label="[E] Escalate"]
        }
        """,
      good: """
        digraph support {
          start    [shape=Mdiamond]
          choose   [shape=hexagon, label="Send this answer?"]
          escalate [prompt="Summarize the request for an expert."]
          exit     [shape=Msquare]
          start -> choose
          choose -> exit     [label="[S] Send"]
          choose -> escalate [label="[E] Escalate"]
          escalate -> exit
        }
        """))

  func check(_ context: RuleContext, _ sink: inout DiagnosticSink) {
    let pipeline = context.pipeline
    // Without an exit, the node that should be one is a dead end: AT102 has said so.
    guard let exit = context.facts.exits.first, !context.mayMissStatements else { return }
    var leadsOn = NodeSet(capacity: pipeline.nodes.count, context.facts.exits)
    for edge in pipeline.unresolvedEdges {
      if let from = edge.from ?? context.facts.meantNames[edge.fromName] { leadsOn.insert(from) }
    }
    let exitName = pipeline.nodes[exit.index].name
    for node in context.facts.reachableBeforeExit
    where pipeline.outgoing[node].isEmpty && !leadsOn.contains(node) {
      let declared = pipeline.nodes[node.index]
      sink.report(
        "no edge leads out of `\(declared.name)`", at: declared.nameSpan,
        label: "a run that comes here cannot go on",
        help: "lead an edge from `\(declared.name)` to the next step, or to the exit `\(exitName)`",
        subject: .node(declared.name))
    }
  }
}
