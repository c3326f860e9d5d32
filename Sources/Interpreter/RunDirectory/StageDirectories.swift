import SystemPackage

/// Makes stage directories, and puts earlier tries out of the way.
///
/// The directory of a node holds its last attempt of its last visit; what was there before is in `attempt-N`
/// and `visit-N` inside it, from 100 on in `visits-0/visit-100` and so on: putting a try away lists the
/// directory, and a loop of 100,000 visits must not list 100,000 entries each time. A first attempt of a
/// first visit costs one system call.
enum StageDirectories {
  /// The directory for a visit's first attempt, made if need be.
  ///
  /// - Throws: ``RunFileError``.
  static func open(_ name: String, in base: FilePath, visit: Int) throws(RunFileError) -> FilePath {
    let directory = base.appending(name)
    let isNew = try make(directory)
    if !isNew, visit > 1 { try archive(directory, as: .visit, number: visit - 1) }
    return directory
  }

  /// Puts an attempt that is over out of the way of the next.
  ///
  /// - Throws: ``RunFileError``.
  static func archive(attempt: Int, in directory: FilePath) throws(RunFileError) {
    try make(directory)
    try archive(directory, as: .attempt, number: attempt)
  }

  /// Writes the engine's `status.json`, also where the stage has taken its directory away or put one in the
  /// file's place.
  ///
  /// - Throws: ``RunFileError``, ``StageFileError``.
  static func write(_ outcome: Outcome, in directory: FilePath, atomically isAtomic: Bool) throws {
    let path = StatusFile.path(in: directory)
    let bytes = StatusFile.encode(outcome)
    func write() throws {
      if isAtomic { try RunFile.replace(path, with: bytes) } else { try StageFile.write(bytes, to: path) }
    }
    do { try write() } catch {
      try make(directory)
      if Platform.isDirectory(path) { try RunFile.move(path, to: FilePath(path.string + ".found")) }
      try write()
    }
  }

  /// Makes a directory unless it is there. A link that a tool has put in its place is removed: through it the
  /// engine would move files of somebody else.
  @discardableResult
  private static func make(_ directory: FilePath) throws(RunFileError) -> Bool {
    if try RunFile.makeDirectory(directory) { return true }
    guard Platform.isLink(directory) else { return false }
    try RunFile.remove(directory)
    return try RunFile.makeDirectory(directory)
  }

  /// Whether an attempt has been put out of the way.
  static func hasArchived(attempt: Int, in directory: FilePath) -> Bool {
    RunFile.exists(place(of: .attempt, number: attempt, in: directory).path)
  }

  /// What is put away.
  private enum Try: String {
    case attempt
    case visit

    /// The beginnings of names that stay where they are.
    var kept: [String] {
      self == .visit ? ["visit-", "visits-"] : ["visit-", "visits-", "attempt-", "attempts-"]
    }
  }

  /// Where an earlier try is kept, and the directory that groups it with others.
  private static func place(
    of kind: Try, number: Int, in directory: FilePath
  ) -> (group: FilePath?, path: FilePath) {
    let name = "\(kind.rawValue)-\(number)"
    guard number >= 100 else { return (nil, directory.appending(name)) }
    let group = directory.appending("\(kind.rawValue)s-\(number / 1_000 * 1_000)")
    return (group, group.appending(name))
  }

  private static func archive(_ directory: FilePath, as kind: Try, number: Int) throws(RunFileError) {
    let (group, target) = place(of: kind, number: number, in: directory)
    // It is there when the run was cut off after archiving; what the directory holds now belongs to the new
    // try.
    if RunFile.exists(target) { return }
    if let group { try RunFile.makeDirectory(group) }
    // Under another name until all is in it, so that a try that was cut off half-way is put away to the end.
    let unfinished = directory.appending("\(kind.rawValue)-unfinished")
    try RunFile.makeDirectory(unfinished)
    for entry in try RunFile.names(in: directory) ?? [] {
      if kind.kept.contains(where: { entry.hasPrefix($0) }) { continue }
      try RunFile.move(directory.appending(entry), to: unfinished.appending(entry))
    }
    try RunFile.move(unfinished, to: target)
  }
}
