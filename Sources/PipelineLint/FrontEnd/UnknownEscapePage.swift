/// AT008, which the parser reports.
enum UnknownEscapePage {
  static let descriptor = RuleDescriptor(
    "AT008", "unknown_escape", .correctness, .warning, "A backslash before a character that needs none",
    fix: .always,
    page: RulePage(
      what: #"Strings know four escapes: `\"`, `\\`, `\n` and `\t`. Any other is kept with its backslash."#,
      why: "Other readers of the language drop the backslash, and then a shell command means something else.",
      mend: "Double the backslash; the fix does.",
      bad: #"""
        digraph find {
          start [shape=Mdiamond]
          find  [shape=parallelogram, tool_command="grep -r 'a\.b' src"]
          exit  [shape=Msquare]
          start -> find -> exit
        }
        """#,
      good: #"""
        digraph find {
          start [shape=Mdiamond]
          find  [shape=parallelogram, tool_command="grep -r 'a\\.b' src"]
          exit  [shape=Msquare]
          start -> find -> exit
        }
        """#))
}
