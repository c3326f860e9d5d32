/// AT005, which the parser reports.
enum NotAttractorSubsetPage {
  static let descriptor = RuleDescriptor(
    "AT005", "not_attractor_subset", .correctness, .error,
    "A construct that DOT has and this language does not",
    fix: .sometimes,
    page: RulePage(
      what: """
        Pipelines are written in a subset of DOT: one `digraph`, edges with `->` between node ids. `strict`, `graph`, \
        `--`, ports, HTML strings, lists of nodes, subgraphs as ends of edges, `+` between strings and a second \
        graph are not part of it.
        """,
      why: "What such a construct would mean for a run is not defined.",
      mend: "Write it without the construct, as the message says.",
      bad: """
        strict digraph plan {
          start [shape=Mdiamond]
          plan  [prompt="Plan the week."]
          exit  [shape=Msquare]
          start -> plan -> exit
        }
        """,
      good: """
        digraph plan {
          start [shape=Mdiamond]
          plan  [prompt="Plan the week."]
          exit  [shape=Msquare]
          start -> plan -> exit
        }
        """))
}
