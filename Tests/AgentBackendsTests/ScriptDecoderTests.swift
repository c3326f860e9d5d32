import Interpreter
import Testing

@testable import AgentBackends

@Suite struct ScriptDecoderTests {
  private func decode(_ text: String) throws -> ModelScript {
    try ModelScript.decode(Array(text.utf8), source: "demo.script.json")
  }

  private func mistakes(_ text: String) -> [String] {
    do {
      return ["accepted: \(try decode(text))"]
    } catch {
      return "\(error)".split(separator: "\n").map(String.init)
    }
  }

  @Test func readsEveryKey() throws {
    let script = try decode(
      """
      {"version": 1, "otherwise": {"text": ""}, "turns": [
        {"when": {"node": "n", "visit": 2, "attempt": 3, "prompt_contains": "p"}, "times": 4,
         "reply": {"text": "t", "outcome": "retry", "preferred_label": "L", "suggested_next_ids": ["a"],
           "context_updates": {"k": {"x": null}}, "failure_reason": "rate limited", "failure_class": "transient_infra",
           "notes": "n", "usage": {"input_tokens": 1, "output_tokens": 0}, "delay_ms": 40}}]}
      """)
    let outcome = Outcome(
      .retry, preferredLabel: "L", suggestedNextIDs: ["a"], contextUpdates: ["k": ["x": .null]], notes: "n",
      failureReason: "rate limited", failure: Failure(.transientInfra),
      usage: ModelUsage(inputTokens: 1, outputTokens: 0))
    #expect(
      script
        == ModelScript(
          turns: [
            ModelScript.Turn(
              when: ModelScript.Conditions(node: "n", visit: 2, attempt: 3, promptContains: "p"),
              reply: ModelScript.Reply(text: "t", outcome: outcome, delay: 40), times: 4)
          ], otherwise: ModelScript.Reply(text: "")))
  }

  @Test func tellsAllMistakesWithTheirPaths() {
    let found = mistakes(
      """
      {"version": 2, "turns": [
        {"reply": {"text": "t", "outcom": "fail"}},
        {"when": {"visit": 0, "nod": "x", "provider": "openai"}, "reply": {"text": 3}},
        7
      ], "extra": 1}
      """)
    #expect(
      found == [
        "demo.script.json: extra: unknown key; the keys here are `version`, `turns`, `otherwise`",
        "demo.script.json: version: 2 is out of range; this program reads version 1",
        "demo.script.json: turns[0].reply.outcom: unknown key; did you mean `outcome`?",
        "demo.script.json: turns[1].when.nod: unknown key; did you mean `node`?",
        "demo.script.json: turns[1].when.provider: `provider` is reserved for scripts behind the wire format of a provider; "
          + "an in-process script has no use for it",
        "demo.script.json: turns[1].when.visit: 0 is out of range; visits are counted from 1",
        "demo.script.json: turns[1].reply.text: expected a string, found `3`",
        "demo.script.json: turns[2]: expected an object, found `7`",
      ])
  }

  @Test(arguments: [
    ("[]", "expected an object, found `[]`"), ("{", "the JSON text ends too early at byte 1"),
    (#"{"version": 1}"#, "turns: missing"), (#"{"turns": []}"#, "version: missing"),
    (#"{"version": 1.0, "turns": []}"#, "version: expected an integer"),
    (#"{"version": 1, "turns": {}}"#, "turns: expected a list of turns, found `{}`"),
    (#"{"version": 1, "turns": [], "turns": []}"#, "the key `turns` appears twice"),
  ])
  func theFileMustBeAScript(text: String, message: String) {
    #expect(mistakes(text).contains { $0.contains(message) }, "\(mistakes(text))")
  }

  @Test(arguments: [
    (#"{}"#, "reply.text: missing"),
    (#"{"text": "", "outcome": "two words"}"#, "reply.outcome: `two words` is no outcome"),
    (
      #"{"text": "", "outcome": "fail"}"#,
      "reply.failure_reason: an outcome of `fail` needs a reason that is not empty"
    ),
    (#"{"text": "", "failure_class": "odd"}"#, "reply.failure_class: `odd` is no class"),
    (
      #"{"text": "", "failure_class": "canceled"}"#,
      "reply.failure_class: only an outcome of `fail` or `retry` has a class"
    ),
    (
      #"{"text": "", "context_updates": {"graph.goal": 1}}"#,
      "reply.context_updates.graph.goal: the engine sets this key"
    ),
    (#"{"text": "", "context_updates": []}"#, "reply.context_updates: expected an object"),
    (#"{"text": "", "usage": {"input_tokens": 1}}"#, "reply.usage.output_tokens: missing"),
    (
      #"{"text": "", "usage": {"input_tokens": -1, "output_tokens": 1}}"#,
      "reply.usage.input_tokens: -1 is out of range"
    ),
    (
      #"{"text": "", "delay_ms": 600001}"#,
      "reply.delay_ms: 600001 is out of range; a delay is 0 to 600000 milliseconds"
    ),
    (
      #"{"text": "", "suggested_next_ids": ["a", 1]}"#,
      "reply.suggested_next_ids[1]: expected a string, found `1`"
    ),
    (#"{"text": "", "tool_calls": []}"#, "reply.tool_calls: `tool_calls` is reserved"),
  ])
  func repliesAreChecked(reply: String, message: String) {
    let found = mistakes(#"{"version": 1, "turns": [{"reply": \#(reply)}]}"#)
    #expect(found.count == 1)
    #expect(found.first?.contains("turns[0]." + message) == true, "\(found)")
  }

  @Test func turnsAreChecked() {
    let found = mistakes(
      #"{"version": 1, "turns": [{"times": 0, "when": {"prompt_contains": ""}, "reply": {"text": ""}}, {}]}"#)
    #expect(
      found == [
        "demo.script.json: turns[0].when.prompt_contains: must not be empty; leave it out to match every prompt",
        "demo.script.json: turns[0].times: 0 is out of range; leave it out for a turn without a limit",
        "demo.script.json: turns[1].reply: missing",
      ])
  }

  @Test func limitsAreKept() {
    let many = String(repeating: #"{"reply":{"text":""}},"#, count: 10_000) + #"{"reply":{"text":""}}"#
    #expect(
      mistakes(#"{"version": 1, "turns": [\#(many)]}"#) == [
        "demo.script.json: turns: 10001 turns are more than the limit of 10000"
      ])
    #expect(
      mistakes(String(repeating: "[", count: 100)).first?.contains("nests deeper than 64 levels") == true)
  }
}
