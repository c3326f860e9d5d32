import JSON
import PipelinePlan
import SystemPackage
import Testing

@testable import Interpreter

@Suite struct CodergenHandlerTests {
  /// Runs a closure in place of a model.
  private struct ClosureBackend: CodergenBackend, BackendResolver {
    let name = "closure"
    var hasEffects = true
    let body: @Sendable (Stage, String) async throws -> AgentReply

    func run(_ stage: Stage, prompt: String) async throws -> AgentReply { try await body(stage, prompt) }
    func backend(named name: String) throws(UnknownBackend) -> any CodergenBackend {
      guard name.isEmpty || name == self.name else { throw UnknownBackend(name: name, known: [self.name]) }
      return self
    }
  }

  private func run(
    _ fixture: StageFixture, effects: Bool = true,
    _ body: @escaping @Sendable (Stage, String) async throws -> AgentReply
  ) async throws -> Outcome {
    try await CodergenHandler(backends: ClosureBackend(hasEffects: effects, body: body)).execute(
      fixture.stage)
  }

  private func fixture(
    flags: PlanNode.Flags = [], backend: String = "", attributes: [String: String] = [:]
  ) throws -> StageFixture {
    var fixture = try StageFixture(backend: backend, flags: flags, attributes: attributes, goal: "win")
    fixture.setPrompt { [.text($0.intern("Do: ")), .goal] }
    return fixture
  }

  @Test func keepsPromptAndResponse() async throws {
    let fixture = try fixture()
    let outcome = try await run(fixture) { _, prompt in
      .text("did <\(prompt)>", usage: ModelUsage(inputTokens: 3, outputTokens: 4))
    }
    #expect(try fixture.file("prompt.md") == "Do: win")
    #expect(try fixture.file("response.md") == "did <Do: win>")
    #expect(
      outcome
        == Outcome(
          .success, contextUpdates: ["last_stage": "work", "last_response": "did <Do: win>"],
          notes: "Stage completed: work", usage: ModelUsage(inputTokens: 3, outputTokens: 4)))
  }

  @Test func lastResponseIsTruncatedByCharacters() async throws {
    let family = "👨‍👩‍👧"
    let outcome = try await run(try fixture()) { _, _ in .text(String(repeating: family, count: 300)) }
    #expect(outcome.contextUpdates["last_response"] == .string(String(repeating: family, count: 200)))
  }

  @Test func theAgentsStatusFileWins() async throws {
    let fixture = try fixture()
    let outcome = try await run(fixture) { stage, _ in
      try StageFile.write(
        #"{"outcome":"fail","failure_reason":"tests red","context_updates":{"red":3,"last_stage":"other"}}"#
          .utf8,
        to: StatusFile.path(in: stage.directory))
      return .text("all fine")
    }
    #expect(outcome.status == .fail)
    #expect(outcome.failureReason == "tests red")
    #expect(outcome.contextUpdates == ["red": 3, "last_stage": "work", "last_response": "all fine"])
  }

  @Test func aStaleStatusFileIsRemoved() async throws {
    let fixture = try fixture()
    try StageFile.write(
      #"{"outcome":"fail","failure_reason":"old"}"#.utf8, to: StatusFile.path(in: fixture.directory))
    #expect(try await run(fixture) { _, _ in .text("new") }.status == .success)
  }

  @Test func aMalformedStatusFileIsAFailureThatQuotesTheMistake() async throws {
    let outcome = try await run(try fixture(flags: .autoStatus)) { stage, _ in
      try StageFile.write(#"{"outcome": yes}"#.utf8, to: StatusFile.path(in: stage.directory))
      return .text("done")
    }
    #expect(outcome.status == .fail)
    #expect(
      outcome.failureReason.contains(
        #"status.json: this byte begins no JSON value at byte 12, near `{"outcome": yes}`"#))
    #expect(outcome.failure == Failure(.deterministic))
  }

  @Test func autoStatusIsNoted() async throws {
    let fixture = try fixture(flags: .autoStatus)
    let outcome = try await run(fixture) { _, _ in .text("done") }
    #expect(outcome.notes == "auto-status: handler completed without writing status")
    #expect(try fixture.file("status.json") == nil)
  }

  @Test func anOutcomeOfTheBackendIsKept() async throws {
    let replied = Outcome(.custom("needs_dod"), preferredLabel: "DoD", contextUpdates: ["a": 1])
    let outcome = try await run(try fixture(flags: .autoStatus)) { _, _ in .outcome(replied, response: "text")
    }
    #expect(outcome.status == .custom("needs_dod"))
    #expect(outcome.preferredLabel == "DoD")
    #expect(outcome.contextUpdates == ["a": 1, "last_stage": "work", "last_response": "text"])
  }

  @Test func aBackendWithoutEffectsHasNoStatusFile() async throws {
    let fixture = try fixture()
    try StageFile.write(
      #"{"outcome":"fail","failure_reason":"old"}"#.utf8, to: StatusFile.path(in: fixture.directory))
    #expect(try await run(fixture, effects: false) { _, _ in .text("new") }.status == .success)
  }

  @Test func anUnknownBackendIsNamed() async throws {
    let error = await #expect(throws: UnknownBackend.self) {
      _ = try await run(try fixture(backend: "gpt")) { _, _ in .text("") }
    }
    #expect(error?.description == "there is no backend `gpt`; known are `closure`")
  }

  @Test func outputsMustExistAfterSuccess() async throws {
    let fixture = try fixture(attributes: ["outputs": "a.md, b/c.md"])
    let outcome = try await run(fixture) { stage, _ in
      try StageFile.write("x".utf8, to: stage.workDirectory.appending("a.md"))
      return .text("done")
    }
    #expect(outcome.status == .fail)
    #expect(outcome.failureReason == "output contract: missing `b/c.md` although the stage reported success")
    #expect(outcome.contextUpdates["last_stage"] == "work")
  }
}
