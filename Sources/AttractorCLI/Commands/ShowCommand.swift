import ArgumentParser
import JSON

/// `attractor show`: a run in reading order.
struct ShowCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show how a run went: its end first, then the evidence, then what to do.",
    discussion: """
      Reads the run's directory and changes nothing in it; the run may be going on.

      Examples:
        attractor show logs/first
        attractor show logs/first --json
      """)

  @Argument(help: ArgumentHelp("The run's directory.", valueName: "dir"))
  var directory: String

  @Flag(help: "Print the run's final.json instead.")
  var json = false

  @Option(help: ArgumentHelp("When to use colours.", valueName: "when"))
  var color = ColorChoice.auto

  func run(in environment: CommandEnvironment) async throws -> CommandStatus {
    let files = RunFiles(root: environment.resolve(directory))
    guard FileKind.of(files.root) == .directory else {
      throw CommandError.usage("there is no run directory `\(directory)`")
    }
    guard files.exists("journal.jsonl") || files.exists("manifest.json") else {
      throw CommandError.usage(
        "`\(directory)` is no run directory: it holds neither journal.jsonl nor manifest.json")
    }
    guard json else {
      let paint = Paint(isOn: color.isOn(for: environment.output, variables: environment.variables))
      environment.output.write(RunSummary(files: files, name: directory, paint: paint).text())
      return .success
    }
    guard let final = files.document("final.json").value else {
      throw CommandError(
        status: .findings, message: "`\(directory)` has no final.json: the run has not ended")
    }
    environment.output.write(final.text(.pretty) + "\n")
    return .success
  }
}
