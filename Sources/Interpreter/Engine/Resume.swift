import PipelinePlan
import SystemPackage

/// What an earlier process left of a run.
struct ResumedRun: Sendable {
  let directory: RunDirectory
  let manifest: Manifest
  let replay: Replay
  /// The number of the journal's next record.
  let nextRecord: Int
  /// Bytes of the journal that are whole records.
  let intactBytes: Int
  /// Bytes after them.
  let tornBytes: Int
  /// Milliseconds the run has been going on.
  let elapsed: Int64
}

extension Engine {
  /// Prepares to go on with the run in `directory`: its plan, inputs and id are those of the run.
  ///
  /// `configuration` gives the rest; its `logs`, `inputs`, `runID` and `source` are not used. The directory
  /// is locked until ``run()`` has ended, or the engine is gone.
  ///
  /// - Throws: ``RunRefusal`` when the run has ended, or its plan is not the one it began with;
  ///   ``RunDirectoryError``, ``RunFileError``, ``JournalDamage`` when the directory cannot be used. Nothing
  ///   is changed then.
  public static func resume(directory path: FilePath, _ configuration: RunConfiguration) throws -> Engine {
    let (directory, manifest) = try RunDirectory.open(path)
    do {
      let plan = try plan(of: directory, manifest)
      let journal = try journal(of: directory)
      try refuseEnded(journal, manifest, path)
      let resumed = ResumedRun(
        directory: directory, manifest: manifest, replay: Replay(records: journal.entries.map(\.record)),
        nextRecord: journal.entries.count + 1, intactBytes: journal.intactBytes, tornBytes: journal.tornBytes,
        elapsed: elapsed(journal))
      var configuration = configuration
      configuration.logs = path
      return try Engine(
        plan, configuration, runID: manifest.runID, inputs: manifest.inputs, resumed: resumed)
    } catch {
      directory.lock.release()
      throw error
    }
  }

  /// Where the tools and agents of a run worked.
  ///
  /// - Throws: ``RunDirectoryError`` when the directory holds no run or its manifest cannot be read.
  public static func workDirectory(ofRunIn path: FilePath) throws -> FilePath {
    let manifest = path.appending(RunDirectory.manifestName)
    guard RunFile.exists(manifest) else { throw RunDirectoryError.noRun(path) }
    return FilePath(try Manifest.read(manifest).workDirectory)
  }

  private static func plan(of directory: RunDirectory, _ manifest: Manifest) throws -> Plan {
    let path = directory.path.appending(RunDirectory.planName)
    let bytes = try RunFile.read(path)
    let plan: Plan
    do throws(PlanDecodingError) {
      plan = try Plan(decoding: bytes)
    } catch {
      throw RunRefusal("the run's \(RunDirectory.planName) is no plan: \(error)")
    }
    let hash = plan.contentHash
    guard hash == manifest.planHash else {
      throw RunRefusal(
        "the plan has changed since the run began: its hash was \(manifest.planHash) and is \(hash); "
          + "start a new run")
    }
    return plan
  }

  /// The journal of a run; empty when the run was killed before its first record.
  private static func journal(of directory: RunDirectory) throws -> JournalContents {
    let path = directory.path.appending(Journal.fileName)
    let journal =
      RunFile.exists(path)
      ? try JournalReader.read(path) : JournalContents(entries: [], intactBytes: 0, tornBytes: 0)
    if journal.entries.isEmpty { try directory.refuseLostJournal() }
    return journal
  }

  private static func refuseEnded(_ journal: JournalContents, _ manifest: Manifest, _ path: FilePath) throws {
    guard let first = journal.entries.first?.record else { return }
    guard case .runStarted(let run, let hash) = first else {
      throw JournalDamage(
        path: path.appending(Journal.fileName), record: 1, problem: "a journal begins with `run_started`")
    }
    guard run == manifest.runID, hash == manifest.planHash else {
      throw RunRefusal("the journal is of the run `\(run)`, the manifest of `\(manifest.runID)`")
    }
    if case .runEnded(let status)? = journal.entries.last?.record, status == "success" || status == "fail" {
      throw RunRefusal("the run `\(run)` has ended with `\(status)`; there is nothing to resume")
    }
  }

  /// The time from each start or resume to the last record before the next.
  private static func elapsed(_ journal: JournalContents) -> Int64 {
    var total: Int64 = 0
    var begin = journal.entries.first?.time ?? 0
    var last = begin
    for entry in journal.entries {
      if entry.record == .runResumed {
        total += max(0, last - begin)
        begin = entry.time
      }
      last = entry.time
    }
    return total + max(0, last - begin)
  }
}
