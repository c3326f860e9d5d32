import SystemPackage

/// The processes of a tool whose engine was killed: nobody else ends them, and a resumed run would work beside them.
enum LeftoverProcess {
  /// The file in the stage directory that names a running tool's process.
  static let fileName = "process.json"

  /// Notes the tool that runs for a stage.
  ///
  /// - Throws: ``StageFileError``.
  static func note(_ process: Int32, in directory: FilePath) throws(StageFileError) {
    try StageFile.write(ProcessIdentity(of: process).bytes, to: directory.appending(fileName))
  }

  /// Notes that the tool of a stage has ended.
  static func forget(in directory: FilePath) { _ = Platform.unlink(directory.appending(fileName)) }

  /// Ends what an earlier engine has left running for any of these stages; gives how many tools that were.
  static func end(in directories: [FilePath]) async -> Int {
    await withTaskGroup(of: Bool.self) { group in
      for directory in directories { group.addTask { await end(in: directory) } }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
  }

  /// Ends the tool an earlier engine has left running for a stage, and its group; true when there was one.
  ///
  /// Where the system does not tell when a process started, another may have its id by now, and nothing is ended.
  static func end(in directory: FilePath, grace: Duration = .seconds(2)) async -> Bool {
    guard let bytes = try? StageFile.read(directory.appending(fileName), limit: 4096),
      let identity = ProcessIdentity(bytes: bytes), identity.isSurelyAlive,
      let group = ProcessGroup(leader: identity.process)
    else { return false }
    defer { forget(in: directory) }
    group.terminate()
    if await !hasEnded(group, by: .now + grace) {
      group.kill()
      _ = await hasEnded(group, by: .now + .milliseconds(500))
    }
    return true
  }

  private static func hasEnded(_ group: ProcessGroup, by deadline: ContinuousClock.Instant) async -> Bool {
    while group.isAlive {
      // A cancelled run does not wait: the tool gets its SIGKILL at once.
      guard ContinuousClock.now < deadline, (try? await Task.sleep(for: .milliseconds(10))) != nil else {
        return false
      }
    }
    return true
  }
}
