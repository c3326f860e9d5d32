import AttractorCLI
import Foundation
import SystemPackage
import Testing

@Suite("attractor show")
struct ShowCommandTests {
  /// A pipeline of tools: `body` between start and exit.
  static func pipeline(_ body: String) -> String {
    """
    digraph p {
      start [shape=Mdiamond]
      exit [shape=Msquare]
      node [shape=parallelogram, timeout="10s"]
      \(body)
    }

    """
  }

  static let failing = pipeline(
    """
      work [tool_command="echo working; echo no luck >&2; exit 3"]
      start -> work -> exit
    """)

  /// Runs `text` in `run` and shows it.
  func shown(
    _ text: String, _ arguments: [String] = [], in folder: FilePath, expecting status: CommandStatus
  ) async throws -> String {
    try folder.writing(text, to: "p.dot")
    let runner = CommandRunner(workingDirectory: folder)
    let run = await runner.run(["run", "p.dot", "--logs", "run", "--quiet"] + arguments)
    #expect(run.status == status, "\(run.errors)")
    let result = await runner("show", "run")
    #expect(result.status == .success)
    return result.output
  }

  /// The titles of the page's blocks, in order.
  func titles(_ page: String) -> [String] {
    page.split(separator: "\n").filter { !$0.hasPrefix(" ") }.map { String($0.prefix { $0 != "," }) }
  }

