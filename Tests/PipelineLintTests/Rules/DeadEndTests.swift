import Testing

@Suite struct DeadEndTests {
  @Test func aNodeWithoutAWayOnIsReported() {
    let found = expect("AT107", in: "digraph g { start; exit; «a» [label=x]; start -> exit; start -> a }")
    #expect(found.first?.message == "no edge leads out of `a`")
    #expect(found.first?.help == "lead an edge from `a` to the next step, or to the exit `exit`")
  }

  @Test func aRetryTargetIsNoWayOn() {
    expect(
      "AT107", in: "digraph g { start; exit; «a» [label=x, retry_target=start]; start -> exit; start -> a }")
  }

  @Test func nodesBeforeADeadEndAreNotReported() {
    expect(
      "AT107",
      in:
        "digraph g { start; exit; a [label=x]; b [label=x]; «c» [label=x]; start -> exit; start -> a -> b -> a; b -> c }"
    )
  }

  @Test func anUnreachableDeadEndIsOnlyUnreachable() {
    expect("AT106", in: "digraph g { start; exit; «a» [label=x]; start -> exit }")
  }

  @Test func anEdgeToAMissingNodeIsAWayOn() {
    expect("AT105", in: "digraph g { start; exit; a [label=x]; start -> exit; start -> a -> «shipment» }")
  }
}
