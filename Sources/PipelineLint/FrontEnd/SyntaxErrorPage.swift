/// AT001, which the parser reports.
enum SyntaxErrorPage {
  static let descriptor = RuleDescriptor(
    "AT001", "syntax_error", .correctness, .error, "Text that does not fit the grammar", fix: .sometimes,
    page: RulePage(
      what: """
        The parser found something else than the grammar allows at this place. It says what it expected, skips as \
        little as it can and goes on, so that all mistakes of a file are reported at once.
        """,
      why: "A pipeline that cannot be read as a whole is not run.",
      mend:
        "Write what the message expects. If the message is strange, look a few lines before it for a bracket or a "
        + "quote that is missing.",
      bad: """
        digraph plan {
          start [shape=Mdiamond]
          plan  [prompt="Plan the week.", timeout=]
          exit  [shape=Msquare]
          start -> plan -> exit
        }
        """,
      good: """
        digraph plan {
          start [shape=Mdiamond]
          plan  [prompt="Plan the week.", timeout=10m]
          exit  [shape=Msquare]
          start -> plan -> exit
        }
        """))
}
