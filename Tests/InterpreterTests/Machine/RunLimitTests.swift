import Testing

@testable import Interpreter

@Suite struct RunLimitTests {
  private let loop = "a; b; s -> a -> b; b -> a [condition=\"outcome=success\"]; b -> x"

  @Test func endsAtMaxSteps() async throws {
    let result = try await PipelineFixture(loop, graph: "max_steps=7").run()
    #expect(result.completedNodes.count == 7)
    #expect(result.failure?.failure.failureClass == .budgetExhausted)
    #expect(
      result.failure?.reason == "the run has executed 7 nodes, the most that the graph's `max_steps` allows")
  }

  @Test(arguments: [
    (
      "", "max_node_visits=3",
      "`a` has been visited 3 times, the most that the graph's `max_node_visits` allows"
    ),
    ("a [max_visits=2]; ", "", "`a` has been visited 2 times, the most that the node's `max_visits` allows"),
  ])
  func endsAtVisits(node: String, graph: String, sentence: String) async throws {
    let result = try await PipelineFixture(node + loop, graph: graph).run()
    #expect(result.failure?.reason == sentence)
    #expect(result.failure?.node == "a")
  }

  @Test func endsAtMaxDurationBetweenNodes() async throws {
    var fixture = try PipelineFixture(loop, graph: "max_duration=10s")
    let clock = ManualClock(staysAsleep: true)
    let handler = ScriptedHandler([
      "a": { _ in
        clock.advance(4_000)
        return Outcome(.success)
      }
    ])
    fixture.configuration.clock = clock
    fixture.configuration.handlers = PipelineFixture.registry(handler)
    let result = try await fixture.run()
    #expect(handler.calls.filter { $0 == "a" }.count == 3)
    #expect(
      result.failure?.reason == "the run has taken 10000 ms, the most that the graph's `max_duration` allows")
    #expect(result.duration == 12_000)
  }

  @Test func endsAtMaxDurationInTheMiddleOfANode() async throws {
    let fixture = try PipelineFixture(
      loop, graph: "max_duration=10s",
      [
        "a": { _ in
          try await Task.sleep(for: .seconds(3_600))
          return Outcome(.success)
        }
      ])
    let result = try await fixture.run()
    #expect(result.failure?.node == "a")
    #expect(result.failure?.failure.failureClass == .budgetExhausted)
    #expect(result.duration == 10_000)
  }

  @Test(arguments: [
    (
      "max_tokens_total=25",
      "the run has used 30 tokens, more than the 25 that the graph's `max_tokens_total` allows"
    ),
    (
      "max_cost_usd=1.2",
      "the run has cost 1.5 US dollars, more than the 1.2 that the graph's `max_cost_usd` allows"
    ),
  ])
  func endsAtBudgets(graph: String, sentence: String) async throws {
    let outcome = Outcome(.success, usage: ModelUsage(inputTokens: 7, outputTokens: 3, cost: 0.5))
    let result = try await PipelineFixture(loop, graph: graph, ["a": inTurn(outcome), "b": inTurn(outcome)])
      .run()
    #expect(result.failure?.reason == sentence)
    #expect(result.usage == ModelUsage(inputTokens: 21, outputTokens: 9, cost: 1.5))
  }
}