  @Test("A failed tool: the end, its status, its command, its output, the journal, what to do")
  func failedTool() async throws {
    try await withTemporaryDirectory { folder in
      let page = try await shown(Self.failing, in: folder, expecting: .findings)
      #expect(page.hasPrefix("Run fail in "))
      #expect(
        page.contains("  failed at  work\n  class      deterministic\n  reason     exit code 3: no luck\n"))
      #expect(page.contains("  command      echo working; echo no luck >&2; exit 3\n"))
      #expect(page.contains("  exit_code    3\n"))
      #expect(page.contains("work/stderr.log, its end\n  no luck\n"))
      #expect(
        titles(page).dropFirst().dropLast() == [
          "work/status.json", "work/invocation.json", "work/stderr.log", "work/stdout.log", "journal.jsonl",
          "checkpoint.json", "manifest.json",
        ])
      #expect(
        page.hasSuffix(
          "Next Mend what the reason names, then run the pipeline again with a new --logs directory.\n"))
    }
  }

  @Test("A failed agent: its prompt and what it answered")
  func failedAgent() async throws {
    try await withTemporaryDirectory { folder in
      let text = Samples.clean
      let script = """
        { "version": 1, "turns": [ { "reply": { "text": "I cannot.", "outcome": "fail",
          "failure_reason": "the sources are missing" } } ] }
        """
      try folder.writing(script, to: "s.json")
      let page = try await shown(text, ["--script", "s.json"], in: folder, expecting: .findings)
      #expect(page.contains("  failed at  work\n"))
      #expect(page.contains("the sources are missing"))
      #expect(page.contains("work/response.md, its end\n  I cannot.\n"))
      #expect(page.contains("work, also there\n  prompt.md\n"))
    }
  }

  @Test("A failed fan-in: all branches, and the evidence of one in its own folder")
  func failedFanIn() async throws {
    try await withTemporaryDirectory { folder in
      let text = Self.pipeline(
        """
          fork [shape=component]
          join [shape=tripleoctagon]
          left [tool_command="echo left is broken >&2; exit 1"]
          right [tool_command="true"]
          deep [tool_command="echo deep is broken >&2; exit 1"]
          start -> fork
          fork -> left -> join
          fork -> right -> deep -> join
          join -> exit
        """)
      let page = try await shown(text, in: folder, expecting: .findings)
      #expect(page.contains("fork/parallel_results.json\n  left   fail  exit code 1: left is broken\n"))
      #expect(page.contains("  right  fail  exit code 1: deep is broken\n"))
      #expect(page.contains("fork/left/left/stderr.log, its end\n  left is broken\n"))
      #expect(page.contains("The other branches that failed\n  fork/right/deep\n"))
    }
  }

  @Test("A failure in a branch that ends the run is found in the branch's folder")
  func failureInBranch() async throws {
    try await withTemporaryDirectory { folder in
      let text = Self.pipeline(
        """
          fork [shape=component]
          join [shape=tripleoctagon]
          left [tool_command="echo on it; exit 1", max_visits=1]
          right [tool_command="true"]
          start -> fork -> left
          left -> join [condition="outcome=success"]
          left -> left [condition="outcome=fail"]
          join -> exit
          fork -> right -> join
        """)
      let page = try await shown(text, in: folder, expecting: .findings)
      #expect(page.contains("  class      budget_exhausted\n"))
      #expect(page.contains("fork/left/left/stdout.log, its end\n  on it\n"), "\(page)")
      #expect(page.contains("Next Raise the limit the reason names"))
    }
  }

  @Test("A suspended run: what is asked, and how to answer")
  func suspended() async throws {
    try await withTemporaryDirectory { folder in
      let page = try await shown(RunCommandTests.gates, in: folder, expecting: .suspended)
      #expect(page.contains("  one asks: First?\n    [Y] Yes\n    [N] No\n"))
      #expect(page.contains("Next Answer: `attractor resume run` asks again on a terminal"))
      #expect(page.contains("`attractor resume run --answers FILE`"))
    }
  }

  @Test("A restarted run: the evidence is in the folder of the last restart")
  func restarted() async throws {
    try await withTemporaryDirectory { folder in
      let text = Self.pipeline(
        """
          work [tool_command="test -e $ATTRACTOR_LOGS_ROOT/restart-1 || exit 0; echo second time >&2; exit 1"]
          again [tool_command="true"]
          start -> work
          work -> again [condition="outcome=success"]
          again -> work [loop_restart=true]
          again -> exit [condition="outcome=fail"]
        """)
      let page = try await shown(text, in: folder, expecting: .findings)
      #expect(page.contains(", 1 restart\n"))
      #expect(page.contains("restart-1/work/stderr.log, its end\n  second time\n"), "\(page)")
    }
  }

  @Test("A run without its end: cut off, and in which step")
  func cutOff() async throws {
    try await withTemporaryDirectory { folder in
      _ = try await shown(Self.failing, in: folder, expecting: .findings)
      try FileManager.default.removeItem(atPath: folder.appending("run").appending("final.json").string)
      let journal = folder.appending("run").appending("journal.jsonl").string
      let lines = try String(contentsOfFile: journal, encoding: .utf8).split(separator: "\n")
      let upToIntent = lines.prefix { !$0.contains("\"type\":\"result\",\"node\":\"work\"") }
      try Data((upToIntent.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: journal))
      let page = await CommandRunner(workingDirectory: folder)("show", "run").output
      #expect(page.hasPrefix("Run cut off: it has not ended, and no process has it\n  was at work on work\n"))
      #expect(page.contains("work/stderr.log, its end\n  no luck\n"))
      #expect(page.hasSuffix("Next `attractor resume run` goes on where it stopped.\n"))
    }
  }

  @Test("A run in progress: who has it and how to stop it")
  func inProgress() async throws {
    try await withTemporaryDirectory { folder in
      _ = try await shown(Self.failing, in: folder, expecting: .findings)
      // This very process stands for the one that has the run.
      let process = ProcessInfo.processInfo.processIdentifier
      try folder.writing("{\"pid\": \(process)}\n", to: "run/lock")
      let page = await CommandRunner(workingDirectory: folder)("show", "run").output
      #expect(page.hasPrefix("Run in progress, process \(process)\n"))
      #expect(page.contains("Next Wait for it, or stop it with `kill -INT \(process)`"))
    }
  }

  @Test("Damaged files are named, not guessed at")
  func damaged() async throws {
    try await withTemporaryDirectory { folder in
      _ = try await shown(Self.failing, in: folder, expecting: .findings)
      for name in ["final.json", "checkpoint.json", "manifest.json"] {
        try folder.writing("{", to: "run/\(name)")
      }
      let page = await CommandRunner(workingDirectory: folder)("show", "run").output
      #expect(page.hasPrefix("final.json cannot be read: "))
      #expect(page.contains("checkpoint.json\n  cannot be read: "))
      #expect(page.contains("manifest.json\n  cannot be read: "))
    }
  }

  @Test("--json is final.json; what is no run is refused")
  func json() async throws {
    try await withTemporaryDirectory { folder in
      _ = try await shown(Self.failing, in: folder, expecting: .findings)
      let runner = CommandRunner(workingDirectory: folder)
      let final = await runner("show", "run", "--json")
      #expect(final.output.hasPrefix("{") && final.output.contains("\"status\": \"fail\""))
      for name in ["nowhere", "p.dot", "."] {
        let refused = await runner("show", name)
        #expect(refused.status == .usage)
        #expect(refused.errors.hasPrefix("attractor: "))
        #expect(refused.errors.contains("`\(name)`"))
      }
    }
  }
}
