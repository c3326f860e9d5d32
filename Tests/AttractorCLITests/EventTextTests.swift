import Interpreter
import JSON
import Testing

@testable import AttractorCLI

@Suite("Events as lines")
struct EventTextTests {
  func line(
    _ kind: RunEvent.Kind, _ node: String = "n", branch: String = "", _ fields: [String: JSONValue] = [:]
  ) -> String? {
    EventText(paint: Paint(isOn: false)).line(RunEvent(kind, node: node, branch: branch, fields: fields))
  }

  @Test("A stage says its time, tokens, money and attempt where there are any")
  func stages() {
    #expect(line(.stageCompleted, fields: ["duration_ms": 1_250]) == "✓ n  1.2 s")
    let all: [String: JSONValue] = [
      "duration_ms": 7, "input_tokens": 1_000, "output_tokens": 1, "cost_usd": .double(0.5), "attempt": 2,
      "outcome": "partial_success",
    ]
    #expect(
      line(.stageCompleted, fields: all) == "✓ n  partial_success  7 ms, 1,001 tokens, $0.5000, attempt 2")
    #expect(
      line(.stageFailed, fields: ["duration_ms": 7, "error": "exit code 1: no\nluck\u{1B}[2J"])
        == "✗ n  7 ms  exit code 1: no luck␛[2J")
  }

  @Test("In a branch a stage is named with the way to it, the branch's own name once")
  func branches() {
    #expect(line(.stageCompleted, "b", branch: "fork/b", ["duration_ms": 1]) == "✓ fork/b  1 ms")
    #expect(line(.stageCompleted, "c", branch: "fork/b", ["duration_ms": 1]) == "✓ fork/b/c  1 ms")
    #expect(line(.parallelStarted, "fork", ["branch_count": 1]) == "⋔ fork  1 branch")
    #expect(line(.parallelBranchCompleted, "b", branch: "fork/b", ["success": true]) == nil)
    #expect(
      line(.parallelBranchCompleted, "b", branch: "fork/b", ["success": false, "outcome": "canceled"])
        == "- fork/b  branch canceled")
    let sums: [String: JSONValue] = ["success_count": 2, "failure_count": 1, "duration_ms": 9]
    #expect(line(.parallelCompleted, "fork", sums) == "! fork  2 succeeded, 1 failed  9 ms")
  }

  @Test("An edge is shown where it was a choice")
  func edges() {
    #expect(line(.edgeSelected, fields: ["to": "m", "reason": "unconditional"]) == nil)
    let chosen: [String: JSONValue] = ["to": "m", "reason": "condition", "condition": "outcome=fail"]
    #expect(line(.edgeSelected, fields: chosen) == "  n → m  [outcome=fail]")
  }

  private func line(_ kind: RunEvent.Kind, fields: [String: JSONValue]) -> String? { line(kind, "n", fields) }
  private func line(_ kind: RunEvent.Kind, _ node: String, _ fields: [String: JSONValue]) -> String? {
    line(kind, node, branch: "", fields)
  }
}
