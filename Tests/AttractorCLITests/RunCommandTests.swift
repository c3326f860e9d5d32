import AttractorCLI
import Foundation
import JSON
import SystemPackage
import Testing

@Suite("attractor run")
struct RunCommandTests {
  static let tool = """
    digraph p {
      graph [inputs="who, mood?"]
      start [shape=Mdiamond]
      exit [shape=Msquare]
      work [shape=parallelogram, tool_command="echo $ATTRACTOR_INPUT_WHO > said", timeout="10s"]
      start -> work -> exit
    }

    """

  static let gates = """
    digraph ask {
      start [shape=Mdiamond]
      exit [shape=Msquare]
      one [shape=hexagon, label="First?"]
      two [shape=hexagon, label="Second?"]
      start -> one
      one -> two [label="[Y] Yes"]
      one -> exit [label="[N] No"]
      two -> exit [label="[G] Go"]
      two -> one [label="[B] Back"]
    }

    """

  @Test("Without --logs the directory is below XDG_STATE_HOME, else below HOME; relative ones do not count")
  func defaultDirectory() async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing(Samples.clean, to: "p.dot")
      var runner = CommandRunner(workingDirectory: folder)
      for (variables, below) in [
        (["XDG_STATE_HOME": folder.appending("state").string, "HOME": "/nonexistent"], "state"),
        (["XDG_STATE_HOME": "relative", "HOME": folder.appending("home").string], "home/.local/state"),
      ] {
        runner.variables.merge(variables) { $1 }
        let result = await runner("run", "p.dot", "--simulate")
        #expect(result.status == .success, "\(result.errors)")
        let runs = folder.appending(FilePath(below).components).appending("attractor").appending("runs")
        let names = try FileManager.default.contentsOfDirectory(atPath: runs.string)
        #expect(names.count == 1)
        #expect(result.output.contains("attractor show \(below)/attractor/runs/\(names.first ?? "")\n"))
      }
      runner.variables = [:]
      let homeless = await runner("run", "p.dot", "--simulate")
      #expect(homeless.status == .usage)
      #expect(homeless.errors.contains("name the run's directory with --logs DIR"))
    }
  }

  @Test("A dry run writes nothing")
  func dryRun() async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing(Samples.clean, to: "p.dot")
      let runner = CommandRunner(workingDirectory: folder)
      let result = await runner("run", "p.dot", "--simulate", "--dry-run", "--logs", "r")
      #expect(result.output == "ready: 3 nodes, 2 edges; nothing was run or written\n")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.string) == ["p.dot"])
    }
  }

  @Test("Inputs come from a file and the command line, which wins")
  func inputs() async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing(Self.tool, to: "p.dot")
      try folder.writing("# people\n\nwho=Ada\nmood=a=b\n", to: "in.txt")
      try folder.writing("who=Ada\n\nBob\n", to: "bad.txt")
      let runner = CommandRunner(workingDirectory: folder)
      func said() throws -> String {
        try String(contentsOfFile: folder.appending("said").string, encoding: .utf8)
      }
      #expect(await runner("run", "p.dot", "--input-file", "in.txt", "--logs", "r1").status == .success)
      #expect(try said() == "Ada\n")
      let both = await runner(
        "run", "p.dot", "--input-file", "in.txt", "--input", "who=Eve", "--logs", "r2")
      #expect(both.status == .success)
      #expect(try said() == "Eve\n")
      let bad = await runner("run", "p.dot", "--input-file", "bad.txt", "--logs", "r3")
      #expect(bad.errors == "attractor: `bad.txt`, line 3: expected NAME=VALUE, found `Bob`\n")
      let none = await runner("run", "p.dot", "--logs", "r4")
      #expect(none.status == .usage)
      #expect(none.errors.contains("the input `who` is not given"))
    }
  }

  @Test("Answers from a file; where they end the run waits, and the rest can be given later")
  func answers() async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing(Self.gates, to: "p.dot")
      try folder.writing("y\n", to: "one.txt")
      try folder.writing("g\n", to: "two.txt")
      let runner = CommandRunner(workingDirectory: folder)
      let first = await runner("run", "p.dot", "--answers", "one.txt", "--logs", "my run")
      #expect(first.status == .suspended)
      #expect(first.output.contains("? one  answered: y\n"))
      #expect(first.output.contains("suspended, waiting for an answer to: Second?\n  [G] Go\n  [B] Back\n"))
      #expect(first.output.hasSuffix("  attractor resume 'my run'\n"))
      let second = await runner("resume", "my run", "--answers", "two.txt", "--quiet")
      #expect(second.status == .success)
      #expect(second.output.isEmpty && second.errors.isEmpty)
    }
  }

  @Test("Quiet and JSON leave standard output alone and say on standard error what went wrong")
  func quiet() async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing(Self.gates, to: "p.dot")
      let runner = CommandRunner(workingDirectory: folder)
      let quiet = await runner("run", "p.dot", "--quiet", "--logs", "r1")
      #expect(quiet.output.isEmpty)
      #expect(
        quiet.errors
          == "attractor: the run waits for an answer to `First?`; go on with `attractor resume r1`\n")
      let json = await runner("run", "p.dot", "--json", "--logs", "r2")
      for line in json.output.split(separator: "\n") { _ = try JSONParser.parse(String(line)) }
      #expect(json.errors.contains("attractor resume r2"))
    }
  }

  @Test("Warnings are counted, not listed; --quiet keeps them to itself")
  func warnings() async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing(Samples.clean.replacing("timeout=", with: "timeuot="), to: "odd.dot")
      let runner = CommandRunner(workingDirectory: folder)
      let result = await runner("run", "odd.dot", "--simulate", "--logs", "r1")
      #expect(result.status == .success)
      #expect(result.errors.hasPrefix("attractor: `odd.dot` has 1 warning; see `attractor check odd.dot`\n"))
      #expect(await runner("run", "odd.dot", "--simulate", "--quiet", "--logs", "r2").errors.isEmpty)
    }
  }

  @Test("The time limit of the command line ends the run as a failure that names it")
  func timeout() async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing(
        Self.tool.replacing("echo $ATTRACTOR_INPUT_WHO > said", with: "sleep 60"), to: "p.dot")
      let runner = CommandRunner(workingDirectory: folder)
      let result = await runner("run", "p.dot", "--input", "who=x", "--timeout", "300ms", "--logs", "r")
      #expect(result.status == .findings)
      #expect(result.output.contains("(budget_exhausted): "), "\(result.output)")
    }
  }

  @Test(
    "Refusals name the directory as it was typed",
    arguments: [
      (["run", "p.dot", "--simulate", "--logs", "done"], "attractor: `done` already holds the run "),
      (["run", "p.dot", "--simulate", "--logs", "full"], "attractor: `full` is not empty and holds no run"),
      (
        ["run", "p.dot", "--simulate", "--logs", "p.dot"],
        "attractor: `p.dot` is a file; --logs names a directory"
      ),
      (
        ["run", "p.dot", "--simulate", "--logs", "p.dot/x"],
        "attractor: cannot make the directory `p.dot/x`: "
      ),
      (["resume", "full", "--simulate"], "attractor: `full` holds no run"),
      (["resume", "torn", "--simulate"], "attractor: `torn/journal.jsonl` is damaged at record 1: "),
    ])
  func paths(arguments: [String], expected: String) async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing(Samples.clean, to: "p.dot")
      try folder.writing("mine", to: "full/notes.txt")
      let runner = CommandRunner(workingDirectory: folder)
      for name in ["done", "torn"] {
        #expect(await runner("run", "p.dot", "--simulate", "--quiet", "--logs", name).status == .success)
      }
      try folder.writing("{}\n{}\n", to: "torn/journal.jsonl")
      let result = await runner.run(arguments)
      #expect(result.status == .usage || result.status == .failure)
      #expect(result.errors.hasPrefix(expected), "\(result.errors)")
      #expect(!result.errors.contains(folder.string))
    }
  }
}
