import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The system calls that swift-system has no names for.
enum Platform {
  /// Removes a file.
  static func unlink(_ path: FilePath) -> Errno? {
    path.withPlatformString { remove -> Errno? in
      #if canImport(Glibc)
        let result = Glibc.unlink(remove)
      #elseif canImport(Musl)
        let result = Musl.unlink(remove)
      #else
        let result = Darwin.unlink(remove)
      #endif
      return result == 0 ? nil : Errno(rawValue: errno)
    }
  }

  /// A pipe that no child process inherits, atomically where the system can.
  ///
  /// - Throws: `Errno`.
  static func pipe() throws(Errno) -> (readEnd: FileDescriptor, writeEnd: FileDescriptor) {
    #if canImport(Darwin)
      // Darwin has no pipe2; swift-subprocess closes what a child should not have
      // (POSIX_SPAWN_CLOEXEC_DEFAULT).
      do { return try FileDescriptor.pipe() } catch { throw error as? Errno ?? .ioError }
    #else
      return try FileDescriptor.pipe(options: .closeOnExec)
    #endif
  }

  /// The path with links, `.` and `..` resolved; nil when it leads nowhere.
  static func realPath(_ path: FilePath) -> FilePath? {
    path.withPlatformString { text in
      guard let resolved = realpath(text, nil) else { return nil }
      defer { free(resolved) }
      return FilePath(platformString: resolved)
    }
  }

  /// Whether this process may execute a file.
  static func isExecutable(_ path: FilePath) -> Bool {
    path.withPlatformString { access($0, X_OK) == 0 } && isRegular(path)
  }

  /// Whether a path leads to a directory.
  static func isDirectory(_ path: FilePath) -> Bool { mode(path).map { $0 & S_IFMT == S_IFDIR } ?? false }

  /// Whether there is a symbolic link at a path.
  static func isLink(_ path: FilePath) -> Bool {
    var info = stat()
    return path.withPlatformString { lstat($0, &info) } == 0 && info.st_mode & S_IFMT == S_IFLNK
  }

  /// Whether a path leads to anything.
  static func exists(_ path: FilePath) -> Bool { mode(path) != nil }

  private static func isRegular(_ path: FilePath) -> Bool {
    mode(path).map { $0 & S_IFMT == S_IFREG } ?? false
  }

  private static func mode(_ path: FilePath) -> mode_t? {
    var info = stat()
    return path.withPlatformString { stat($0, &info) } == 0 ? info.st_mode : nil
  }
}
