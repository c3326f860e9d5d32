import PipelinePlan
import Testing

@testable import Interpreter

@Suite struct RetryTests {
  private static let transient = Outcome.fail("connection reset by peer")
  private static let known = Outcome.fail("no such model", Failure(.deterministic))
  private static let unknown = Outcome.fail("it did not work")

  /// The table of failure classes: which failures `max_retries=2` repeats.
  @Test(arguments: [
    ("shape=box, max_retries=2", transient, 3),
    ("shape=box, max_retries=2", known, 1),
    ("shape=box, max_retries=2", unknown, 1),
    ("shape=parallelogram, tool_command=x, max_retries=2", transient, 3),
    ("shape=parallelogram, tool_command=x, max_retries=2", known, 1),
    ("shape=parallelogram, tool_command=x, max_retries=2", unknown, 3),
    ("shape=parallelogram, tool_command=x", unknown, 1),
    ("shape=box, max_retries=2", Outcome.fail("spent", Failure(.budgetExhausted)), 1),
    ("shape=box, max_retries=2", Outcome.fail("stopped", Failure(.canceled)), 1),
    ("shape=box, max_retries=2", Outcome(.retry, failureReason: "not yet"), 3),
    ("shape=box, max_retries=2, retry_on=any", known, 3),
    ("shape=box, max_retries=2, retry_on=none", transient, 1),
    ("shape=box, max_retries=2, retry_on=none", Outcome(.retry, failureReason: "not yet"), 3),
    ("shape=parallelogram, tool_command=x, max_retries=2, retry_on=transient", unknown, 1),
  ])
  func repeatsByClass(attributes: String, outcome: Outcome, attempts: Int) async throws {
    let fixture = try PipelineFixture("n [\(attributes)]; s -> n -> x", ["n": inTurn(outcome)])
    let result = try await fixture.run()
    #expect(result.status == .fail)
    #expect(fixture.handler.calls.count == attempts)
    #expect(fixture.clock.sleeps.count == attempts - 1)
  }

  @Test func succeedsAfterRepeats() async throws {
    let fixture = try PipelineFixture(
      "n [max_retries=2]; s -> n -> x", ["n": inTurn(Self.transient, Self.transient, Outcome(.success))])
    let result = try await fixture.run()
    #expect(result.status == .success)
    #expect(fixture.handler.calls == ["n", "n", "n"])
    #expect(result.context["internal.retry_count.n"] == 0)
    #expect(fixture.exists("n/attempt-1/status.json"))
    #expect(fixture.exists("n/attempt-2/status.json"))
    #expect(try fixture.json("n/status.json")["outcome"] == "success")
    let kinds = fixture.events.events.filter { $0.node == "n" }.map(\.kind)
    #expect(kinds.filter { $0 == .stageRetrying }.count == 2)
  }

  @Test func namesTheReasonWhenRetriesAreExhausted() async throws {
    let fixture = try PipelineFixture(
      "n [max_retries=1]; s -> n -> x", ["n": inTurn(Outcome(.retry, failureReason: "not yet"))])
    let result = try await fixture.run()
    #expect(result.failure?.reason == "max retries exceeded after 2 attempts: not yet")
  }

  @Test func acceptsPartialSuccess() async throws {
    let fixture = try PipelineFixture(
      "n [max_retries=1, allow_partial=true]; s -> n -> x",
      ["n": inTurn(Outcome(.retry, failureReason: "not yet"))])
    let result = try await fixture.run()
    #expect(result.status == .success)
    #expect(try fixture.json("n/status.json")["outcome"] == "partial_success")
    // A failure that no attempt was spent on is not a partial success.
    let failing = try PipelineFixture(
      "n [max_retries=1, allow_partial=true]; s -> n -> x", ["n": inTurn(Self.known)])
    #expect(try await failing.run().status == .fail)
  }

  @Test func turnsThrownErrorsIntoFailures() async throws {
    struct Trouble: Error {}
    let fixture = try PipelineFixture("n; s -> n -> x", ["n": { _ in throw Trouble() }])
    let result = try await fixture.run()
    #expect(result.failure?.reason == "Trouble()")
    #expect(result.failure?.failure.failureClass == .deterministic)
  }

  @Test func endsAnAttemptAtItsTimeout() async throws {
    let fixture = try PipelineFixture(
      "n [timeout=5s]; s -> n -> x",
      [
        "n": { _ in
          try await Task.sleep(for: .seconds(3600)); return Outcome(.success)
        }
      ])
    let result = try await fixture.run()
    #expect(result.failure?.reason == "timed out: the node's `timeout` is 5000 ms")
    #expect(result.failure?.failure.failureClass == .transientInfra)
  }

  @Test func growsDelaysUpToTheCap() {
    var policy = RetryPolicy(maxAttempts: 9, initialDelay: 200, factor: 2, maxDelay: 1_000, jitter: false)
    let delays = (1...5).map { Backoff.delay(policy, after: $0, run: "r", node: "n") }
    #expect(delays == [200, 400, 800, 1_000, 1_000])
    policy.factor = 1
    #expect(Backoff.delay(policy, after: 900_000, run: "r", node: "n") == 200)
    policy.factor = 0.5
    #expect(Backoff.delay(policy, after: 3, run: "r", node: "n") == 50)
  }

  @Test func spreadsDelaysTheSameWayEachTime() {
    let policy = RetryPolicy(initialDelay: 1_000, factor: 1)
    let delays = (1...200).map { Backoff.delay(policy, after: $0, run: "r", node: "n") }
    #expect(delays == (1...200).map { Backoff.delay(policy, after: $0, run: "r", node: "n") })
    #expect(delays.allSatisfy { (500...1_500).contains($0) })
    #expect(Set(delays).count > 150)
    #expect(delays != (1...200).map { Backoff.delay(policy, after: $0, run: "other", node: "n") })
  }
}
