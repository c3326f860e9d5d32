import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads and writes the files of a run directory.
enum RunFile {
  static let permissions: FilePermissions = [.ownerReadWrite, .groupRead, .otherRead]

  /// Writes to a temporary name and renames: a reader sees the old file or the new one, never half of one.
  static func replace(_ path: FilePath, with bytes: [UInt8], synced: Bool = false) throws(RunFileError) {
    let temporary = FilePath(path.string + ".tmp")
    do {
      let file = try FileDescriptor.open(
        temporary, .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: permissions)
      try file.closeAfter {
        _ = try file.writeAll(bytes)
        if synced { try sync(file) }
      }
    } catch {
      throw RunFileError(path, "write", error)
    }
    guard rename(temporary.string, path.string) == 0 else {
      throw RunFileError(path, "rename to", Errno(rawValue: errno))
    }
  }

  /// All bytes of a file.
  static func read(_ path: FilePath) throws(RunFileError) -> [UInt8] {
    do {
      let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
      return try file.closeAfter {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
          let count = try chunk.withUnsafeMutableBytes { try file.read(into: $0) }
          if count == 0 { return bytes }
          bytes.append(contentsOf: chunk[..<count])
        }
      }
    } catch {
      throw RunFileError(path, "read", error)
    }
  }

  /// Whether there is something at `path`.
  static func exists(_ path: FilePath) -> Bool { access(path.string, F_OK) == 0 }

  /// Makes a directory; it may be there already. True when it was made.
  @discardableResult
  static func makeDirectory(_ path: FilePath) throws(RunFileError) -> Bool {
    if mkdir(path.string, 0o755) == 0 { return true }
    let problem = Errno(rawValue: errno)
    if problem == .fileExists { return false }
    throw RunFileError(path, "make the directory", problem)
  }

  /// Makes a directory and all above it.
  static func makeDirectories(_ path: FilePath) throws(RunFileError) {
    if exists(path) { return }
    let parent = path.removingLastComponent()
    // A path is finite and each level is shorter, so this ends; a missing root fails below.
    if !parent.isEmpty, parent != path { try makeDirectories(parent) }
    try makeDirectory(path)
  }

  /// The names in a directory but `.` and `..`, in no order; nil when there is no such directory.
  static func names(in path: FilePath) throws(RunFileError) -> [String]? {
    guard let stream = opendir(path.string) else {
      let problem = Errno(rawValue: errno)
      if problem == .noSuchFileOrDirectory { return nil }
      throw RunFileError(path, "list", problem)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Moves a file or directory.
  static func move(_ source: FilePath, to target: FilePath) throws(RunFileError) {
    guard rename(source.string, target.string) == 0 else {
      throw RunFileError(source, "move", Errno(rawValue: errno))
    }
  }

  /// Removes a file; it need not be there.
  static func remove(_ path: FilePath) throws(RunFileError) {
    guard let problem = Platform.unlink(path), problem != .noSuchFileOrDirectory else { return }
    throw RunFileError(path, "remove", problem)
  }

  /// Makes the names in a directory durable.
  static func syncDirectory(_ path: FilePath) throws(RunFileError) {
    do {
      let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
      try file.closeAfter { if fsync(file.rawValue) != 0 { throw Errno(rawValue: errno) } }
    } catch {
      throw RunFileError(path, "sync", error)
    }
  }

  /// Makes a file's bytes durable.
  static func sync(_ file: FileDescriptor) throws {
    #if canImport(Darwin)
      let result = fcntl(file.rawValue, F_FULLFSYNC)
    #else
      let result = fdatasync(file.rawValue)
    #endif
    if result == -1 { throw Errno(rawValue: errno) }
  }
}

/// A file of the run directory that cannot be used.
public struct RunFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file.
  public let path: FilePath
  /// What was tried, as a verb.
  public let action: String
  /// What the system said.
  public let reason: String

  init(_ path: FilePath, _ action: String, _ error: any Error) {
    self.path = path
    self.action = action
    reason = "\(error)"
  }

  /// One line without a full stop.
  public var description: String { description(showing: \.string) }

  /// The description with the path as `show` writes it.
  public func description(showing show: (FilePath) -> String) -> String {
    "cannot \(action) `\(show(path))`: \(reason)"
  }
}
