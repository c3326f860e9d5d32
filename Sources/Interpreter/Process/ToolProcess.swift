import Subprocess
import Synchronization
import SystemPackage

/// One command in a process group of its own, with its output in files.
///
/// However it ends (by itself, by its timeout, by cancellation), when ``run()`` is over no process of the group is left, the output
/// is read as far as it came, and all descriptors are closed. Processes that leave the group (`setsid`) are on their own.
struct ToolProcess: Sendable {
  /// Limits and waiting times.
  struct Limits: Sendable {
    /// The longest the tool may run; nil without a limit.
    var timeout: Duration?
    /// Waits for the timeout; a test has another idea of time.
    var sleep: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    /// From SIGTERM to SIGKILL.
    var grace = Duration.seconds(2)
    /// For output of background processes once the tool itself has ended.
    var drain = Duration.milliseconds(500)
    /// Bytes kept in each log.
    var logBytes = 16 << 20
  }

  /// How it went.
  struct Result: Sendable {
    /// How the tool's own process ended.
    var ending: Ending
    /// Whether it was stopped by its timeout.
    var timedOut: Bool
    /// Whether it was stopped because the task was cancelled.
    var wasCancelled: Bool
    /// From start to the end of the clean-up.
    var duration: Duration
    /// What it wrote.
    var capture: OutputPump.Capture
  }

  /// How a process ended.
  enum Ending: Hashable, Sendable {
    /// By itself, with a code.
    case exited(Int32)
    /// By a signal.
    case signaled(Int32)
  }

  let executable: FilePath
  let arguments: [String]
  let environment: [String: String]
  let workDirectory: FilePath
  let stdoutLog: FilePath
  let stderrLog: FilePath
  var limits = Limits()
  /// Told while the process runs.
  var running: RunningTools?

  /// Runs the command to its end. A cancelled task gets a result too, once everything is cleaned up.
  ///
  /// - Throws: ``ToolError`` when it cannot be started, ``StageFileError`` when there can be no logs, `CancellationError` when the
  ///   task was cancelled before the start.
  func run() async throws -> Result {
    try Task.checkCancellation()
    let begin = ContinuousClock.now
    let (pump, childEnds) = try openOutput()
    let watch = ToolWatch()
    let outcome: Swift.Result<TerminationStatus, any Error>
    do {
      let status = try await withTaskCancellationHandler {
        try await superviseUntilEnd(childEnds, watch)
      } onCancel: {
        watch.stop(.cancellation)
      }
      outcome = .success(status)
    } catch {
      outcome = .failure(error)
    }
    childEnds.close()
    let stop = watch.stopped
    pump.childEnded(group: watch.group, stoppedAt: stop?.at)
    let capture = await pump.capture()
    if let group = watch.group { running?.remove(group) }
    LeftoverProcess.forget(in: stdoutLog.removingLastComponent())
    let ending: Ending
    switch outcome {
    case .success(.exited(let code)): ending = .exited(code)
    case .success(.signaled(let signal)): ending = .signaled(signal)
    case .failure(let error): throw Self.cannotStart(error)
    }
    return Result(
      ending: ending, timedOut: stop?.reason == .timeout, wasCancelled: stop?.reason == .cancellation,
      duration: begin.duration(to: .now), capture: capture)
  }

  /// Starts the process and waits for its end; its timeout stops it.
  private func superviseUntilEnd(_ childEnds: DescriptorBag, _ watch: ToolWatch) async throws
    -> TerminationStatus
  {
    try await withThrowingTaskGroup(of: TerminationStatus?.self) { group in
      group.addTask { try await launch(childEnds, watch) }
      if let timeout = limits.timeout {
        group.addTask {
          guard (try? await limits.sleep(timeout)) != nil else { return nil }
          watch.stop(.timeout)
          return nil
        }
      }
      while let status = try await group.next() {
        // Cancelling the one task stops the timer, cancelling the other the process.
        group.cancelAll()
        if let status { return status }
      }
      throw CancellationError()
    }
  }

  private func launch(_ childEnds: DescriptorBag, _ watch: ToolWatch) async throws -> TerminationStatus {
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [
      .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: limits.grace)
    ]
    var variables: [Environment.Key: String] = [:]
    for (name, value) in environment {
      if let key = Environment.Key(rawValue: name) { variables[key] = value }
    }
    let (out, err) = (childEnds.descriptors[0], childEnds.descriptors[1])
    let result = try await Subprocess.run(
      .path(executable), arguments: Arguments(arguments), environment: .custom(variables),
      workingDirectory: workDirectory, platformOptions: options, input: .none,
      output: .fileDescriptor(out, closeAfterSpawningProcess: false),
      error: .fileDescriptor(err, closeAfterSpawningProcess: false)
    ) { execution in
      // Closed at once: the pump sees the end of the streams only when nobody has them open to write.
      childEnds.close()
      let group = ProcessGroup(leader: execution.processIdentifier.value)
      if let group { running?.insert(group) }
      watch.started(group)
      // A stage that cannot write has more to complain of than this file.
      try? LeftoverProcess.note(execution.processIdentifier.value, in: stdoutLog.removingLastComponent())
    }
    return result.terminationStatus
  }

  /// Pipes for both streams, with someone reading them; gives the ends the child writes to.
  private func openOutput() throws -> (OutputPump, DescriptorBag) {
    let out = try openPipe()
    let childEnds: DescriptorBag
    let err: (readEnd: FileDescriptor, writeEnd: FileDescriptor)
    do {
      err = try openPipe()
      childEnds = DescriptorBag([out.writeEnd, err.writeEnd])
    } catch {
      DescriptorBag([out.readEnd, out.writeEnd]).close()
      throw error
    }
    var logs: [CappedLog] = []
    do {
      logs.append(try CappedLog(stdoutLog, limit: limits.logBytes))
      logs.append(try CappedLog(stderrLog, limit: limits.logBytes))
    } catch {
      for index in logs.indices { logs[index].close() }
      DescriptorBag([out.readEnd, err.readEnd]).close()
      childEnds.close()
      throw error
    }
    do {
      let pump = try OutputPump(
        stdout: OutputPump.Source(out.readEnd, logs[0]), stderr: OutputPump.Source(err.readEnd, logs[1]),
        patience: OutputPump.Patience(grace: limits.grace, drain: limits.drain))
      return (pump, childEnds)
    } catch {
      childEnds.close()
      throw Self.cannotStart(error)
    }
  }

  private func openPipe() throws -> (readEnd: FileDescriptor, writeEnd: FileDescriptor) {
    do { return try Platform.pipe() } catch { throw Self.cannotStart(error) }
  }

  /// What went wrong before the command ran, with the system's own word for it.
  private static func cannotStart(_ error: any Error) -> any Error {
    if error is CancellationError { return error }
    let cause = (error as? SubprocessError)?.underlyingError ?? error as? Errno
    let why = cause.map { "\($0)" } ?? "\(error)"
    return ToolError(
      "cannot start the command: \(why)", FailureClassifier.classify(cause ?? error).failureClass)
  }
}
