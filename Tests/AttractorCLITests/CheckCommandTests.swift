import AttractorCLI
import JSON
import SystemPackage
import Testing

@Suite("attractor check")
struct CheckCommandTests {
  @Test("A clean file is exit 0 and one summary line")
  func cleanFile() async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing(Samples.clean, to: "clean.dot")
      let result = await CommandRunner(workingDirectory: folder)("check", "clean.dot")
      #expect(result.status == .success)
      #expect(result.output.isEmpty)
      #expect(result.errors.hasPrefix("1 file: no findings"))
    }
  }

  @Test("An error is exit 1, with position, code, caret and help")
  func misspelledNode() async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing(Samples.misspelled, to: "bad.dot")
      let result = await CommandRunner(workingDirectory: folder)("check", "bad.dot")
      #expect(result.status == .findings)
      #expect(result.output.contains("bad.dot:6:12: error[AT105] edge_target_exists: "))
      #expect(result.output.contains("wrok"))
      #expect(result.output.contains("^^^^"))
    }
  }

  @Test("Standard input is checked under the name it is given")
  func standardInput() async throws {
    try await withTemporaryDirectory { folder in
      let runner = CommandRunner(workingDirectory: folder, input: [Samples.misspelled])
      let result = await runner("check", "-", "--stdin-filename", "ci/release.dot", "--format", "concise")
      #expect(result.status == .findings)
      #expect(result.output.hasPrefix("ci/release.dot:6:12: error[AT105]"))
    }
  }

  @Test("JSON is one versioned document")
  func json() async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing(Samples.misspelled, to: "bad.dot")
      let result = await CommandRunner(workingDirectory: folder)("check", "--format", "json")
      let document = try JSONParser.parse(result.output)
      #expect(document["version"]?.integerValue == 1)
      #expect(document["diagnostics"]?.arrayValue?.first?["code"]?.stringValue == "AT105")
    }
  }

  @Test("A folder is walked; hidden folders and ignored files are left out")
  func walking() async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing(Samples.clean, to: "a.dot")
      try folder.writing(Samples.clean, to: "deep/er/b.gv")
      try folder.writing(Samples.misspelled, to: ".git/c.dot")
      try folder.writing(Samples.misspelled, to: "build/d.dot")
      try folder.writing(Samples.misspelled, to: "scratch.dot")
      try folder.writing("build/\nscratch*\n", to: ".gitignore")
      let result = await CommandRunner(workingDirectory: folder)("check")
      #expect(result.status == .success)
      #expect(result.errors.hasPrefix("2 files: no findings"))
    }
  }

  @Test(
    "Wrong use is exit 2 with one sentence",
    arguments: [
      (["check", "missing.dot"], "there is no file `missing.dot`"),
      (["check", "empty"], "there is no *.dot or *.gv file below `empty`"),
      (["chekc"], "there is no command `chekc`; did you mean `check`?"),
      (["check", "--ignore", "AT150"], "there is no rule `AT150`"),
      (["check", "--select", "reachabilty"], "did you mean `reachability`?"),
      (["check", "--severity", "AT101"], "expected a rule and a level"),
      (["check", "--format", "xml"], "xml"),
      (["check", "--nope"], "--nope"),
    ])
  func wrongUse(arguments: [String], expected: String) async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing("", to: "empty/readme.md")
      let result = await CommandRunner(workingDirectory: folder).run(arguments)
      #expect(result.status == .usage)
      #expect(result.output.isEmpty)
      #expect(result.errors.hasPrefix("attractor: "))
      #expect(result.errors.contains(expected))
    }
  }

  @Test(
    "The threshold decides the exit code, never what is shown",
    arguments: [
      ("error", CommandStatus.success), ("warning", .findings), ("info", .findings), ("never", .success),
    ])
  func thresholds(level: String, expected: CommandStatus) async throws {
    try await withTemporaryDirectory { folder in
      let text = Samples.clean.replacing("timeout=", with: "timeuot=")
      try folder.writing(text, to: "odd.dot")
      let result = await CommandRunner(workingDirectory: folder)("check", "--fail-on", level)
      #expect(result.status == expected)
      #expect(result.output.contains("AT201"))
    }
  }

  @Test("Rules can be left out and made to matter more")
  func configuration() async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing(Samples.clean.replacing("timeout=", with: "timeuot="), to: "odd.dot")
      let runner = CommandRunner(workingDirectory: folder)
      let ignored = await runner("check", "--ignore", "unknown_attribute")
      #expect(ignored.errors.hasPrefix("1 file: no findings"))
      let raised = await runner("check", "--severity", "AT201=error")
      #expect(raised.status == .findings)
      #expect(raised.output.contains("error[AT201]"))
    }
  }

  @Test("Colours only where somebody looks")
  func colours() async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing(Samples.misspelled, to: "bad.dot")
      var runner = CommandRunner(workingDirectory: folder)
      #expect(await !runner("check").output.contains("\u{1B}"))
      #expect(await runner("check", "--color", "always").output.contains("\u{1B}[1;31m"))
      runner.isTerminal = true
      #expect(await runner("check").output.contains("\u{1B}"))
      runner.variables["NO_COLOR"] = "1"
      #expect(await !runner("check").output.contains("\u{1B}"))
    }
  }

  @Test("What cannot be compiled does not pass either")
  func whatCannotBeCompiled() async throws {
    try await withTemporaryDirectory { folder in
      let text = """
        digraph lost {
          start [shape=Mdiamond]
          exit [shape=Msquare]
          fork [shape=component]
          a [prompt="A."]
          b [prompt="B."]
          join [shape=tripleoctagon]
          start -> fork
          fork -> a -> join -> exit
          fork -> b -> exit
        }

        """
      try folder.writing(text, to: "lost.dot")
      let runner = CommandRunner(workingDirectory: folder)
      let checked = await runner("check", "lost.dot", "--format", "concise")
      #expect(checked.status == .findings)
      #expect(checked.output.contains("error[AT51"), "\(checked.output)")
      #expect(await runner("compile", "lost.dot").status == .findings)
    }
  }

  @Test("Several files: in the order they are named, those of a folder by path, each once")
  func order() async throws {
    try await withTemporaryDirectory { folder in
      for name in ["z.dot", "b/y.dot", "b/a.dot", "b/c/x.gv"] {
        try folder.writing(Samples.misspelled, to: name)
      }
      let result = await CommandRunner(workingDirectory: folder)(
        "check", "z.dot", "b", "./z.dot", "b/a.dot", "--format", "concise", "--select", "AT105")
      let names = result.output.split(separator: "\n").map { String($0.prefix { $0 != ":" }) }
      #expect(names == ["z.dot", "b/a.dot", "b/c/x.gv", "b/y.dot"])
    }
  }

  @Test(
    "Standard output holds the findings and nothing else; the sums, where there are any, are on standard error",
    arguments: [("text", "\n1 file: 1 error, 1 fixable ("), ("concise", ""), ("json", "")])
  func streams(format: String, errors: String) async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing(Samples.misspelled, to: "bad.dot")
      let result = await CommandRunner(workingDirectory: folder)(
        "check", "--format", format, "--select", "AT105")
      #expect(!result.output.contains("1 file:"))
      #expect(result.output.hasSuffix("\n") && !result.output.hasSuffix("\n\n"))
      #expect(errors.isEmpty ? result.errors.isEmpty : result.errors.hasPrefix(errors), "\(result.errors)")
    }
  }

  @Test(
    "Each command has help of its own",
    arguments: ["check", "render", "compile", "run", "resume", "show", "explain"])
  func help(command: String) async {
    let runner = CommandRunner(workingDirectory: "/")
    let result = await runner(command, "--help")
    #expect(result.status == .success)
    #expect(result.output.contains("USAGE: attractor \(command)"))
    #expect(await runner("help", command).output == result.output)
  }
}
