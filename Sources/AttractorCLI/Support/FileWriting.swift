import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes output files for commands.
enum FileWriting {
  /// Puts `bytes` at `path` at once: whoever reads it sees the old file or the new one, never half of one.
  ///
  /// - Throws: ``CommandError`` of status 3.
  static func replace(_ path: FilePath, called name: String, with bytes: [UInt8]) throws(CommandError) {
    let temporary = FilePath(path.string + ".\(getpid()).tmp")
    do {
      let descriptor = try FileDescriptor.open(
        temporary, .writeOnly, options: [.create, .truncate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      try descriptor.closeAfter { _ = try descriptor.writeAll(bytes) }
      guard rename(temporary.string, path.string) == 0 else { throw Errno(rawValue: errno) }
    } catch {
      unlink(temporary.string)
      throw .failure("cannot write `\(name)`: \(error)")
    }
  }
}
