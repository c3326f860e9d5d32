import Foundation
import Testing

@Suite("A run on a terminal")
struct LiveViewTests {
  static func pipeline(_ body: String) -> Data {
    Data(
      """
      digraph p {
        start [shape=Mdiamond]
        exit [shape=Msquare]
        node [shape=parallelogram, timeout="60s", retry_on=any]
        \(body)
      }

      """.utf8)
  }

  /// A tool that waits for the file `go`.
  static let waiting = "touch waiting; while [ ! -e go ]; do sleep 0.05; done"

  /// The lines with their times taken out.
  func settled(_ lines: [String]) -> [String] { lines.map { ReadmeTests.settled($0) } }

  @Test("What runs is at the bottom; what is done stays, and nothing else")
  func drawing() throws {
    try withScratch { folder in
      try Self.pipeline(
        """
          long_\(String(repeating: "x", count: 80)) [tool_command="\(Self.waiting)"]
          start -> long_\(String(repeating: "x", count: 80)) -> exit
        """
      ).write(to: folder.appendingPathComponent("p.dot"))
      let terminal = try Terminal(["run", "p.dot", "--logs", "run"], in: folder, columns: 40)
      terminal.wait { $0.last?.hasPrefix("  1 running, 1 done, ") ?? false && $0.count == 3 }
      terminal.wait { $0[1].hasPrefix("⠼ long_xxx") && $0[1].contains("…  ") }
      try Data().write(to: folder.appendingPathComponent("go"))
      let (status, lines) = terminal.end()
      #expect(status == 0)
      #expect(
        settled(lines) == [
          "✓ start  T", "✓ long_\(String(repeating: "x", count: 80))  T", "✓ exit  T",
          "success in T: 3 stages", "  attractor show run",
        ])
    }
  }

  @Test("A gate is asked in place: nothing is written over the prompt or the answer")
  func gate() throws {
    try withScratch { folder in
      try Self.pipeline(
        """
          fork [shape=component]
          join [shape=tripleoctagon]
          ask [shape=hexagon, label="Ship it?"]
          work [tool_command="\(Self.waiting)"]
          ship [tool_command="true"]
          start -> fork
          fork -> ask
          ask -> ship [label="[Y] Yes"]
          ask -> join [label="[N] No"]
          ship -> join -> exit
          fork -> work -> join
        """
      ).write(to: folder.appendingPathComponent("p.dot"))
      let terminal = try Terminal(["run", "p.dot", "--logs", "run"], in: folder)
      terminal.wait { $0.last == "Select:" }
      try ResumeTests().waitForFile(folder.appendingPathComponent("waiting"))
      try Data().write(to: folder.appendingPathComponent("go"))
      try ResumeTests().waitForFile(folder.appendingPathComponent("run/fork/work/work/status.json"))
      terminal.type("perhaps\n")
      terminal.wait { $0.last == "Select:" && $0.contains("Select: perhaps") }
      terminal.type("y\n")
      let (status, lines) = terminal.end()
      #expect(status == 0)
      let shown = settled(lines)
      let question = ["[?] Ship it?", "  [Y] Yes", "  [N] No"]
      #expect(
        Array(shown.prefix(10))
          == ["✓ start  T", "⋔ fork  2 branches"] + question + ["Select: perhaps"]
          + ["`perhaps` is not an answer to this; please try again."] + question)
      #expect(shown[10] == "Select: y")
      #expect(Set(shown[11...13]) == ["✓ fork/work  T", "? fork/ask  answered: Y", "✓ fork/ask  T"])
      #expect(shown.suffix(2) == ["success in T: 7 stages", "  attractor show run"])
    }
  }

  @Test("Interrupted twice: it ends at once, leaves a clean screen and no process")
  func interruptedTwice() throws {
    try withScratch { folder in
      try Self.pipeline(
        """
          stub [tool_command="trap '' TERM; echo $$ > pid; \(Self.waiting)"]
          start -> stub -> exit
        """
      ).write(to: folder.appendingPathComponent("p.dot"))
      let terminal = try Terminal(["run", "p.dot", "--logs", "run"], in: folder, columns: 90)
      try ResumeTests().waitForFile(folder.appendingPathComponent("waiting"))
      kill(terminal.process.processIdentifier, SIGINT)
      terminal.wait { $0.last?.hasPrefix("  stopping; Control-C again") ?? false }
      kill(terminal.process.processIdentifier, SIGINT)
      terminal.process.waitUntilExit()
      let tool = try String(contentsOf: folder.appendingPathComponent("pid"), encoding: .utf8)
      let (status, lines) = terminal.end()
      #expect(!Self.isRunning(tool.trimmingCharacters(in: .whitespacesAndNewlines)))
      #expect(status == 130)
      // The tool is killed after a while; where that came first, the run has come to its own end.
      let last = ["attractor: ended at once; go on with `attractor resume run`", "  attractor resume run"]
      #expect(last.contains(lines.last ?? ""))
      #expect(!lines.contains { $0.contains("stopping") || $0.contains("⠋") })
    }
  }

  /// Whether the process with this id runs; one that has ended and was not collected does not.
  private static func isRunning(_ process: String) -> Bool {
    guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else {
      return false
    }
    return stat.split(separator: ")").last?.split(separator: " ").first != "Z"
  }

  @Test("Interrupted at a question: exit 130, the next line is a new one, and the run goes on later")
  func interrupted() throws {
    try withScratch { folder in
      try Self.pipeline(
        """
          ask [shape=hexagon, label="Ship it?"]
          start -> ask
          ask -> exit [label="[Y] Yes"]
        """
      ).write(to: folder.appendingPathComponent("p.dot"))
      let first = try Terminal(["run", "p.dot", "--logs", "run"], in: folder)
      first.wait { $0.last == "Select:" }
      kill(first.process.processIdentifier, SIGINT)
      let (status, lines) = first.end()
      #expect(status == 130)
      #expect(
        settled(lines).suffix(3) == [
          "Select:", "stopped at `ask` after T: 1 stage; the journal is complete", "  attractor resume run",
        ])
      let second = try Terminal(["resume", "run"], in: folder)
      second.wait { $0.last == "Select:" }
      second.type("y\n")
      #expect(second.end().status == 0)
    }
  }
}
