import Testing

@testable import Interpreter

@Suite struct LoopRestartTests {
  private static let transient = Outcome.fail("connection refused")
  private let body = """
    a; b; s -> a -> b; b -> a [condition="outcome=fail", loop_restart=true]; b -> x
    """

  @Test func startsOverWithAFreshContext() async throws {
    let seen = SeenContexts()
    let fixture = try PipelineFixture(
      body, graph: "goal=\"ship\"",
      [
        "a": { stage in
          _ = await seen.keep(stage)
          return Outcome(.success, contextUpdates: ["k": "v"])
        }, "b": inTurn(Self.transient, Outcome(.success)),
      ])
    let result = try await fixture.run()
    #expect(result.status == .success)
    #expect(result.restarts == 1)
    #expect(result.completedNodes == ["a", "b", "x"])
    let second = try #require(await seen.contexts.last)
    #expect(second["k"] == nil)
    #expect(second["failure_reason"] == nil)
    #expect(second["graph.goal"] == "ship")
    #expect(fixture.exists("b/status.json"))
    #expect(fixture.exists("restart-1/b/status.json"))
  }

  @Test func refusesAfterAFailureThatIsNotTransient() async throws {
    let result = try await PipelineFixture(body, ["b": inTurn(.fail("wrong answer"))]).run()
    #expect(result.restarts == 0)
    #expect(result.failure?.failure.failureClass == .deterministic)
    #expect(result.failure?.reason.contains("`loop_restart` is refused after the failure of `b`") == true)
  }

  @Test func tripsWhenASignatureComesBackTooOften() async throws {
    let result = try await PipelineFixture(
      body, graph: "restart_signature_limit=2", ["b": inTurn(Self.transient)]
    ).run()
    #expect(result.restarts == 2)
    let reason = try #require(result.failure?.reason)
    #expect(reason.contains("failure_class transient_infra"))
    #expect(reason.contains("count 3, over the graph's `restart_signature_limit` of 2"))
    #expect(result.failure?.node == "b")
  }

  @Test func boundsRestartsAfterSuccess() async throws {
    let loop = "a; s -> a; a -> a [condition=\"outcome=success\", loop_restart=true]; a -> x"
    let result = try await PipelineFixture(loop, graph: "max_restarts=4").run()
    #expect(result.restarts == 4)
    #expect(result.failure?.failure.failureClass == .budgetExhausted)
    #expect(result.failure?.reason.contains("`max_restarts`") == true)
  }
}
