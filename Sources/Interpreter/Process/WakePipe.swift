import Synchronization
import SystemPackage

/// A pipe that tells a thread waiting in `poll` to look up.
///
/// Waking closes the write end, so it may be done from anywhere, any number of times.
final class WakePipe: Sendable {
  /// Readable (at its end) once ``wake()`` was called.
  let readEnd: FileDescriptor
  private let writeEnd: Mutex<FileDescriptor?>

  /// A pipe that no child process inherits.
  ///
  /// - Throws: `Errno`.
  init() throws(Errno) {
    let ends = try Platform.pipe()
    readEnd = ends.readEnd
    writeEnd = Mutex(ends.writeEnd)
  }

  /// Makes ``readEnd`` readable, for good.
  func wake() {
    writeEnd.withLock { end in
      try? end?.close()
      end = nil
    }
  }

  /// Gives both ends back to the system; nobody may be waiting any more.
  func close() {
    wake()
    try? readEnd.close()
  }
}
