import SystemPackage

/// Who has a run's directory.
public enum RunOwner {
  /// The process that has the run in `directory` and lives; nil when nobody has it.
  public static func process(ofRunIn directory: FilePath) -> Int32? {
    guard let bytes = try? RunFile.read(directory.appending(RunLock.fileName)),
      let owner = ProcessIdentity(bytes: bytes), owner.isAlive
    else { return nil }
    return owner.process
  }
}
