import ArgumentParser
import Reporting

/// A subcommand as a value: parsed by ArgumentParser, run with everything it needs handed in.
protocol Command: ParsableCommand, Sendable {
  /// Does the work and says how it ended.
  ///
  /// - Throws: ``CommandError`` for whatever ends it with a sentence.
  func run(in environment: CommandEnvironment) async throws -> CommandStatus
}

/// The root command.
struct Attractor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attractor",
    abstract: "Check, draw, compile and run agent pipelines written as Graphviz DOT files.",
    usage: "attractor <command> [<options>]",
    discussion: """
      A first look:
        attractor check examples
        attractor run examples/parallel.dot --simulate

      Exit codes: 0 fine; 1 findings, or a run that failed; 2 wrong usage; 3 input, output or internal error; \
      4 the run waits for a person; 130 or 143 stopped by a signal, and can be resumed.
      """,
    version: Version.text,
    subcommands: commands
  )

  static let commands: [any Command.Type] = [
    CheckCommand.self, RenderCommand.self, CompileCommand.self, RunCommand.self, ResumeCommand.self,
    ShowCommand.self, ExplainCommand.self,
  ]
}

/// What the program says of itself.
enum Version {
  static let text = "0.1.0"
  static let tool = ReportingTool(name: "attractor", version: text)
}

/// Runs one command line.
///
/// - Parameters:
///   - arguments: without the program's name.
///   - environment: the world the command sees.
/// - Returns: the status to exit with; everything there is to say has been written.
public func run(_ arguments: [String], in environment: CommandEnvironment) async -> CommandStatus {
  do {
    try UsageErrors.rejectUnknownCommand(arguments)
    var parsed = try Attractor.parseAsRoot(arguments)
    guard let command = parsed as? any Command else {
      // Help of the root or of a command: running it throws the text.
      try parsed.run()
      return .success
    }
    return try await command.run(in: environment)
  } catch let error as CommandError {
    environment.errors.write("attractor: \(error.message)\n")
    return error.status
  } catch {
    return report(error, of: arguments, in: environment)
  }
}

/// Help and version go to standard output; anything else ArgumentParser throws is wrong usage.
private func report(
  _ error: any Error, of arguments: [String], in environment: CommandEnvironment
) -> CommandStatus {
  if Attractor.exitCode(for: error).isSuccess {
    let columns = environment.output.terminalSize.map { min($0.columns, 100) } ?? 80
    let text = Attractor.fullMessage(for: error, columns: columns)
    environment.output.write(text + "\n")
    return .success
  }
  let sentence = UsageErrors.rewrite(Attractor.message(for: error), for: arguments)
  environment.errors.write("attractor: \(sentence)\n")
  return .usage
}
