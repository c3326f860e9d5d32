import ArgumentParser
import Interpreter

/// `attractor resume`: goes on with a run that was stopped.
struct ResumeCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Go on with a run that was stopped, killed or suspended.",
    usage: "attractor resume [<options>] <dir>",
    discussion: """
      The journal says what was done; the plan and the inputs are those the run began with. A question the run waits \
      for is asked again.

      Examples:
        attractor resume logs/first
        attractor resume logs/first --answers answers.txt
      """)

  @Argument(help: ArgumentHelp("The run's directory.", valueName: "dir"))
  var directory: String

  @OptionGroup var options: RunOptions

  func run(in environment: CommandEnvironment) async throws -> CommandStatus {
    try await Self.resume(directory, options, in: environment)
  }

  /// Goes on with the run in `directory`.
  ///
  /// - Throws: ``CommandError``.
  static func resume(
    _ directory: String, _ options: RunOptions, in environment: CommandEnvironment
  ) async throws -> CommandStatus {
    let path = environment.resolve(directory)
    guard FileKind.of(path) == .directory else {
      throw CommandError.usage("there is no run directory `\(directory)`")
    }
    let driver = RunDriver(options, environment)
    let engine: Engine
    do {
      var configuration = try driver.configuration(logs: path)
      if options.workdir == nil { configuration.workDirectory = try Engine.workDirectory(ofRunIn: path) }
      guard FileKind.of(configuration.workDirectory) == .directory else {
        throw CommandError.usage(
          "the run worked in `\(configuration.workDirectory)`, which is no folder any more; name another with --workdir"
        )
      }
      engine = try Engine.resume(directory: path, configuration)
    } catch {
      throw driver.explain(error, logs: path, called: directory)
    }
    try driver.requireBackend(for: engine.plan)
    return try await driver.run(engine, logs: path, called: directory)
  }
}
