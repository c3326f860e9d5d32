import Foundation
import SystemPackage

/// A folder that lives as long as `body` runs.
func withTemporaryDirectory<R>(_ body: (FilePath) async throws -> R) async throws -> R {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("attractor-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: url) }
  return try await body(FilePath(url.path))
}

extension FilePath {
  /// Writes a text file below this folder, with the folders it needs.
  @discardableResult
  func writing(_ text: String, to name: String) throws -> FilePath {
    let path = appending(FilePath(name).components)
    try FileManager.default.createDirectory(
      atPath: path.removingLastComponent().string, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path.string))
    return path
  }

  /// The root of the repository.
  static let repository = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .removingLastComponent()
}

/// Small pipelines for tests.
enum Samples {
  static let clean = """
    digraph clean {
      graph [goal="Try it"]
      start [shape=Mdiamond]
      exit [shape=Msquare]
      work [label="Work", prompt="Do $goal.", timeout="15m"]
      start -> work -> exit
    }

    """

  /// An edge to a node that does not exist.
  static let misspelled = clean.replacingOccurrences(of: "start -> work", with: "start -> wrok")
}
