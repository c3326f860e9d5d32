import Testing

@Suite struct StartNoIncomingTests {
  @Test func everyEdgeIntoTheStartIsReportedAtItsEnd() {
    let found = expect(
      "AT103",
      in:
        "digraph g { start; a [prompt=\"p\"]; exit; start -> a -> «start»; a -> exit; exit2 [label=x]; a -> exit2 -> «start» }"
    )
    #expect(found.first?.message == "edge from `a` leads into the start node `start`")
    #expect(found.first?.help == "lead it to the first step, `a`")
    #expect(found.first?.subject == .edge(from: "a", to: "start"))
  }

  @Test func aRetryTargetMayBeTheStart() {
    expectClean("digraph g { start; a [prompt=\"p\", retry_target=start]; exit; start -> a -> exit }")
  }
}
