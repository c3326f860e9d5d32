/// AT202, which elaboration reports.
enum AttributeTypePage {
  static let descriptor = RuleDescriptor(
    "AT202", "attribute_type", .correctness, .error, "A value does not have its attribute's type",
    page: RulePage(
      what: """
        Each attribute has a type: whole number, number, `true` or `false`, duration (`900s`, `15m`), one of a few \
        words, or text. Quotes do not matter: `max_retries="3"` is a number.
        """,
      why: "A value nobody can read counts as absent, and the node runs as if the attribute were not there.",
      mend: "Write a value of the attribute's type. `attractor schema` lists the types.",
      bad: """
        digraph prices {
          start [shape=Mdiamond]
          fetch [prompt="Download the price list.", max_retries="three"]
          exit  [shape=Msquare]
          start -> fetch -> exit
        }
        """,
      good: """
        digraph prices {
          start [shape=Mdiamond]
          fetch [prompt="Download the price list.", max_retries=3]
          exit  [shape=Msquare]
          start -> fetch -> exit
        }
        """))
}
