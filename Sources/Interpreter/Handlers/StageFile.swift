import SystemPackage

/// Reads and writes the small files of a stage directory with as few system calls as there can be.
///
/// Files here are read by people and by later stages, not by recovery: the journal is the truth, so a file
/// cut short by a crash belongs to a stage that runs again and is written again.
public enum StageFile {
  /// Creates or empties the file and writes all of `bytes`: open, write, close.
  ///
  /// - Throws: ``StageFileError``.
  public static func write(_ bytes: some Sequence<UInt8>, to path: FilePath) throws(StageFileError) {
    do {
      let file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .truncate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      _ = try file.closeAfter { try file.writeAll(bytes) }
    } catch {
      throw StageFileError(path, doing: "write", error)
    }
  }

  /// The bytes of a file; nil when there is none.
  ///
  /// - Throws: ``StageFileError`` when it cannot be read, is no regular file or is longer than `limit` bytes.
  public static func read(_ path: FilePath, limit: Int) throws(StageFileError) -> [UInt8]? {
    let file: FileDescriptor
    do {
      // Without `nonBlocking` a named pipe left in the place of the file would hold the stage for ever.
      file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
    } catch Errno.noSuchFileOrDirectory {
      return nil
    } catch {
      throw StageFileError(path, doing: "read", error)
    }
    do {
      return try file.closeAfter { try readAll(file, limit: limit) }
    } catch let error as StageFileError {
      throw StageFileError(path: path, problem: error.problem)
    } catch {
      throw StageFileError(path, doing: "read", error)
    }
  }

  /// Removes a file; it need not be there.
  ///
  /// - Throws: ``StageFileError``.
  public static func remove(_ path: FilePath) throws(StageFileError) {
    guard let error = Platform.unlink(path), error != .noSuchFileOrDirectory else { return }
    throw StageFileError(path, doing: "remove", error)
  }

  private static func readAll(_ file: FileDescriptor, limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = 16 << 10
    while true {
      let start = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: min(chunk, limit + 1 - start)))
      let count = try bytes.withUnsafeMutableBytes { buffer in
        try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[start...]))
      }
      bytes.removeLast(bytes.count - start - count)
      if count == 0 { return bytes }
      guard bytes.count <= limit else {
        throw StageFileError(path: "", problem: "is longer than \(limit) bytes")
      }
      chunk = min(chunk * 4, 1 << 20)
    }
  }
}

/// A file of a stage that cannot be read or written.
public struct StageFileError: ClassifiedError, Hashable {
  /// The file.
  public let path: FilePath
  /// What could not be done, and why.
  public let problem: String
  /// The class, by the system's error where there is one.
  public let failureClass: FailureClass

  init(path: FilePath, problem: String, failureClass: FailureClass = .deterministic) {
    self.path = path
    self.problem = problem
    self.failureClass = failureClass
  }

  init(_ path: FilePath, doing verb: String, _ error: any Error) {
    self.init(
      path: path, problem: "cannot \(verb) it: \(error)",
      failureClass: FailureClassifier.classify(error).failureClass)
  }

  /// The file and the problem.
  public var description: String { "\(path): \(problem)" }
}
