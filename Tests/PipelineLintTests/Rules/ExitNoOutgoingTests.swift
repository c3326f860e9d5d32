import Testing

@Suite struct ExitNoOutgoingTests {
  @Test func everyEdgeOutOfTheExitIsReportedAtItsBeginning() {
    let found = expect(
      "AT104", in: "digraph g { start; a [prompt=\"p\"]; exit; start -> a -> exit; «exit» -> a }")
    #expect(found.first?.message == "edge to `a` leads out of the exit node `exit`")
    #expect(found.first?.subject == .edge(from: "exit", to: "a"))
  }

  /// What stands behind the exit is reached by that edge only, and leads nowhere: all that is this one mistake.
  @Test func whatStandsBehindTheExitIsNotReportedToo() {
    expect(
      "AT104",
      in: "digraph g { start; exit; a [prompt=\"p\"]; b [prompt=\"p\"]; start -> exit; «exit» -> a -> b }")
    expect(
      "AT104",
      in:
        "digraph g { start; exit; a [prompt=\"p\"]; b [prompt=\"p\"]; start -> exit; «exit» -> a -> b -> a }")
  }
}
