/// AT301, which elaboration reports.
enum ConditionSyntaxPage {
  static let descriptor = RuleDescriptor(
    "AT301", "condition_syntax", .routing, .error, "A condition does not parse", fix: .sometimes,
    page: RulePage(
      what: """
        A condition is clauses joined by `&&`: `outcome=success`, `preferred_label!=Fix`, `context.tests_passed=true`. \
        Equality is one `=`. The finding points at the place inside the string.
        """,
      why: "The edge can never be taken, because nobody knows when it should be.",
      mend: "Correct the condition at the place the finding points at.",
      bad: """
        digraph tests {
          start [shape=Mdiamond]
          work  [prompt="Make the tests pass."]
          exit  [shape=Msquare]
          start -> work
          work -> exit [condition="outcome == success"]
          work -> work [condition="outcome!=success"]
        }
        """,
      good: """
        digraph tests {
          start [shape=Mdiamond]
          work  [prompt="Make the tests pass."]
          exit  [shape=Msquare]
          start -> work
          work -> exit [condition="outcome=success"]
          work -> work [condition="outcome!=success"]
        }
        """))
}
