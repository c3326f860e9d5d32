import JSON
import Synchronization
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The one owner of a run directory: `lock` names the process, and the system holds it while that process lives.
///
/// Two witnesses, because each fails alone: an advisory lock is gone with its process but not every file system has
/// it, and a process id is everywhere but can be given out again, so the time the process started goes with it.
final class RunLock: Sendable {
  static let fileName = "lock"

  private let file: FileDescriptor
  private let path: FilePath
  /// The process that held it before and did not come to release it.
  let deadOwner: Int32?
  private let isHeld = Mutex(true)

  private init(file: FileDescriptor, path: FilePath, deadOwner: Int32?) {
    self.file = file
    self.path = path
    self.deadOwner = deadOwner
  }

  /// Takes the lock of a run directory.
  ///
  /// - Throws: ``RunDirectoryError`` when another process lives in it, ``RunFileError``.
  static func acquire(in directory: FilePath) throws -> RunLock {
    let path = directory.appending(fileName)
    for _ in 0..<8 {
      let file: FileDescriptor
      do {
        file = try FileDescriptor.open(
          path, .readWrite, options: [.create, .closeOnExec], permissions: RunFile.permissions)
      } catch {
        throw RunFileError(path, "open", error)
      }
      do {
        if let lock = try take(file, path, in: directory) { return lock }
      } catch {
        try? file.close()
        throw error
      }
      try? file.close()
    }
    throw RunDirectoryError.inUse(directory, process: nil)
  }

  /// The lock; nil when the file was removed while it was being taken.
  private static func take(_ file: FileDescriptor, _ path: FilePath, in directory: FilePath) throws
    -> RunLock?
  {
    let isFree = flock(file.rawValue, LOCK_EX | LOCK_NB) == 0
    let owner = Owner(bytes: (try? RunFile.read(path)) ?? [])
    guard isFree else { throw RunDirectoryError.inUse(directory, process: owner?.process) }
    guard isSame(file, path) else { return nil }
    if let owner, owner.process != getpid(), owner.isAlive {
      throw RunDirectoryError.inUse(directory, process: owner.process)
    }
    do {
      try file.resize(to: 0)
      try file.seek(offset: 0, from: .start)
      _ = try file.writeAll(Owner.current.bytes)
    } catch {
      throw RunFileError(path, "write", error)
    }
    return RunLock(file: file, path: path, deadOwner: owner?.process)
  }

  /// Whether the open file is the one the path names.
  private static func isSame(_ file: FileDescriptor, _ path: FilePath) -> Bool {
    var open = stat()
    var named = stat()
    guard fstat(file.rawValue, &open) == 0, stat(path.string, &named) == 0 else { return false }
    return open.st_ino == named.st_ino && open.st_dev == named.st_dev
  }

  deinit { release() }

  /// Gives the directory free; does nothing the second time.
  func release() {
    let wasHeld = isHeld.withLock { isHeld in
      defer { isHeld = false }
      return isHeld
    }
    guard wasHeld else { return }
    unlink(path.string)
    try? file.close()
  }

  /// A process, told from a later one with the same id.
  struct Owner: Hashable {
    let process: Int32
    /// When it started, in the system's own unit; 0 where the system does not say.
    let start: UInt64

    static var current: Owner { Owner(process: getpid(), start: startTime(of: getpid())) }

    init(process: Int32, start: UInt64) {
      self.process = process
      self.start = start
    }

    init?(bytes: [UInt8]) {
      guard let json = try? JSONParser.parse(bytes), let id = json["pid"]?.integerValue,
        let process = Int32(exactly: id), process > 0
      else { return nil }
      self.process = process
      start = json["pid_start_time"]?.integerValue.flatMap { UInt64(exactly: $0) } ?? 0
    }

    var bytes: [UInt8] {
      JSONValue.object([
        "pid": .integer(Int64(process)), "pid_start_time": .integer(Int64(clamping: start)),
      ]).encoded() + [0x0A]
    }

    var isAlive: Bool {
      guard kill(process, 0) == 0 || errno == EPERM else { return false }
      return start == 0 || Self.startTime(of: process) == start
    }

    /// The start of a process in clock ticks since the machine's, from field 22 of its `stat`.
    private static func startTime(of process: Int32) -> UInt64 {
      #if os(Linux)
        guard let bytes = try? RunFile.read(FilePath("/proc/\(process)/stat")),
          // The name in parentheses may hold anything, also parentheses and spaces.
          let end = bytes.lastIndex(of: UInt8(ascii: ")"))
        else { return 0 }
        let fields = String(decoding: bytes[(end + 1)...], as: UTF8.self).split(separator: " ")
        return fields.count > 19 ? UInt64(fields[19]) ?? 0 : 0
      #else
        return 0
      #endif
    }
  }
}
