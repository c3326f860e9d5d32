/// Runs work that must end in time.
enum Timeout {
  /// The result of `work`; nil when the time was up first. Then `work` has been cancelled and has ended.
  static func run<Value: Sendable>(
    milliseconds: Int64, clock: any RunClock, _ work: @escaping @Sendable () async -> Value
  ) async -> Value? {
    await withTaskGroup(of: Value?.self) { group in
      group.addTask { await work() }
      group.addTask {
        do { try await clock.sleep(milliseconds: milliseconds) } catch {
          // Cancelled: the work has ended, or the run has; either way the work's own result counts.
        }
        return nil
      }
      var isLate = false
      while let result = await group.next() {
        if let value = result {
          group.cancelAll()
          return isLate ? nil : value
        }
        isLate = !Task.isCancelled
        group.cancelAll()
      }
      return nil
    }
  }
}
