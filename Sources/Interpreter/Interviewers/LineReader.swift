import Synchronization
import SystemPackage

/// Reads lines from a descriptor without holding up the tasks of the run while a person thinks.
///
/// Each wait is a thread of its own that polls the descriptor and a pipe; closing the pipe ends the wait at
/// once. What was read beyond a line is kept for the next call. Calls must not overlap.
final class LineReader: Sendable {
  /// The longest line, in bytes; more is a line of its own.
  static let maxLine = 1 << 20

  /// What came of waiting for a line.
  enum Line: Sendable {
    /// A line without its end.
    case line(String)
    /// No more input.
    case endOfInput
    /// The deadline.
    case timeout
  }

  private let input: FileDescriptor
  private let buffered = Mutex<[UInt8]>([])

  init(_ input: FileDescriptor) { self.input = input }

  /// The next line.
  ///
  /// - Throws: `CancellationError`, or an `Errno` when the input cannot be read.
  func line(before deadline: ContinuousClock.Instant?) async throws -> Line {
    try Task.checkCancellation()
    let wake = try WakePipe()
    defer { wake.close() }
    let result: Result<Line?, Errno> = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let failure = BlockingThread.start { [self] in
          continuation.resume(returning: read(before: deadline, or: wake))
        }
        if let failure { continuation.resume(returning: .failure(failure)) }
      }
    } onCancel: {
      wake.wake()
    }
    guard let line = try result.get() else { throw CancellationError() }
    return line
  }

  /// Blocks until there is a line; nil when woken.
  private func read(before deadline: ContinuousClock.Instant?, or wake: WakePipe) -> Result<Line?, Errno> {
    while true {
      if let line = takeLine() { return .success(.line(line)) }
      let ready: Poll.Ready
      switch Poll.wait(for: [input, wake.readEnd], until: deadline) {
      case .failure(let error): return .failure(error)
      case .success(let found): ready = found
      }
      if ready.contains(wake.readEnd) { return .success(nil) }
      guard ready.contains(input) else { return .success(.timeout) }
      var chunk = [UInt8](repeating: 0, count: 4096)
      do {
        let count = try chunk.withUnsafeMutableBytes { try input.read(into: $0) }
        guard count > 0 else { return .success(takeRest().map { .line($0) } ?? .endOfInput) }
        buffered.withLock { $0.append(contentsOf: chunk.prefix(count)) }
      } catch {
        return .failure(error as? Errno ?? .ioError)
      }
    }
  }

  private func takeLine() -> String? {
    buffered.withLock { bytes in
      let newline = bytes.firstIndex(of: 0x0A)
      guard let end = newline ?? (bytes.count >= Self.maxLine ? bytes.endIndex : nil) else { return nil }
      let line = String(decoding: bytes[..<end], as: UTF8.self)
      bytes.removeFirst(min(end + 1, bytes.count))
      return line
    }
  }

  private func takeRest() -> String? {
    buffered.withLock { bytes in
      guard !bytes.isEmpty else { return nil }
      defer { bytes = [] }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
