import SystemPackage

/// A log file that keeps the first bytes of a stream up to a limit and counts the rest.
struct CappedLog {
  /// All bytes that came.
  private(set) var total = 0
  /// Bytes that are in the file.
  private(set) var kept = 0
  /// Why the file could not be written to its end; nil when it could.
  private(set) var failure: Errno?
  private let limit: Int
  private var file: FileDescriptor?

  /// Creates or empties the file.
  ///
  /// - Throws: ``StageFileError``.
  init(_ path: FilePath, limit: Int) throws(StageFileError) {
    self.limit = limit
    do {
      file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .truncate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
    } catch {
      throw StageFileError(path, doing: "write", error)
    }
  }

  /// Takes bytes. A file that cannot be written (disk full) is given up; the stream is still counted, so that
  /// the tool goes on.
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    total += bytes.count
    let room = min(limit - kept, bytes.count)
    guard room > 0, failure == nil, let file else { return }
    do {
      kept += try file.writeAll(UnsafeRawBufferPointer(rebasing: bytes[..<room]))
    } catch {
      failure = error as? Errno ?? .ioError
    }
  }

  /// Closes the file.
  mutating func close() {
    do { try file?.close() } catch { failure = failure ?? (error as? Errno ?? .ioError) }
    file = nil
  }
}
