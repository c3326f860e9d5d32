import Testing

@Suite struct NoPathToExitTests {
  @Test func aCircleIsOneFindingWithItsMembers() {
    let found = expect(
      "AT108",
      in:
        "digraph g { start; exit; start -> exit; start -> a; «a» [label=x]; b [label=x]; c [label=x]; a -> b -> c -> a }"
    )
    #expect(found.first?.message == "`a` and 2 more lead only to each other: a run never comes to the exit")
    #expect(found.first?.notes.map(\.message) == ["in the same circle: `b`", "in the same circle: `c`"])
  }

  @Test func eachCircleIsAFindingAndNodesBeforeItAreNot() {
    expect(
      "AT108",
      in:
        "digraph g { start; exit; start -> exit; start -> a; a [label=x]; «b» [label=x]; «c» [label=x]; d [label=x]; a -> b -> b; a -> c -> d -> c }"
    )
  }

  @Test func aRetryTargetLeavesACircle() {
    expectClean(
      "digraph g { start; exit; start -> a; a [label=x, retry_target=c]; b [label=x]; c [label=x]; a -> b -> a; c -> exit }"
    )
  }

  @Test func aCircleWithADeadEndHasThatFindingOnly() {
    expect(
      "AT107",
      in:
        "digraph g { start; exit; start -> exit; start -> a; a [label=x]; b [label=x]; «c» [label=x]; a -> b -> a; b -> c }"
    )
  }

  @Test func aCircleWithAnEdgeToAMissingNodeHasThatFindingOnly() {
    expect(
      "AT105",
      in:
        "digraph g { start; exit; start -> exit; start -> a; a [label=x]; b [label=x]; a -> b -> a; b -> «shipment» }"
    )
    expect(
      "AT105",
      in:
        "digraph g { start; exit; start -> exit; start -> a; a [label=x]; bravo [label=x]; a -> bravo -> a; bravo -> «brave» }"
    )
  }
}
