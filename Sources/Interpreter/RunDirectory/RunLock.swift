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
    let owner = ProcessIdentity(bytes: (try? RunFile.read(path)) ?? [])
    guard isFree else { throw RunDirectoryError.inUse(directory, process: owner?.process) }
    guard isSame(file, path) else { return nil }
    if let owner, owner.process != getpid(), owner.isAlive {
      throw RunDirectoryError.inUse(directory, process: owner.process)
    }
    do {
      try file.resize(to: 0)
      try file.seek(offset: 0, from: .start)
      _ = try file.writeAll(ProcessIdentity.current.bytes)
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
}
