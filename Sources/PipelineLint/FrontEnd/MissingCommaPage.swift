/// AT004, which the parser reports.
enum MissingCommaPage {
  static let descriptor = RuleDescriptor(
    "AT004", "missing_comma", .style, .info, "Attributes that are not separated by a comma", fix: .always,
    page: RulePage(
      what: """
        The specification separates attributes in a list by commas. A line break, a space or `;` in place of one is \
        read, and reported once a list.
        """,
      why: "Other readers of the language may refuse the file.",
      mend: "Put commas between the attributes; the fix does.",
      bad: """
        digraph plan {
          start [shape=Mdiamond]
          plan  [label="Plan" prompt="Plan the week."]
          exit  [shape=Msquare]
          start -> plan -> exit
        }
        """,
      good: """
        digraph plan {
          start [shape=Mdiamond]
          plan  [label="Plan", prompt="Plan the week."]
          exit  [shape=Msquare]
          start -> plan -> exit
        }
        """))
}
