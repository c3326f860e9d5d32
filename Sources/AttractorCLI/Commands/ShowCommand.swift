import ArgumentParser
import JSON

/// `attractor show`: a run in reading order.
struct ShowCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show how a run went: its end first, then the evidence, then what to do.")

  @Argument(help: "The run's directory.")
  var directory: String

  @Flag(help: "Print final.json instead.")
  var json = false

  @Option(help: "When to use colours: auto, always or never.")
  var color = ColorChoice.auto

  func run(in environment: CommandEnvironment) async throws -> CommandStatus {
    let files = RunFiles(root: environment.resolve(directory))
    guard FileKind.of(files.root) == .directory,
      files.exists("journal.jsonl") || files.exists("manifest.json")
    else {
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
