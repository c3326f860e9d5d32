import JSON
import Testing

@testable import Interpreter

@Suite struct MachineTests {
  @Test func walksALine() async throws {
    let fixture = try PipelineFixture("a; b; s -> a -> b -> x")
    let result = try await fixture.run()
    #expect(result.status == .success)
    #expect(result.completedNodes == ["s", "a", "b", "x"])
    #expect(fixture.handler.calls == ["a", "b"])
    #expect(result.context["last_stage"] == "x")
    #expect(result.context["outcome"] == "success")
  }

  /// Specification 3.3, one row a step and their order.
  @Test(arguments: [
    // Step 1: a condition that holds beats weight, label and suggestion.
    ("n -> a [condition=\"outcome=success\"]; n -> b [weight=9, label=go]", "a"),
    ("n -> a [condition=\"outcome=fail\"]; n -> b", "b"),
    ("n -> a [condition=\"outcome=success\"]; n -> b [condition=\"outcome=success\", weight=1]", "b"),
    ("n -> b [condition=\"outcome=success\"]; n -> a [condition=\"outcome=success\"]", "a"),
    ("n -> a [condition=\"context.k=v\"]; n -> b", "a"),
    ("n -> a [condition=\"preferred_label=Go\"]; n -> b", "a"),
    ("n -> a [condition=\"k!=v\"]; n -> b", "b"),
    // Step 2: the label, normalised; only of unconditional edges.
    ("n -> a [weight=9]; n -> b [label=\"[G] Go\"]", "b"),
    ("n -> a [weight=9]; n -> b [label=\"  gO \"]", "b"),
    ("n -> a; n -> b [label=Go, condition=\"outcome=fail\"]", "a"),
    // Step 3: the first suggestion that is a target; only of unconditional edges.
    ("n -> a [weight=9]; n -> c", "c"),
    ("n -> a; n -> c [condition=\"outcome=fail\"]", "a"),
    // Steps 4 and 5.
    ("n -> a; n -> b [weight=2]", "b"),
    ("n -> b; n -> a", "a"),
  ])
  func selectsEdges(edges: String, expected: String) async throws {
    let outcome = Outcome(
      .success, preferredLabel: "Go", suggestedNextIDs: ["nowhere", "c"], contextUpdates: ["k": "v"])
    let fixture = try PipelineFixture(
      "n; a; b; c; s -> n; \(edges); a -> x; b -> x; c -> x", ["n": inTurn(outcome)])
    let result = try await fixture.run()
    #expect(result.status == .success)
    #expect(result.completedNodes[2] == expected)
  }

  @Test func leavesADiamondTheOutcomeOfTheNodeBefore() async throws {
    let body = """
      work; gate [shape=diamond]; next; fix; s -> work -> gate
      gate -> next [condition="outcome=success"]; gate -> fix [condition="outcome!=success"]; next -> x; fix -> x
      """
    let fixture = try PipelineFixture(body, ["work": inTurn(.fail("broken"))])
    let result = try await fixture.run()
    #expect(result.completedNodes == ["s", "work", "gate", "fix", "x"])
    #expect(result.status == .success)
  }

  @Test func keepsLastStageOverADiamond() async throws {
    let seen = SeenContexts()
    let fixture = try PipelineFixture(
      "a; d [shape=diamond]; b; s -> a -> d -> b -> x", ["b": { await seen.keep($0) }])
    _ = try await fixture.run()
    let context = try #require(await seen.contexts.first)
    #expect(context["last_stage"] == "a")
    #expect(context["current_node"] == "b")
    #expect(await seen.predecessors == ["a"])
  }

  /// The order on failure: condition, diamond, retry_target, fallback_retry_target, end.
  @Test(arguments: [
    ("n -> a [condition=\"outcome=fail\"]; n -> x", "retry_target=b", ["a"]),
    ("n -> d; n -> x", "retry_target=b", ["d", "c"]),
    ("n -> x", "retry_target=b, fallback_retry_target=a", ["b"]),
    ("n -> x", "fallback_retry_target=a", ["a"]),
  ])
  func routesFailures(edges: String, attributes: String, expected: [String]) async throws {
    let body = """
      n [\(attributes)]; a; b; c; d [shape=diamond]; s -> n; \(edges); a -> x; b -> x; c -> x
      d -> c; d -> x [condition="outcome=success"]; s -> a [condition="outcome=fail"]; s -> b [condition="outcome=fail"]
      s -> d [condition="outcome=fail"]
      """
    let fixture = try PipelineFixture(body, ["n": inTurn(.fail("broken"))])
    let result = try await fixture.run()
    #expect(result.status == .success)
    #expect(Array(result.completedNodes.dropFirst(2).dropLast()) == expected)
  }

  @Test func neverFollowsAnUnconditionalEdgeOnFailure() async throws {
    let fixture = try PipelineFixture("n; s -> n -> x", ["n": inTurn(.fail("broken"))])
    let result = try await fixture.run()
    #expect(result.status == .fail)
    #expect(result.failure?.node == "n")
    #expect(result.failure?.reason == "broken")
    #expect(result.completedNodes == ["s", "n"])
    #expect(result.context["failure_reason"] == "broken")
    #expect(result.context["failure_class"] == "deterministic")
  }

  @Test func clearsTheFailureAtTheNextSuccess() async throws {
    let fixture = try PipelineFixture(
      "n; a; s -> n; n -> a [condition=\"outcome=fail\"]; n -> x; a -> x", ["n": inTurn(.fail("broken"))])
    let result = try await fixture.run()
    #expect(result.context["failure_reason"] == nil)
    #expect(result.context["failure_class"] == nil)
  }

  @Test func failsWithNoRoute() async throws {
    let fixture = try PipelineFixture(
      "n; a; s -> n; n -> a [condition=\"outcome=fail\"]; a -> x; n -> x [condition=\"k=1\"]")
    let result = try await fixture.run()
    #expect(result.status == .fail)
    #expect(result.failure?.failure.failureClass == .noRoute)
    #expect(result.failure?.reason == "no edge of `n` takes the outcome `success`")
  }

  @Test func routesCustomOutcomes() async throws {
    let edges = "n -> a [condition=\"outcome=needs_work\"]; n -> x [condition=\"outcome=success\"]; a -> x"
    let body = "n; a; s -> n; \(edges)"
    let routed = try PipelineFixture(body, ["n": inTurn(Outcome(.custom("needs_work")))])
    #expect(try await routed.run().completedNodes == ["s", "n", "a", "x"])
    let lost = try PipelineFixture(body, ["n": inTurn(Outcome(.custom("other")))])
    #expect(try await lost.run().failure?.failure.failureClass == .noRoute)
  }

  @Test func runsNoDuplicateOfARecordedSkip() async throws {
    let fixture = try PipelineFixture(
      "n [goal_gate=true]; s -> n -> x", ["n": inTurn(Outcome(.skipped))])
    // A skipped stage proceeds without recording an outcome, so the gate counts as not visited.
    #expect(try await fixture.run().status == .success)
  }
}

/// Keeps what stages saw.
actor SeenContexts {
  private(set) var contexts: [RunContext] = []
  private(set) var predecessors: [String] = []

  func keep(_ stage: Stage) -> Outcome {
    contexts.append(stage.context)
    if let predecessor = stage.predecessor { predecessors.append(predecessor.node) }
    return Outcome(.success)
  }
}
