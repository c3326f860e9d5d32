import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Turns SIGINT and SIGTERM into the cancellation of one task, so that a run ends with its journal complete.
///
/// The second signal ends the process at once: a person who asks twice means it.
final class Interruption: Sendable {
  private let received = Mutex<Int32?>(nil)

  /// The signal that arrived; nil when none did.
  var signal: Int32? { received.withLock { $0 } }

  /// Runs `work` as a task that the first signal cancels; `onSignal` is called before it does.
  func watch<Result: Sendable>(
    onSignal: @escaping @Sendable () -> Void, _ work: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    let task = Task { try await work() }
    let sources = [SIGINT, SIGTERM].map { number in
      // The default action must be off for the source to see the signal.
      Self.ignore(number)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [self] in
        let isFirst = received.withLock { seen in
          defer { seen = seen ?? number }
          return seen == nil
        }
        guard isFirst else { _exit(128 + number) }
        onSignal()
        task.cancel()
      }
      source.resume()
      return source
    }
    defer { sources.forEach { $0.cancel() } }
    return try await task.value
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
