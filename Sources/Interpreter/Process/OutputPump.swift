import Synchronization
import SystemPackage

/// Reads what a child writes until nobody can write any more, and sees to it that nobody is left who could.
///
/// It works on a thread of its own. Reading and writing files may block, and the last things it does (waiting
/// for stragglers, ending them) must happen also when the task that runs the tool is cancelled.
final class OutputPump: Sendable {
  /// How long to wait for what.
  struct Patience: Sendable {
    /// From SIGTERM to SIGKILL.
    var grace: Duration
    /// For output that is still on its way when the tool has ended.
    var drain: Duration
  }

  /// What was read.
  struct Capture: Sendable {
    var stdout: Stream
    var stderr: Stream
    /// Both streams as they came.
    var combined: HeadTail
    /// Whether processes in the background had to be ended after the tool itself had.
    var endedBackground = false

    struct Stream: Sendable {
      var excerpt: HeadTail
      var total: Int
      var kept: Int
      var failure: Errno?
    }
  }

  /// What the tool's own process came to.
  private struct Ending: Sendable {
    var group: ProcessGroup?
    /// When the tool was told to stop; nil when it ended by itself.
    var stoppedAt: ContinuousClock.Instant?
  }

  private enum State {
    case running
    case awaited(CheckedContinuation<Capture, Never>)
    case done(Capture)
  }

  private let ended: WakePipe
  private let ending = Mutex(Ending())
  private let state = Mutex(State.running)
  private let patience: Patience

  /// Starts to read `stdout` and `stderr`; both, and their logs, are closed at the end.
  ///
  /// - Throws: `Errno` when there can be no thread; then all are closed.
  init(stdout: Source, stderr: Source, patience: Patience) throws(Errno) {
    self.patience = patience
    var sources = [stdout, stderr]
    do {
      ended = try WakePipe()
    } catch {
      for index in sources.indices { sources[index].close() }
      throw error
    }
    if let failure = BlockingThread.start({ [self, sources] in finish(with: pump(sources)) }) {
      for index in sources.indices { sources[index].close() }
      ended.close()
      throw failure
    }
  }

  /// Tells that the tool's own process has ended, or never began.
  func childEnded(group: ProcessGroup?, stoppedAt: ContinuousClock.Instant?) {
    ending.withLock { $0 = Ending(group: group, stoppedAt: stoppedAt) }
    ended.wake()
  }

  /// What was read; comes within the patience after ``childEnded(group:stoppedAt:)``, also for a cancelled
  /// task.
  func capture() async -> Capture {
    await withCheckedContinuation { continuation in
      let capture: Capture? = state.withLock { state in
        if case .done(let capture) = state { return capture }
        state = .awaited(continuation)
        return nil
      }
      if let capture { continuation.resume(returning: capture) }
    }
  }

  private func finish(with capture: Capture) {
    let waiting: CheckedContinuation<Capture, Never>? = state.withLock { state in
      defer { state = .done(capture) }
      if case .awaited(let continuation) = state { return continuation }
      return nil
    }
    waiting?.resume(returning: capture)
  }

  /// The thread's work.
  private func pump(_ sources: [Source]) -> Capture {
    var reading = Reading(sources)
    reading.read(until: nil, or: ended.readEnd)
    let ending = self.ending.withLock { $0 }
    // Processes of a pipeline may write on for a moment (`exec > >(tee log)`); those of a tool that was
    // stopped have lost their say.
    if ending.stoppedAt == nil { reading.read(until: .now + patience.drain) }
    let endedBackground = end(ending, &reading)
    reading.read(until: .now + patience.drain)
    ended.close()
    return reading.close(endedBackground: endedBackground)
  }

  /// Ends what is left of the group; true when something was.
  private func end(_ ending: Ending, _ reading: inout Reading) -> Bool {
    guard let group = ending.group, group.isAlive else { return false }
    if ending.stoppedAt == nil { group.terminate() }
    let deadline = (ending.stoppedAt ?? .now) + patience.grace
    if !isEmptied(group, by: deadline, &reading) {
      group.kill()
      // A killed process is there until the system gets round to it, a collected one until its new parent does.
      _ = isEmptied(group, by: .now + patience.drain, &reading)
    }
    return true
  }

  /// Reads until the group has no member left; false when it still has one at the deadline.
  private func isEmptied(
    _ group: ProcessGroup, by deadline: ContinuousClock.Instant, _ reading: inout Reading
  ) -> Bool {
    var pause = Duration.milliseconds(1)
    while group.isAlive {
      let now = ContinuousClock.now
      guard now < deadline else { return false }
      reading.wait(until: min(deadline, now + pause))
      pause = min(pause * 2, .milliseconds(50))
    }
    return true
  }
}
