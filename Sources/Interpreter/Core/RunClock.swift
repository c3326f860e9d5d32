#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The time as a run sees it, so that tests and simulations need not wait for it.
public protocol RunClock: Sendable {
  /// Milliseconds since 1970.
  func now() -> Int64
  /// Waits.
  ///
  /// - Throws: `CancellationError` when the task is cancelled meanwhile.
  func sleep(milliseconds: Int64) async throws
}

/// The real time.
public struct SystemClock: RunClock {
  /// The real time.
  public init() {}

  /// Milliseconds since 1970.
  public func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// Waits on the task's executor.
  public func sleep(milliseconds: Int64) async throws {
    try await Task.sleep(for: .milliseconds(max(0, milliseconds)))
  }
}
