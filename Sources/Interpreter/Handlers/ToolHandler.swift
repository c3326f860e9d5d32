import JSON
import PipelinePlan
import SystemPackage

/// Runs a tool node: a shell command in the work tree. Specification 4.10.
///
/// The outcome is the first of: failure at the timeout, the status file the tool left in its stage directory,
/// its exit code. In the stage directory: `prompt.txt` (the command), `context.json`, `stdout.log`,
/// `stderr.log`, `tool_output.txt`, `invocation.json`.
public struct ToolHandler: Handler {
  /// The longest output in the context, in characters.
  public static let maxContextOutput = 8_000
  /// The longest excerpt of the output in a failure's reason, in characters.
  static let maxReasonOutput = 1_000

  private let limits: ToolProcess.Limits
  private let running: RunningTools

  /// A handler with the limits of the design: 2 s from SIGTERM to SIGKILL, 16 MiB in each log.
  ///
  /// - Parameter running: knows the tools that run, for a program that may have to end before they do.
  public init(running: RunningTools = RunningTools()) {
    self.init(limits: ToolProcess.Limits(), running: running)
  }

  init(limits: ToolProcess.Limits, running: RunningTools = RunningTools()) {
    self.limits = limits
    self.running = running
  }

  /// The tool's whole group is ended at the node's timeout, which a cancelled task alone could not tell from
  /// a cancelled run.
  public var keepsTimeout: Bool { true }

  /// Runs the command once.
  ///
  /// - Throws: `CancellationError` once nothing of the tool is left, ``ToolError``, ``WorkPathError``,
  ///   ``StageFileError``.
  public func execute(_ stage: Stage) async throws -> Outcome {
    guard let command = stage.node.toolCommand.map({ stage.plan[$0] }), !command.allSatisfy(\.isWhitespace)
    else {
      return .fail("no tool_command specified", Failure(.deterministic))
    }
    let process = try prepare(command, for: stage)
    let result = try await process.run()
    let capture = result.capture
    try StageFile.write(capture.combined.bytes, to: stage.directory.appending("tool_output.txt"))
    let invocation = Invocation(command: command, process: process, result: result)
    try StageFile.write(invocation.encoded, to: stage.directory.appending(Invocation.name))
    if result.wasCancelled { throw CancellationError() }
    warn(about: capture, in: stage)

    var outcome = OutputContract.enforce(settle(result, command: command, in: stage), for: stage)
    let output = JSONValue.string(capture.stdout.excerpt.text(maxCharacters: Self.maxContextOutput))
    outcome.contextUpdates["tool.output"] = output
    outcome.contextUpdates["\(stage.name).output"] = output
    outcome.contextUpdates["last_stage"] = .string(stage.name)
    return outcome
  }

  /// Writes what the tool reads, removes what an earlier attempt left, and works out what to run.
  private func prepare(_ command: String, for stage: Stage) throws -> ToolProcess {
    guard !command.utf8.contains(0) else { throw ToolError("tool_command holds a NUL byte", .deterministic) }
    var workDirectory = stage.workDirectory
    if let cwd = stage.attribute("cwd"), !cwd.isEmpty {
      workDirectory = try WorkPath.resolve(cwd, in: stage.workDirectory, attribute: "cwd")
    }
    guard Platform.isDirectory(workDirectory) else {
      throw ToolError(
        "the working directory \(workDirectory) does not exist or is no directory", .deterministic)
    }
    let environment = try StageEnvironment.variables(for: stage, promptFile: "prompt.txt")
    let shell = try ToolShell.find(path: environment["PATH"] ?? "")
    if !shell.isBash {
      stage.emit(.warning, ["message": .string("there is no bash here; \(shell.path) runs the command")])
    }
    try StatusFile.removeStale(in: stage.directory)
    try StageFile.write(command.utf8, to: stage.directory.appending("prompt.txt"))
    try StageContextFile.write(for: stage)
    var limits = self.limits
    if let timeout = stage.node.timeout { limits.timeout = .milliseconds(timeout) }
    return ToolProcess(
      executable: shell.path, arguments: ["-c", command], environment: environment,
      workDirectory: workDirectory,
      stdoutLog: stage.directory.appending("stdout.log"), stderrLog: stage.directory.appending("stderr.log"),
      limits: limits, running: running)
  }

  /// Says what was lost or ended, so that nobody has to find out.
  private func warn(about capture: OutputPump.Capture, in stage: Stage) {
    for (name, stream) in [("stdout", capture.stdout), ("stderr", capture.stderr)] {
      if let failure = stream.failure {
        stage.emit(.warning, ["message": .string("\(name).log is incomplete: \(failure)")])
      } else if stream.kept < stream.total {
        stage.emit(
          .warning, ["message": .string("\(name).log leaves out \(stream.total - stream.kept) bytes")])
      }
    }
    if capture.endedBackground {
      stage.emit(.warning, ["message": "processes the tool left in the background were ended"])
    }
  }

  private func settle(_ result: ToolProcess.Result, command: String, in stage: Stage) -> Outcome {
    if result.timedOut {
      let limit = stage.node.timeout ?? 0
      return .fail("timed out after \(limit) ms\(excerpt(of: result.capture))", Failure(.transientInfra))
    }
    do throws(StatusFileError) {
      if let told = try StatusFile.read(in: stage.directory) {
        guard case .custom(let word) = told.status else { return told }
        return .fail(
          "the tool's status file says `\(word)`; a custom outcome is for agent nodes",
          Failure(.deterministic))
      }
    } catch {
      return .fail("the tool's status file is not usable: \(error)", Failure(error.failureClass))
    }
    switch result.ending {
    case .exited(0): return Outcome(.success, notes: "Tool completed: \(command.prefix(200))")
    case .exited(let code):
      return .fail(
        "exit code \(code)\(excerpt(of: result.capture))", FailureClassifier.classify(exitCode: code))
    case .signaled(let signal):
      return .fail(
        "ended by signal \(signal)\(excerpt(of: result.capture))", FailureClassifier.classify(signal: signal))
    }
  }

  /// The end of what the tool said, standard error first; it is what a person, or the agent that repairs,
  /// reads first.
  private func excerpt(of capture: OutputPump.Capture) -> String {
    for stream in [capture.stderr, capture.stdout] {
      let text = stream.excerpt.text(maxCharacters: Self.maxContextOutput).trimmed()
      if !text.isEmpty { return ": \(text.suffix(Self.maxReasonOutput))" }
    }
    return ""
  }
}
