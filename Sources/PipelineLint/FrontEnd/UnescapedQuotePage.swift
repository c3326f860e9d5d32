/// AT003, which the parser reports.
enum UnescapedQuotePage {
  static let descriptor = RuleDescriptor(
    "AT003", "unescaped_quote", .correctness, .error, "A quote inside a string that ends it too early",
    fix: .sometimes,
    page: RulePage(
      what:
        #"A quote inside a string must be written `\"`. Without the backslash it ends the string, and what "#
        + "follows reads on as prose or as shell.",
      why: "The rest of the prompt or command is lost, and the parser stumbles over its words.",
      mend: "Put a backslash before both inner quotes; the fix does.",
      bad: #"""
        digraph greet {
          start [shape=Mdiamond]
          greet [prompt="Write "hello world" to a file."]
          exit  [shape=Msquare]
          start -> greet -> exit
        }
        """#,
      good: #"""
        digraph greet {
          start [shape=Mdiamond]
          greet [prompt="Write \"hello world\" to a file."]
          exit  [shape=Msquare]
          start -> greet -> exit
        }
        """#))
}
