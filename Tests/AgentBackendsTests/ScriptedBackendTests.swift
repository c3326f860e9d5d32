import Interpreter
import Testing

@testable import AgentBackends

@Suite struct ScriptedBackendTests {
  private typealias Turn = ModelScript.Turn
  private typealias Reply = ModelScript.Reply
  private typealias Conditions = ModelScript.Conditions

  private func text(_ backend: ScriptedBackend, _ stage: Stage, _ prompt: String = "") async throws -> String
  {
    guard case .outcome(_, let response) = try await backend.run(stage, prompt: prompt) else {
      return "no outcome"
    }
    return response
  }

  @Test func theFirstTurnThatMatchesReplies() async throws {
    let backend = ScriptedBackend(
      ModelScript(
        turns: [
          Turn(when: Conditions(node: "a", visit: 2), reply: Reply(text: "a again")),
          Turn(when: Conditions(node: "a", attempt: 2), reply: Reply(text: "a retried")),
          Turn(when: Conditions(promptContains: "Review"), reply: Reply(text: "reviewed")),
          Turn(when: Conditions(node: "a"), reply: Reply(text: "a")),
        ], otherwise: Reply(text: "nothing")), source: "s.json")
    #expect(try await text(backend, backendStage("a")) == "a")
    #expect(try await text(backend, backendStage("a", visit: 2)) == "a again")
    #expect(try await text(backend, backendStage("a", attempt: 2)) == "a retried")
    #expect(try await text(backend, backendStage("a"), "Please Review this") == "reviewed")
    #expect(try await text(backend, backendStage("b"), "Please review this") == "nothing")
  }

  @Test func usesAreSpentOnce() async throws {
    let backend = ScriptedBackend(
      ModelScript(turns: [Turn(reply: Reply(text: "twice"), times: 2)], otherwise: Reply(text: "over")),
      source: "s.json")
    let texts = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<50 { group.addTask { try await text(backend, backendStage("n")) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(texts.count { $0 == "twice" } == 2)
    #expect(texts.count { $0 == "over" } == 48)
  }

  @Test func silenceIsAFailure() async throws {
    let backend = ScriptedBackend(
      ModelScript(turns: [Turn(when: Conditions(node: "other"), reply: Reply(text: ""))]),
      source: "demo.script.json")
    let error = await #expect(throws: NoTurnMatches.self) {
      _ = try await backend.run(backendStage("review", visit: 2), prompt: "")
    }
    #expect(
      error?.description
        == "scripted model: no turn matches node `review` (visit 2, attempt 1); "
        + "add a turn or an `otherwise` to demo.script.json")
    #expect(error?.failureClass == .deterministic)
  }

  @Test func theReplyIsAWholeOutcome() async throws {
    let outcome = Outcome(
      .custom("needs_dod"), preferredLabel: "DoD", contextUpdates: ["k": 1],
      usage: ModelUsage(inputTokens: 1, outputTokens: 2))
    let backend = ScriptedBackend(
      ModelScript(turns: [Turn(reply: Reply(text: "t", outcome: outcome))]), source: "s.json")
    guard case .outcome(let replied, let text) = try await backend.run(backendStage("n"), prompt: "") else {
      Issue.record("a script replies with an outcome")
      return
    }
    #expect(replied == outcome)
    #expect(text == "t")
  }

  @Test func cancellingEndsTheDelay() async throws {
    let backend = ScriptedBackend(
      ModelScript(turns: [Turn(reply: Reply(text: "late", delay: 600_000))]), source: "s.json")
    let asking = Task { try await backend.run(backendStage("n"), prompt: "") }
    asking.cancel()
    await #expect(throws: CancellationError.self) { _ = try await asking.value }
  }

  @Test(arguments: [("", ""), ("a", "b"), ("ab", "abc"), ("aab", "aaab"), ("é", "e\u{301}")])
  func textThatIsNotInThePrompt(prompt: String, part: String) async throws {
    let when = Conditions(promptContains: part)
    #expect(when.hold(for: backendStage("n"), prompt: prompt) == part.isEmpty)
    #expect(when.hold(for: backendStage("n"), prompt: "xx" + part + "yy"))
  }
}
