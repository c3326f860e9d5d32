import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Turns SIGINT, SIGTERM and the closing of the terminal into the cancellation of one task, so that a run ends with its journal complete.
///
/// The second signal ends the process at once: a person who asks twice means it.
final class Interruption: Sendable {
  private let received = Mutex<Int32?>(nil)

  /// The signal that arrived; nil when none did.
  var signal: Int32? { received.withLock { $0 } }

  /// What is told about signals.
  enum Notice {
    /// The first one came; the task is about to be cancelled.
    case stopping
    /// The second one came; the process is about to end.
    case ending
  }

  /// Runs `work` as a task that the first signal cancels.
  func watch<Result: Sendable>(
    onSignal: @escaping @Sendable (Notice) -> Void, _ work: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    let task = Task { try await work() }
    // `nohup` has SIGHUP ignored, and means it.
    let watched = Self.isIgnored(SIGHUP) ? [SIGINT, SIGTERM] : [SIGINT, SIGTERM, SIGHUP]
    let sources = watched.map { number in
      // The default action must be off for the source to see the signal.
      Self.ignore(number)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [self] in
        let isFirst = received.withLock { seen in
          defer { seen = seen ?? number }
          return seen == nil
        }
        onSignal(isFirst ? .stopping : .ending)
        guard isFirst else { _exit(128 + number) }
        task.cancel()
      }
      source.resume()
      return source
    }
    defer { sources.forEach { $0.cancel() } }
    return try await task.value
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    #if canImport(Darwin)
      let handler = action.__sigaction_u.__sa_handler
    #else
      let handler = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  private static func ignore(_ number: Int32) {
    #if canImport(Darwin)
      _ = Darwin.signal(number, SIG_IGN)
    #elseif canImport(Glibc)
      _ = Glibc.signal(number, SIG_IGN)
    #else
      _ = Musl.signal(number, SIG_IGN)
    #endif
  }
}
