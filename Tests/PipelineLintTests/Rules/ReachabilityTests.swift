import Testing

@Suite struct ReachabilityTests {
  @Test func onlyTheFirstNodeOfAnUnreachableWayIsReported() {
    let found = expect(
      "AT106",
      in: """
        digraph g {
          start; exit; start -> exit
          «a» [prompt="p"]; b [prompt="p"]; c [prompt="p"]
          a -> b -> c -> exit
        }
        """)
    #expect(found.first?.message == "no path leads from the start to `a`")
    #expect(
      found.first?.notes.map(\.message) == ["only reached through it: `b`", "only reached through it: `c`"])
    #expect(found.first?.subject == .node("a"))
  }

  @Test func aCircleApartIsOneFinding() {
    expect("AT106", in: "digraph g { start; exit; start -> exit; «a» [label=x]; b [label=x]; a -> b -> a }")
  }

  @Test func waysThatMeetAreReportedAtEachBeginning() {
    let found = expect(
      "AT106",
      in:
        "digraph g { start; exit; start -> exit; «a» [label=x]; «b» [label=x]; c [label=x]; a -> c; b -> c -> exit }"
    )
    #expect(found.map { $0.notes.count } == [1, 0])
  }

  @Test func retryTargetsAreWaysToANode() {
    expectClean(
      "digraph g { start; exit; a [label=x, retry_target=b]; b [label=x]; start -> a -> exit; b -> a }")
    expectClean(
      "digraph g { retry_target=b; start; exit; a [label=x, goal_gate=true]; b [label=x]; start -> a -> exit; b -> a }"
    )
  }

  /// Without a goal gate nothing ever jumps to the graph's retry target.
  @Test func theGraphsTargetIsAWayOnlyWhereAGateIs() {
    expect(
      "AT106",
      in: "digraph g { retry_target=b; start; exit; a [label=x]; «b» [label=x]; start -> a -> exit; b -> a }")
  }

  @Test func aMissingWayToTheExitIsReportedWhereItIsMissing() {
    expect("AT107", in: "digraph g { start; exit; «a» [label=x]; start -> a }")
    expect("AT108", in: "digraph g { start; exit; «a» [label=x]; b [label=x]; start -> a -> b -> a }")
  }
}
