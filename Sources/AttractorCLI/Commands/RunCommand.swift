import ArgumentParser
import Interpreter
import PipelinePlan
import SystemPackage

/// `attractor run`: a pipeline from its start to its end.
struct RunCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a pipeline or a plan.",
    discussion: """
      A pipeline with errors is not run. The run's directory holds its journal and every stage; a run that was stopped \
      goes on with `attractor resume`. On a terminal questions are asked in place; elsewhere the run is suspended at its \
      first question, with exit code 4.

      Examples:
        attractor run release.dot --simulate --logs logs/first
        attractor run release.dot --script agent.json --input version=1.2
        attractor run --resume logs/first
      """)

  @Argument(help: "The pipeline file, or a plan; `-` is standard input.")
  var file: String?

  @Option(
    help: ArgumentHelp(
      "The run's directory; a new one below ${XDG_STATE_HOME:-~/.local/state}/attractor/runs when it is left out.",
      valueName: "dir"))
  var logs: String?

  @Option(
    name: .customLong("input"),
    help: ArgumentHelp("An input of the pipeline; may be given several times.", valueName: "name=value"))
  var inputs: [String] = []

  @Option(
    help: ArgumentHelp(
      "Inputs from a file, one `name=value` a line; lines that begin with # are left out.", valueName: "file")
  )
  var inputFile: String?

  @Option(
    help: ArgumentHelp("The longest the run may go on, for example 30m.", valueName: "duration"),
    transform: DurationArgument.parse)
  var timeout: DurationArgument?

  @Flag(help: "Check, compile and look whether everything needed is there; run nothing, write nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "Go on with the run in this directory; the same as `attractor resume`.", valueName: "dir"))
  var resume: String?

  @OptionGroup var options: RunOptions

  func run(in environment: CommandEnvironment) async throws -> CommandStatus {
    if let resume {
      guard file == nil, logs == nil, inputs.isEmpty, inputFile == nil, timeout == nil, !dryRun else {
        throw CommandError.usage("--resume takes the pipeline, inputs and limits of the run it goes on with")
      }
      return try await ResumeCommand.resume(resume, options, in: environment)
    }
    guard let file else { throw CommandError.usage("name the pipeline to run, or use --resume DIR") }
    guard let program = try environment.program(file) else { return .findings }
    if !options.quiet { environment.mention(program.warnings, in: file) }
    let driver = RunDriver(options, environment)
    try driver.requireBackend(for: program.plan)
    let runID = RunID.generate(at: SystemClock().now())
    let directory = try logsDirectory(runID, in: environment)
    var configuration = try driver.configuration(logs: directory)
    configuration.runID = runID
    configuration.inputs = try givenInputs(in: environment)
    configuration.source = program.source?.bytes
    var plan = program.plan
    if let timeout { plan.limits.maxDuration = Int64(clamping: timeout.duration.milliseconds) }
    let engine: Engine
    do { engine = try Engine(plan, configuration) } catch { throw CommandError.usage(error.description) }
    if dryRun {
      let count = plan.nodes.count
      environment.output.write(
        "ready: \(Amounts.count(count, "node", "nodes")), \(Amounts.count(plan.edges.count, "edge", "edges")); "
          + "nothing was run or written\n")
      return .success
    }
    return try await driver.run(engine, logs: directory, called: logs ?? environment.display(directory))
  }

  private func logsDirectory(_ runID: String, in environment: CommandEnvironment) throws(CommandError)
    -> FilePath
  {
    if let logs {
      let path = environment.resolve(logs)
      if FileKind.of(path) == .other { throw .usage("`\(logs)` is a file; --logs names a directory") }
      return path
    }
    // The XDG Base Directory Specification has relative paths ignored.
    func absolute(_ variable: String) -> FilePath? {
      environment.variables[variable].map { FilePath($0) }.flatMap { $0.isAbsolute ? $0 : nil }
    }
    guard
      let state = absolute("XDG_STATE_HOME")
        ?? absolute("HOME").map({ $0.appending(".local").appending("state") })
    else {
      throw .usage("neither XDG_STATE_HOME nor HOME is set; name the run's directory with --logs DIR")
    }
    return state.appending("attractor").appending("runs").appending(runID)
  }

  /// The inputs of the command line; they win over those of the file.
  private func givenInputs(in environment: CommandEnvironment) throws(CommandError) -> [String: String] {
    var given: [String: String] = [:]
    if let inputFile {
      let bytes = try FileReading.bytes(of: environment.resolve(inputFile), called: inputFile, limit: 1 << 20)
      let lines = String(decoding: bytes, as: UTF8.self).split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      for (number, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
        guard let (name, value) = Self.pair(line) else {
          throw .usage(
            "`\(inputFile)`, line \(number + 1): expected NAME=VALUE, found `\(TerminalText.visible(String(line)))`"
          )
        }
        given[name] = value
      }
    }
    for entry in inputs {
      guard let (name, value) = Self.pair(Substring(entry)) else {
        throw .usage("`--input \(entry)`: expected NAME=VALUE")
      }
      given[name] = value
    }
    return given
  }

  private static func pair(_ text: Substring) -> (String, String)? {
    guard let equal = text.firstIndex(of: "="), equal != text.startIndex else { return nil }
    return (String(text[..<equal]), String(text[text.index(after: equal)...]))
  }
}
