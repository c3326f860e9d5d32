import SystemPackage

/// Makes stage directories, and puts earlier tries out of the way.
///
/// The directory of a node holds its last attempt of its last visit; what was there before is in `attempt-N` and `visit-N`
/// inside it. A first attempt of a first visit costs one system call.
enum StageDirectories {
  /// The directory for a visit's first attempt, made if need be.
  ///
  /// - Throws: ``RunFileError``.
  static func open(_ name: String, in base: FilePath, visit: Int) throws(RunFileError) -> FilePath {
    let directory = base.appending(name)
    let isNew = try RunFile.makeDirectory(directory)
    if !isNew, visit > 1 { try archive(directory, as: "visit-\(visit - 1)", keeping: ["visit-"]) }
    return directory
  }

  /// Puts an attempt that is over out of the way of the next.
  ///
  /// - Throws: ``RunFileError``.
  static func archive(attempt: Int, in directory: FilePath) throws(RunFileError) {
    try archive(directory, as: "attempt-\(attempt)", keeping: ["attempt-", "visit-"])
  }

  private static func archive(
    _ directory: FilePath, as name: String, keeping kept: [String]
  ) throws(RunFileError) {
    let target = directory.appending(name)
    // It is there when the run was cut off after archiving; what the directory holds now belongs to the new try.
    guard try RunFile.makeDirectory(target) else { return }
    for entry in try RunFile.names(in: directory) ?? [] {
      if kept.contains(where: { entry.hasPrefix($0) }) { continue }
      try RunFile.move(directory.appending(entry), to: target.appending(entry))
    }
  }
}
