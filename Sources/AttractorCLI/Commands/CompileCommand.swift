import ArgumentParser
import PipelinePlan
import SourceText

/// `attractor compile`: a pipeline as a plan.
struct CompileCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "compile", abstract: "Lower a pipeline to its execution plan.",
    discussion: """
      `plan` is JSON that `attractor run` takes without the DOT file; `listing` is the same for people. Equal pipelines give \
      equal bytes on every machine.

      Examples:
        attractor compile release.dot --emit listing
        attractor compile release.dot -o release.plan.json
      """)

  @Argument(help: "The pipeline file, or a plan; `-` is standard input.")
  var file: String

  @Option(help: ArgumentHelp("What is written: the plan as JSON, or a listing.", valueName: "form"))
  var emit = Emission.plan

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var output: String?

  @Flag(help: "Print the plan's hash only.")
  var hash = false

  /// What is written.
  enum Emission: String, ExpressibleByArgument, CaseIterable {
    /// Canonical JSON.
    case plan
    /// Text for people.
    case listing
  }

  func run(in environment: CommandEnvironment) async throws -> CommandStatus {
    guard let program = try environment.program(file) else { return .findings }
    let bytes: [UInt8]
    if hash {
      bytes = Array((program.plan.contentHash + "\n").utf8)
    } else {
      switch emit {
      case .plan: bytes = program.encoded
      case .listing: bytes = Array(listing(program.plan).utf8)
      }
    }
    if let output {
      try FileWriting.replace(environment.resolve(output), called: output, with: bytes)
    } else {
      environment.output.write(bytes)
    }
    return .success
  }
}
