import Synchronization
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The process's standard input.
struct StandardInput: InputSource {
  var isTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  func readAll(limit: Int) throws -> [UInt8]? { try FileDescriptor.standardInput.contents(limit: limit) }

  func readLine() async throws -> String? { Swift.readLine(strippingNewline: true) }
}

/// One of the process's output streams.
final class StandardOutput: OutputSink {
  private let descriptor: FileDescriptor
  private let lost = Mutex<Errno?>(nil)

  init(_ descriptor: FileDescriptor) { self.descriptor = descriptor }

  /// Why not all could be written; nil when all was, or the reader went away (`| head`), which is no error of ours.
  var failure: Errno? { lost.withLock { $0 == .brokenPipe ? nil : $0 } }

  var isTerminal: Bool { isatty(descriptor.rawValue) == 1 }

  var terminalSize: TerminalSize? {
    var size = winsize()
    guard ioctl(descriptor.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0
    else { return nil }
    return TerminalSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
  }

  func write(_ bytes: [UInt8]) {
    lost.withLock { lost in
      // Once something is lost, the rest would only look like the whole.
      guard lost == nil else { return }
      do {
        _ = try bytes.withUnsafeBytes { try descriptor.writeAll($0) }
      } catch {
        lost = error as? Errno ?? .ioError
      }
    }
  }
}

extension FileDescriptor {
  /// Everything up to the end, at most `limit` bytes; nil when there is more.
  func contents(limit: Int, expected: Int = 64 << 10) throws -> [UInt8]? {
    var bytes: [UInt8] = []
    var capacity = min(max(expected, 1), limit) + 1
    while true {
      let used = bytes.count
      let wanted = min(capacity, limit + 1) - used
      let chunk = try [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        count = try read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      if chunk.isEmpty { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes.append(contentsOf: chunk) }
      if bytes.count > limit { return nil }
      if bytes.count >= capacity { capacity = bytes.count * 2 }
    }
  }
}
