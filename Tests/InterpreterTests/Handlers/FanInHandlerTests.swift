import JSON
import PipelineIR
import Testing

@testable import Interpreter
@testable import PipelinePlan

@Suite struct FanInHandlerTests {
  private struct Judge: CodergenBackend, BackendResolver {
    let name = "judge"
    var hasEffects = false
    var isSimulation = false
    let reply: AgentReply
    func run(_ stage: Stage, prompt: String) async throws -> AgentReply { reply }
    func backend(named name: String) throws(UnknownBackend) -> any CodergenBackend { self }
  }

  private func branch(_ id: String, _ outcome: String, score: Double? = nil, reason: String = "") -> JSONValue
  {
    var result = BranchResult(id: id, outcome: outcome)
    result.score = score
    result.failureReason = reason
    result.failureClass = reason.isEmpty ? nil : .transientInfra
    return result.json
  }

  private func fixture(_ results: JSONValue?, prompt: String? = nil) throws -> StageFixture {
    var fixture = try StageFixture(.fanIn, name: "pick", flags: prompt == nil ? [] : .hasPrompt)
    if let prompt { fixture.setPrompt { [.text($0.intern(prompt))] } }
    if let results { fixture.context = RunContext(["parallel.results": results]) }
    return fixture
  }

  private func run(
    _ results: JSONValue?, prompt: String? = nil, reply: AgentReply = .text(""), simulated: Bool = false
  ) async throws -> Outcome {
    let fixture = try fixture(results, prompt: prompt)
    defer { withExtendedLifetime(fixture) {} }
    return try await FanInHandler(backends: Judge(isSimulation: simulated, reply: reply)).execute(
      fixture.stage)
  }

  @Test func ranksByOutcomeThenScoreThenID() async throws {
    let results: [JSONValue] = [
      branch("e", "fail"), branch("d", "partial_success", score: 99), branch("c", "success", score: 1),
      branch("b", "success", score: 2), branch("a", "success", score: 2), branch("f", "canceled"),
      branch("g", "retry"),
    ]
    for rotation in results.indices {
      let rotated = Array(results[rotation...] + results[..<rotation])
      let outcome = try await run(.array(rotated))
      #expect(
        outcome
          == Outcome(
            .success,
            contextUpdates: [
              "parallel.fan_in.best_id": "a", "parallel.fan_in.best_outcome": "success", "last_stage": "pick",
            ], notes: "Selected best candidate: a"))
    }
    #expect(try FanInCandidates(.array(results)).ranked.map(\.id) == ["a", "b", "c", "d", "g", "e"])
  }

  @Test func allFailedFails() async throws {
    let outcome = try await run([
      branch("b", "fail", reason: "timed out"), branch("a", "fail", reason: "HTTP 503"),
      branch("c", "skipped"),
    ])
    #expect(outcome == .fail("all 2 branches failed: a: HTTP 503; b: timed out", Failure(.transientInfra)))
    #expect(
      try await run([branch("a", "canceled")]) == .fail("no branch came to its end", Failure(.canceled)))
  }

  @Test(
    arguments: [
      (nil, "no parallel results to evaluate"), ([], "no parallel results to evaluate"),
      ("x", "`parallel.results` is not a list"),
      ([["id": "a", "outcome": "success"], 3], "`parallel.results[1]` is not the result of a branch"),
      (
        [["id": "a", "outcome": "success"], ["id": "a", "outcome": "fail"]],
        "`parallel.results` has two results of the branch `a`"
      ),
    ] as [(JSONValue?, String)])
  func unusableResultsAreErrors(results: JSONValue?, message: String) async throws {
    let error = await #expect(throws: FanInError.self) { _ = try await run(results) }
    #expect(error?.description == message)
  }

  @Test func anAgentChooses() async throws {
    let results: JSONValue = [branch("a", "success"), branch("b", "partial_success"), branch("c", "fail")]
    let outcome = try await run(results, prompt: "Which?", reply: .text("Long thoughts.\n\n BEST: b \n\n"))
    #expect(outcome.contextUpdates["parallel.fan_in.best_id"] == "b")
    #expect(outcome.contextUpdates["parallel.fan_in.best_outcome"] == "partial_success")
    #expect(outcome.contextUpdates["last_response"] == "Long thoughts.\n\n BEST: b \n\n")
  }

  @Test(arguments: [
    ("I like b", "the agent's answer must end in a line `BEST: <id>`; it ends in `I like b`"),
    ("BEST: b\nor a", "the agent's answer must end in a line `BEST: <id>`; it ends in `or a`"),
    ("BEST: c", "the agent chose `c`, which is none of `a`, `b`"),
    ("BEST: B", "the agent chose `B`, which is none of `a`, `b`"),
    ("", "the agent's answer must end in a line `BEST: <id>`; it ends in ``"),
  ])
  func anAnswerThatNamesNobodyIsAnError(answer: String, message: String) async throws {
    let results: JSONValue = [branch("a", "success"), branch("b", "success"), branch("c", "fail")]
    let error = await #expect(throws: FanInError.self) {
      _ = try await run(results, prompt: "Which?", reply: .text(answer))
    }
    #expect(error?.description == message)
  }

  @Test func anAgentMayFail() async throws {
    let failure = Outcome.fail("no idea", Failure(.deterministic))
    let outcome = try await run(
      [branch("a", "success")], prompt: "Which?", reply: .outcome(failure, response: "BEST: a"))
    #expect(outcome == failure)
  }

  @Test func aSimulationLeavesTheRanking() async throws {
    let outcome = try await run(
      [branch("b", "success"), branch("a", "success")], prompt: "Which?", reply: .text("[Simulated]"),
      simulated: true)
    #expect(outcome.contextUpdates["parallel.fan_in.best_id"] == "a")
  }

  @Test func theQuestionShowsOnlyWhoMayWin() async throws {
    let fixture = try fixture([branch("a", "success", score: 2), branch("c", "fail")], prompt: "Which?")
    _ = try await FanInHandler(backends: Judge(reply: .text("BEST: a"))).execute(fixture.stage)
    let prompt = try #require(try fixture.file("prompt.md"))
    #expect(prompt.hasPrefix("Which?\n"))
    #expect(prompt.contains(#""id": "a""#) && prompt.contains("BEST: a"))
    #expect(!prompt.contains(#""c""#))
    #expect(try fixture.file("response.md") == "BEST: a")
  }

  @Test func onlyAQuestionHasEffects() throws {
    let handler = FanInHandler(backends: Judge(hasEffects: true, reply: .text("")))
    let plain = try fixture(nil).stage
    let asking = try fixture(nil, prompt: "Which?").stage
    #expect(!handler.hasEffects(plain.node, in: plain.plan))
    #expect(handler.hasEffects(asking.node, in: asking.plan))
  }

  @Test func failsWhereTheForkAskedForMoreSuccesses() async throws {
    var fixture = try fixture(.array([branch("a", "success"), branch("b", "fail", reason: "broken")]))
    fixture.predecessor = Stage.Predecessor(node: "fork", outcome: "fail")
    fixture.context["parallel.success_count"] = 1
    fixture.context["parallel.fail_count"] = 1
    let handler = FanInHandler(backends: Judge(reply: .text("")))
    let failed = try await handler.execute(fixture.stage)
    #expect(failed.status == .fail)
    #expect(failed.failureReason == "too few branches of `fork` succeeded: 1 did, 1 failed")
    fixture.predecessor = Stage.Predecessor(node: "fork", outcome: "partial_success")
    #expect(try await handler.execute(fixture.stage).status == .success)
  }
}
