import Testing

@testable import AttractorCLI

@Suite("Wrong command lines")
struct UsageErrorsTests {
  @Test(
    "One sentence, where to read on, exit 2",
    arguments: [
      (["fmt"], "`attractor fmt` is not in this version"),
      (["help", "serve"], "`attractor serve` is not in this version"),
      (["validat"], "there is no command `validat`; did you mean `validate`?"),
      (["check", "--fix"], "`--fix` is not in this version\nSee `attractor check --help`."),
      (["lint", "--watch"], "`--watch` is not in this version"),
      (
        ["run", "--lgos", "x"], "unknown option `--lgos`; did you mean `--logs`?\nSee `attractor run --help`."
      ),
      (["check", "--format", "xml"], "it takes `text`, `concise` or `json`\n"),
      (["run", "--timeout", "soon"], "write a number and a unit, as in 90s, 15m or 2h"),
      (["show"], "missing argument `<dir>`\nSee `attractor show --help`."),
      (["run", "--logs"], "missing value for `--logs <dir>`"),
      (["run", "a", "b"], "unexpected argument `b`"),
      (["--nope"], "unknown option `--nope`\nSee `attractor --help`."),
    ])
  func sentences(arguments: [String], expected: String) async {
    let result = await CommandRunner(workingDirectory: "/").run(arguments)
    #expect(result.status == .usage)
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix("attractor: "))
    #expect(result.errors.contains(expected), "\(result.errors)")
  }

  @Test(
    "Help says what a value is, what happens without it, and shows a command line",
    arguments: ["check", "render", "compile", "run", "resume", "show", "explain"])
  func help(command: String) async {
    let text = await CommandRunner(workingDirectory: "/")(command, "--help").output
    #expect(text.contains("Examples:\n  attractor "), "\(text)")
    for match in text.matches(of: /(?m)^  --([a-z-]+) <([a-z-]+)>/) where match.1 == match.2 {
      // A value called as its option says nothing of it, unless the values are listed.
      #expect(
        ["format", "theme", "engine"].contains(String(match.1)), "\(command) --\(match.1) <\(match.2)>")
    }
  }

  @Test(
    "The examples of the help are command lines of this version",
    arguments: ["check", "render", "compile", "run", "resume", "show", "explain"])
  func examples(command: String) async throws {
    let text = await CommandRunner(workingDirectory: "/")(command, "--help").output
    let lines = text.matches(of: /(?m)^  attractor (.*)$/).map { $0.1.prefix { $0 != ">" } }
    #expect(!lines.isEmpty)
    for line in lines {
      let parsed = try Attractor.parseAsRoot(line.split(separator: " ").map(String.init))
      if let check = parsed as? CheckCommand { _ = try check.rules.configuration() }
    }
  }

  @Test("The help of run names all that run takes")
  func runHelp() async {
    let text = await CommandRunner(workingDirectory: "/")("run", "--help").output
    for option in [
      "--logs <dir>", "--input <name=value>", "--input-file <file>", "--timeout <duration>", "--dry-run",
      "--resume <dir>", "--workdir <dir>", "--simulate", "--script <file>", "--auto-approve",
      "--answers <file>", "--quiet", "--json", "--color <when>",
    ] {
      #expect(text.contains(option), "\(option)")
    }
  }
}
