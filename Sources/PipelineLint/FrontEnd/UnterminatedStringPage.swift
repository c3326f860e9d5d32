/// AT002, which the parser reports.
enum UnterminatedStringPage {
  static let descriptor = RuleDescriptor(
    "AT002", "unterminated_string", .correctness, .error, "A string or a comment without an end",
    page: RulePage(
      what: """
        A string that begins with `"` or a comment that begins with `/*` goes on to the end of the file. The finding \
        points at its beginning and at the likeliest place for its end. Rules about what is missing stay silent: it \
        may be in the string.
        """,
      why: "The rest of the file is text instead of nodes and edges.",
      mend: "Close the string or the comment. A quote inside a string is written `\\\\\"`.",
      bad: """
        digraph plan {
          start [shape=Mdiamond]
          exit  [shape=Msquare]
          plan  [prompt="Plan the week in five lines.]
          start -> plan -> exit
        }
        """,
      good: """
        digraph plan {
          start [shape=Mdiamond]
          exit  [shape=Msquare]
          plan  [prompt="Plan the week in five lines."]
          start -> plan -> exit
        }
        """))
}
