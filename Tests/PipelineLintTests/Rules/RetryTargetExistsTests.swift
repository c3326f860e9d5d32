import Testing

@Suite struct RetryTargetExistsTests {
  @Test func allFourTargetsAreChecked() {
    let found = expect(
      "AT212",
      in: """
        digraph g {
          graph [retry_target=«"nobody"», fallback_retry_target=«startt»]
          start; exit
          a [label=x, fallback_retry_target=«"zzz"», retry_target=«"B"»]
          b [label=x]
          start -> a -> b -> exit
        }
        """)
    #expect(found.map(\.label) == [nil, "did you mean `start`?", nil, "did you mean `b`?"])
    #expect(found.map(\.message).first == "`retry_target` names no node: `nobody`")
    #expect(found[1].fixes.first?.edits.first?.replacement == "\"start\"")
    #expect(found[3].subject == .node("a"))
  }

  @Test func aDefaultIsReportedOnce() {
    expect(
      "AT212",
      in: "digraph g { start; exit; node [label=x, retry_target=«nobody»]; a; b; start -> a -> b -> exit }")
  }

  /// The jump may lead anywhere, so no way is said to be missing behind it.
  @Test func aMissingTargetHasNoOtherFinding() {
    expect(
      "AT212",
      in:
        "digraph g { start; exit; start -> exit; start -> a; a [label=x, retry_target=«nobody»]; b [label=x]; a -> b -> a }"
    )
  }
}
