import JSON
import SystemPackage

/// The directory of a run. All of a run can be rebuilt from what is in it.
struct RunDirectory: Sendable {
  static let manifestName = "manifest.json"
  static let planName = "plan.json"
  static let sourceName = "source.dot"
  static let finalName = "final.json"

  let path: FilePath
  let lock: RunLock

  /// Makes the directory of a new run.
  ///
  /// - Throws: ``RunDirectoryError`` when there is something in it already, ``RunFileError``.
  static func create(_ path: FilePath, manifest: Manifest, plan: [UInt8], source: [UInt8]?) throws
    -> RunDirectory
  {
    try RunFile.makeDirectories(path)
    try refuseOccupied(path)
    let lock = try RunLock.acquire(in: path)
    do {
      // Again, now that nobody else can begin a run here.
      try refuseOccupied(path)
      try RunFile.replace(path.appending(planName), with: plan)
      if let source { try RunFile.replace(path.appending(sourceName), with: source) }
      try RunFile.replace(path.appending(manifestName), with: manifest.bytes, synced: true)
      try RunFile.syncDirectory(path)
    } catch {
      lock.release()
      throw error
    }
    return RunDirectory(path: path, lock: lock)
  }

  /// Opens the directory of a run that has begun, or was killed while it did: then there is no journal, or an
  /// empty one.
  ///
  /// - Throws: ``RunDirectoryError``, ``RunFileError``.
  static func open(_ path: FilePath) throws -> (RunDirectory, Manifest) {
    guard RunFile.exists(path.appending(manifestName)) else { throw RunDirectoryError.noRun(path) }
    let lock = try RunLock.acquire(in: path)
    do {
      let manifest = try Manifest.read(path.appending(manifestName))
      return (RunDirectory(path: path, lock: lock), manifest)
    } catch {
      lock.release()
      throw error
    }
  }

  /// What a run leaves that was killed before its first record.
  private static let birthNames: Set<String> = [
    manifestName, planName, sourceName, RunLock.fileName, Journal.fileName, EventHub.fileName,
  ]

  /// Refuses to begin anew where a run has left more than its first files: its journal was lost.
  ///
  /// - Throws: ``RunDirectoryError``, ``RunFileError``.
  func refuseLostJournal() throws {
    let names = try RunFile.names(in: path) ?? []
    guard names.allSatisfy(Self.birthNames.contains) else { throw RunDirectoryError.lostJournal(path) }
  }

  private static func refuseOccupied(_ path: FilePath) throws {
    guard let names = try RunFile.names(in: path) else { return }
    if names.contains(manifestName) || names.contains(Journal.fileName) {
      throw RunDirectoryError.otherRun(path, id: (try? Manifest.read(path.appending(manifestName)))?.runID)
    }
    if names.contains(where: { $0 != RunLock.fileName }) { throw RunDirectoryError.notEmpty(path) }
  }
}

/// Why a directory cannot be a run's.
public enum RunDirectoryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It holds files that are no run's.
  case notEmpty(FilePath)
  /// It holds another run.
  case otherRun(FilePath, id: String?)
  /// It holds no run to go on with.
  case noRun(FilePath)
  /// It holds a run that has done something, and no record of it.
  case lostJournal(FilePath)
  /// A process that lives has it.
  case inUse(FilePath, process: Int32?)
  /// Its manifest cannot be read.
  case badManifest(FilePath, String)

  /// One line without a full stop: what, and what to do.
  public var description: String { description(showing: \.string) }

  /// The description with paths as `show` writes them.
  public func description(showing show: (FilePath) -> String) -> String {
    switch self {
    case .notEmpty(let path):
      "`\(show(path))` is not empty and holds no run; nothing was changed, choose an empty or new directory"
    case .otherRun(let path, let id):
      "`\(show(path))` already holds \(id.map { "the run `\($0)`" } ?? "a run"); nothing was changed, resume it or choose "
        + "another directory"
    case .noRun(let path): "`\(show(path))` holds no run: it has no manifest"
    case .lostJournal(let path):
      "`\(show(path))` holds a run whose journal is missing or empty, so nobody knows what was done; start a new run"
    case .inUse(let path, let process):
      "`\(show(path))` is in use by \(process.map { "process \($0)" } ?? "another process"); wait for it or end it"
    case .badManifest(let path, let problem): "`\(show(path))` cannot be read: \(problem)"
    }
  }
}
