import Synchronization
import SystemPackage

/// What is known about a running tool, shared by the tasks that start it, time it and stop it.
final class ToolWatch: Sendable {
  /// Why a tool is stopped.
  enum Reason: Sendable {
    case timeout
    case cancellation
  }

  private struct State: Sendable {
    var group: ProcessGroup?
    var stop: (reason: Reason, at: ContinuousClock.Instant)?
  }

  private let state = Mutex(State())

  /// The tool's process group; nil before it was started.
  var group: ProcessGroup? { state.withLock { $0.group } }

  /// Why and since when it is stopped; nil when it ended by itself.
  var stopped: (reason: Reason, at: ContinuousClock.Instant)? { state.withLock { $0.stop } }

  /// The tool runs.
  func started(_ group: ProcessGroup?) { state.withLock { $0.group = group } }

  /// The tool is being stopped; the first reason counts.
  func stop(_ reason: Reason) {
    state.withLock { if $0.stop == nil { $0.stop = (reason, .now) } }
  }
}
