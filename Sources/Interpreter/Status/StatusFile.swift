import JSON
import SystemPackage

/// The status file of a stage: `status.json`. Specification Appendix C.
///
/// The engine writes one for every stage. An agent or a tool may write its own to say how the stage ended
/// (`ATTRACTOR_STATUS_PATH`); then that is the outcome, whatever else the stage did.
public enum StatusFile {
  /// The file's name in the stage directory.
  public static let name = "status.json"
  /// The longest file that is read, in bytes.
  public static let maxBytes = 1 << 20
  /// The deepest nesting that is read, in levels.
  public static let maxDepth = 64

  /// Where a stage directory has its status file.
  public static func path(in directory: FilePath) -> FilePath { directory.appending(name) }

  /// The outcome a file's bytes tell.
  ///
  /// - Throws: ``StatusFileError``.
  public static func decode(_ bytes: [UInt8]) throws(StatusFileError) -> Outcome {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONParser.parse(bytes, limits: JSONParser.Limits(size: maxBytes, depth: maxDepth))
    } catch {
      throw StatusFileError("", "\(error)\(StatusFile.excerpt(of: bytes, at: error.offset))")
    }
    return try StatusDecoder(value).outcome()
  }

  /// The outcome that the file an agent or a tool left in a stage directory tells; nil when there is no file.
  ///
  /// - Throws: ``StatusFileError``, also for context updates of keys that are the machine's own.
  public static func read(in directory: FilePath) throws(StatusFileError) -> Outcome? {
    let bytes: [UInt8]?
    do throws(StageFileError) {
      bytes = try StageFile.read(path(in: directory), limit: maxBytes)
    } catch {
      throw StatusFileError("", error.problem)
    }
    guard let bytes else { return nil }
    let outcome = try decode(bytes)
    if let key = outcome.contextUpdates.keys.sorted().first(where: EngineContextKeys.belongsToMachine) {
      throw StatusFileError("context_updates.\(key)", "the engine sets this key; choose another name")
    }
    return outcome
  }

  /// Removes the file of an earlier attempt, so that it is not taken for this one's.
  ///
  /// - Throws: ``StageFileError`` when there is one that cannot be removed.
  public static func removeStale(in directory: FilePath) throws(StageFileError) {
    try StageFile.remove(path(in: directory))
  }

  /// The text around a mistake, for the message; empty where there is nothing to show.
  private static func excerpt(of bytes: [UInt8], at offset: Int) -> String {
    guard offset < bytes.count else { return "" }
    let near = bytes[max(0, offset - 20)..<min(bytes.count, offset + 20)]
    let text = String(decoding: near, as: UTF8.self).map { $0.isNewline ? " " : $0 }
    return ", near `\(String(text))`"
  }
}
