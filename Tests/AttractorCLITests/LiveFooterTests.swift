import Interpreter
import Testing

@testable import AttractorCLI

@Suite("The bottom of the live view")
struct LiveFooterTests {
  /// The footer after these events, at a time, without colours.
  func lines(
    _ events: [RunEvent], at now: Int64, columns: Int = 60, rows: Int = 20, notice: String? = nil
  ) -> [String] {
    var footer = LiveFooter()
    for event in events { footer.note(event) }
    footer.notice = notice
    return footer.lines(at: now, frame: 0, columns: columns, rows: rows, paint: Paint(isOn: false))
  }

  static func started(_ node: String, branch: String = "", at time: Int64, attempt: Int64 = 1) -> RunEvent {
    RunEvent(
      .stageStarted, node: node, branch: branch, time: time, fields: ["attempt": .integer(attempt)])
  }

  @Test("One line a node that runs, one of sums")
  func running() {
    let done = RunEvent(
      .stageCompleted, node: "plan", time: 900,
      fields: ["input_tokens": 1_200, "output_tokens": 34, "cost_usd": .double(0.0125)])
    let lines = lines(
      [Self.started("plan", at: 0), done, Self.started("write", at: 1_000, attempt: 2)], at: 3_400)
    #expect(lines == ["⠋ write  2.4 s  attempt 2", "  1 running, 1 done, 3.4 s, 1,234 tokens, $0.0125"])
  }

  @Test("A node between two attempts says when the next begins")
  func waiting() {
    let failed = RunEvent(.stageFailed, node: "flaky", time: 500, fields: ["will_retry": true])
    let retrying = RunEvent(
      .stageRetrying, node: "flaky", time: 500, fields: ["attempt": 2, "delay_ms": 4_000])
    let lines = lines([Self.started("flaky", at: 0), failed, retrying], at: 1_500)
    #expect(lines.first == "↻ flaky  attempt 2 in 3.0 s")
  }

  @Test("Nothing runs, nothing is drawn; a notice stands alone")
  func nothing() {
    #expect(lines([], at: 0).isEmpty)
    #expect(lines([], at: 0, notice: "stopping") == ["  stopping"])
    #expect(lines([Self.started("a", at: 0)], at: 0, columns: LiveFooter.leastColumns - 1).isEmpty)
  }

  @Test("A branch that is over takes its stages along")
  func canceledBranch() {
    let over = RunEvent(.parallelBranchCompleted, node: "b", branch: "fork/b", time: 5)
    let events = [
      Self.started("b", branch: "fork/b", at: 0), Self.started("deep", branch: "fork/b", at: 1),
      Self.started("c", branch: "fork/bc", at: 1), over,
    ]
    #expect(lines(events, at: 10).first == "⠋ fork/bc/c  9 ms")
    #expect(lines(events, at: 10).count == 2)
  }

  @Test(
    "No line is wider than the terminal, no footer higher", arguments: [10, 20, 33, 200], [2, 5, 12, 60])
  func bounds(columns: Int, rows: Int) {
    let events = (0..<40).map {
      Self.started("node_\($0)_節点の名前_with_a_long_tail", branch: "fork/branch", at: 0, attempt: 3)
    }
    let lines = lines(events, at: 7_200_000, columns: columns, rows: rows)
    #expect(!lines.isEmpty)
    #expect(lines.count <= rows)
    for line in lines { #expect(TerminalText.columns(of: line) <= columns, "`\(line)`") }
    #expect(columns == 10 || lines.contains { $0.contains("and ") && $0.contains(" more") })
  }
}
