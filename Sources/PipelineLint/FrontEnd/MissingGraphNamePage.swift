/// AT009, which the parser reports.
enum MissingGraphNamePage {
  static let descriptor = RuleDescriptor(
    "AT009", "missing_graph_name", .style, .warning, "A graph without a name",
    page: RulePage(
      what: "The specification asks for a name after `digraph`. A graph without one is read all the same.",
      why: "Runs and drawings are named after the graph.",
      mend: "Write a name after `digraph`.",
      bad: """
        digraph {
          start [shape=Mdiamond]
          plan  [prompt="Plan the week."]
          exit  [shape=Msquare]
          start -> plan -> exit
        }
        """,
      good: """
        digraph week {
          start [shape=Mdiamond]
          plan  [prompt="Plan the week."]
          exit  [shape=Msquare]
          start -> plan -> exit
        }
        """))
}
