import JSON
import SystemPackage

/// The run's context as a file, for tools and agents to read.
public enum StageContextFile {
  /// The file's name in the stage directory.
  public static let name = "context.json"

  /// Writes the context as it is before the stage: one object, keys sorted.
  ///
  /// - Throws: ``StageFileError``.
  public static func write(for stage: Stage) throws(StageFileError) {
    let bytes = JSONValue.object(stage.context.values).encoded(.pretty)
    try StageFile.write(bytes, to: stage.directory.appending(name))
  }
}
