import ArgumentParser
import PipelineLint
import Reporting
import SourceText
import SystemPackage

/// `attractor check`: parse, elaborate and lint.
struct CheckCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Find mistakes in pipeline files.",
    usage: "attractor check [<options>] [<path> ...]",
    discussion: """
      Folders are searched for *.dot and *.gv files, leaving out what .gitignore names; `-` is standard input. \
      Findings go to standard output, with --format text a line of sums to standard error. The exit code is 1 \
      when there are findings as severe as --fail-on.

      Examples:
        attractor check
        attractor check pipelines --fail-on warning --ignore unknown_attribute
        git show HEAD:release.dot | attractor check - --stdin-filename release.dot
      """,
    aliases: ["lint", "validate"])

  @Argument(
    help: ArgumentHelp("Files and folders; the current folder when none is named.", valueName: "path"))
  var paths: [String] = []

  @Option(help: ArgumentHelp("What standard input is called in messages.", valueName: "name"))
  var stdinFilename = "<stdin>"

  @Option(help: "How findings are written.")
  var format = ReportFormatName.text

  @Option(help: ArgumentHelp("The least severity that makes the exit code 1.", valueName: "level"))
  var failOn = FailureThreshold.error

  @OptionGroup var rules: RuleOptions

  @Option(help: ArgumentHelp("When to use colours.", valueName: "when"))
  var color = ColorChoice.auto

  func run(in environment: CommandEnvironment) async throws -> CommandStatus {
    let start = ContinuousClock.now
    let configuration = try rules.configuration()
    let sources = try sources(in: environment)
    var reports: [FileReport] = []
    for source in sources {
      let checked = CheckedPipeline(source, configuration)
      let unrunnable = checked.hasErrors ? [] : checked.loweringErrors(configuration, in: environment)
      reports.append(FileReport(source: source, diagnostics: checked.diagnostics + unrunnable))
    }
    let style: Style = color.isOn(for: environment.output, variables: environment.variables) ? .ansi : .plain
    var output: [UInt8] = []
    format.format(style: style, tool: Version.tool).write(reports, to: &output)
    environment.output.write(output)
    let summary = ReportSummary(reports)
    if format == .text {
      // Standard output holds findings and nothing else, also where it is no terminal.
      let isOn = color.isOn(for: environment.errors, variables: environment.variables)
      let spent = start.duration(to: .now).milliseconds
      let line = summary.line(milliseconds: spent, style: isOn ? .ansi : .plain)
      environment.errors.write("\(summary.worst == nil ? "" : "\n")\(line)\n")
    }
    return failOn.isReached(by: summary.worst) ? .findings : .success
  }

  private func sources(in environment: CommandEnvironment) throws(CommandError) -> [SourceFile] {
    let arguments = paths.isEmpty ? ["."] : paths
    var sources: [SourceFile] = []
    var seen: Set<FilePath> = []
    for argument in arguments {
      guard argument != "-" else {
        sources.append(try environment.source("-", stdinName: stdinFilename))
        continue
      }
      let path = environment.resolve(argument)
      guard FileKind.of(path) == .directory else {
        if seen.insert(path).inserted { sources.append(try environment.source(argument)) }
        continue
      }
      let found = try DirectoryWalk.pipelines(below: path, called: argument)
      guard !found.isEmpty else {
        throw .usage("there is no *.dot or *.gv file below `\(argument)`")
      }
      for file in found where seen.insert(file).inserted {
        sources.append(
          try FileReading.source(at: file, called: name(of: file, below: path, called: argument)))
      }
    }
    return sources
  }

  /// What a file found below a folder is called: the way the folder was named, and the way down from it.
  private func name(of file: FilePath, below folder: FilePath, called argument: String) -> String {
    var relative = file
    guard relative.removePrefix(folder) else { return file.string }
    return argument == "." ? relative.string : FilePath(argument).pushing(relative).string
  }
}

extension ReportFormatName: ExpressibleByArgument {}

/// The least severity that makes a check fail.
enum FailureThreshold: String, ExpressibleByArgument, CaseIterable {
  /// Errors only.
  case error
  /// Warnings too.
  case warning
  /// Any finding.
  case info
  /// Nothing.
  case never

  /// Whether a finding as severe as `worst` is enough.
  func isReached(by worst: Severity?) -> Bool {
    guard let worst, let least = Severity(rawValue: rawValue) else { return false }
    return worst >= least
  }
}
