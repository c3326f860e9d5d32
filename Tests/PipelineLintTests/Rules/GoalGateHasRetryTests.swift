import Testing

@Suite struct GoalGateHasRetryTests {
  @Test func aGateWithoutTargetIsReportedAtItsAttribute() {
    let found = expect(
      "AT403", in: "digraph g { start; exit; a [label=x, «goal_gate=true»]; start -> a -> exit }")
    #expect(found.first?.message == "goal gate `a` has no retry target")
  }

  @Test func gatesByDefaultAreReportedAtTheirNodes() {
    expect(
      "AT403",
      in: "digraph g { start; exit; node [label=x, goal_gate=true]; «a»; «b»; start -> a -> b -> exit }")
  }

  @Test func anyOfTheFourTargetsWillDo() {
    let node = "a [label=x, goal_gate=true]; start -> a -> exit"
    expectClean("digraph g { start; exit; retry_target=a; \(node) }")
    expectClean("digraph g { start; exit; fallback_retry_target=a; \(node) }")
    expectClean(
      "digraph g { start; exit; a [label=x, goal_gate=true, fallback_retry_target=a]; start -> a -> exit }")
    expectClean("digraph g { start; exit; a [label=x, goal_gate=false]; start -> a -> exit }")
  }

  @Test func aTargetThatNamesNoNodeHasItsOwnFinding() {
    expect(
      "AT212",
      in: "digraph g { start; exit; a [label=x, goal_gate=true, retry_target=«nobody»]; start -> a -> exit }")
  }
}
