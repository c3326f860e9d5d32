import ArgumentParser
import Reporting
import SourceText

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
    discussion: """
      Exit codes: 0 fine; 1 findings, or a run that failed; 2 wrong usage; 3 input, output or internal error; \
      4 the run waits for a person; 130 or 143 stopped by a signal.
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
    try rejectUnknownCommand(arguments)
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
    return report(error, in: environment)
  }
}

/// Help and version go to standard output; anything else ArgumentParser throws is wrong usage.
private func report(_ error: any Error, in environment: CommandEnvironment) -> CommandStatus {
  let message = Attractor.fullMessage(for: error, columns: environment.output.columns)
  if Attractor.exitCode(for: error).isSuccess {
    environment.output.write(message + "\n")
    return .success
  }
  environment.errors.write(message.replacing(prefix: "Error: ", with: "attractor: ") + "\n")
  return .usage
}

/// ArgumentParser calls a mistyped command an "unexpected argument"; say what was probably meant.
private func rejectUnknownCommand(_ arguments: [String]) throws(CommandError) {
  guard let word = arguments.first, !word.hasPrefix("-"), word != "help" else { return }
  let known = Attractor.commands.flatMap { [$0._commandName] + $0.configuration.aliases }
  guard !known.contains(word) else { return }
  let hint = NearestName.find(word, among: known).map { "; did you mean `\($0)`?" } ?? ""
  throw .usage("there is no command `\(word)`\(hint)\nSee `attractor --help`.")
}

extension String {
  /// The string with a leading `prefix` replaced, where it has it.
  fileprivate func replacing(prefix: String, with replacement: String) -> String {
    hasPrefix(prefix) ? replacement + dropFirst(prefix.count) : self
  }
}
