/// AT006, which the parser reports.
enum EncodingPage {
  static let descriptor = RuleDescriptor(
    "AT006", "encoding", .correctness, nil, "A byte that is not text",
    page: RulePage(
      what: """
        Files are UTF-8. A NUL and bytes that are not UTF-8 are errors; another control character inside a string is \
        a warning.
        """,
      why: "Prompts, shells and terminals treat such bytes in ways their author does not see.",
      mend: "Save the file as UTF-8 and delete the character.",
      bad: """
        digraph plan {
          start [shape=Mdiamond]
          plan  [prompt="Plan the \u{07}week."]
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
