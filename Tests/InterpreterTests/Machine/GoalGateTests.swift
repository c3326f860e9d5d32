import Testing

@testable import Interpreter

@Suite struct GoalGateTests {
  private let edges = "s -> g; g -> b [condition=\"outcome=fail\"]; g -> b; b -> x"

  @Test func keepsTheRunFromItsEnd() async throws {
    let fixture = try PipelineFixture("g [goal_gate=true]; b; \(edges)", ["g": inTurn(.fail("red"))])
    let result = try await fixture.run()
    #expect(result.status == .fail)
    #expect(result.failure?.node == "g")
    #expect(result.failure?.reason == "the goal gate `g` ended with `fail` and has no retry target")
  }

  @Test(arguments: ["g [goal_gate=true, retry_target=r]", "g [goal_gate=true, fallback_retry_target=r]"])
  func jumpsToTheTarget(gate: String) async throws {
    // On failure the condition on the edge comes first, so the target counts only at the exit.
    let fixture = try PipelineFixture(
      "\(gate); b; r; \(edges); r -> g", ["g": inTurn(.fail("red"), Outcome(.partialSuccess))])
    let result = try await fixture.run()
    #expect(result.status == .success)
    #expect(result.completedNodes == ["s", "g", "b", "r", "g", "b", "x"])
    #expect(fixture.events.events.contains { $0.kind == .gateUnsatisfied && $0.node == "g" })
  }

  @Test func countsTheJumpAsAVisit() async throws {
    let fixture = try PipelineFixture(
      "g [goal_gate=true, retry_target=g, max_visits=3]; b; \(edges)", ["g": inTurn(.fail("red"))])
    let result = try await fixture.run()
    #expect(result.failure?.failure.failureClass == .budgetExhausted)
    #expect(fixture.handler.calls.filter { $0 == "g" }.count == 3)
  }

  @Test func ignoresGatesNobodyVisited() async throws {
    let fixture = try PipelineFixture(
      "g [goal_gate=true]; a; s -> a -> x; a -> g [condition=\"outcome=fail\"]; g -> x")
    #expect(try await fixture.run().status == .success)
  }
}
