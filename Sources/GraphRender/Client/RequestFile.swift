import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A nameless file with the request in it, which becomes the child's standard input.
///
/// A pipe would do, were it not that a child that dies before it has read all raises SIGPIPE in this process,
/// and its disposition belongs to the program, not to this library.
enum RequestFile {
  /// A descriptor at the beginning of `bytes`; the caller closes it.
  static func open(_ bytes: [UInt8]) throws(Errno) -> FileDescriptor {
    let file = FileDescriptor(rawValue: try create())
    do {
      try file.writeAll(bytes)
      try file.seek(offset: 0, from: .start)
      return file
    } catch {
      try? file.close()
      throw (error as? Errno) ?? .ioError
    }
  }

  private static func create() throws(Errno) -> CInt {
    let folder = environmentValue("TMPDIR") ?? "/tmp"
    var template = Array("\(folder)/attractor-render.XXXXXX".utf8CString)
    let raw = template.withUnsafeMutableBufferPointer { name -> CInt in
      guard let base = name.baseAddress else { return -1 }
      let raw = mkstemp(base)
      guard raw >= 0 else { return raw }
      unlink(base)
      _ = fcntl(raw, F_SETFD, FD_CLOEXEC)
      return raw
    }
    guard raw >= 0 else { throw Errno(rawValue: errno) }
    return raw
  }
}
