import PipelineAnalysis
import PipelineIR
import SourceText

/// AT108: nodes from which no exit can be reached.
struct NoPathToExit: LintRule {
  static let descriptor = RuleDescriptor(
    "AT108", "no_path_to_exit", .termination, .error, "Nodes run in a circle that no edge leaves",
    page: RulePage(
      what: """
        From every node a run can come to, some path must lead to the exit. This rule reports each circle of nodes \
        that no edge and no retry target leaves, once.
        """,
      why: "A run that enters such a circle ends only when a limit stops it, as a failure.",
      mend: "Lead an edge with a condition out of the circle.",
      bad: """
        digraph poem {
          start  [shape=Mdiamond]
          choose [shape=hexagon, label="Write a poem?"]
          write  [prompt="Write or improve the poem."]
          critic [prompt="Criticize the poem."]
          exit   [shape=Msquare]
          start -> choose
          choose -> write [label="[Y] Yes"]
          choose -> exit  [label="[N] No"]
          write -> critic -> write
        }
        """,
      good: """
        digraph poem {
          start  [shape=Mdiamond]
          choose [shape=hexagon, label="Write a poem?"]
          write  [prompt="Write or improve the poem."]
          critic [prompt="Criticize the poem."]
          exit   [shape=Msquare]
          start -> choose
          choose -> write [label="[Y] Yes"]
          choose -> exit  [label="[N] No"]
          write -> critic
          critic -> exit  [condition="outcome=success"]
          critic -> write [condition="outcome!=success"]
        }
        """))

  func check(_ context: RuleContext, _ sink: inout DiagnosticSink) {
    let pipeline = context.pipeline
    let facts = context.facts
    guard !facts.exits.isEmpty, !context.mayMissStatements else { return }
    // A dead end and an edge into nowhere are the causes of what lies before them, and have their own findings.
    let nodes = pipeline.nodes.indices.map(NodeID.init)
    let ends = nodes.filter { facts.flow.successors(of: $0).isEmpty || facts.mayEscape.contains($0) }
    let fine = facts.flow.reaching(ends + facts.exits)
    var examined: Set<Int> = []
    for node in facts.reachableBeforeExit where !fine.contains(node) {
      let component = facts.components.component(of: node)
      guard examined.insert(component).inserted, isTrap(component, facts) else { continue }
      report(facts.components.members(of: component), context, &sink)
    }
  }

  /// Whether nothing leads out of a component.
  private func isTrap(_ component: Int, _ facts: FlowFacts) -> Bool {
    facts.components.members(of: component).allSatisfy { member in
      facts.flow.successors(of: member).allSatisfy { facts.components.component(of: $0) == component }
    }
  }

  private func report(_ members: ArraySlice<NodeID>, _ context: RuleContext, _ sink: inout DiagnosticSink) {
    guard let first = members.first else { return }
    let node = context.pipeline.nodes[first.index]
    let others = Array(members.dropFirst())
    let message =
      others.isEmpty
      ? "`\(node.name)` leads only to itself: a run never comes to the exit"
      : "`\(node.name)` and \(others.count) more lead only to each other: a run never comes to the exit"
    sink.report(
      message, at: node.nameSpan, notes: RoleNotes.all(others, "in the same circle:", context.pipeline),
      help: "lead an edge with a condition out of the circle", subject: .node(node.name))
  }
}
