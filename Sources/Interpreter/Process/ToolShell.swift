import SystemPackage

/// The shell that runs tool commands.
struct ToolShell: Hashable, Sendable {
  /// Where it is.
  let path: FilePath
  /// Whether it is bash; the stand-in `sh` lacks arrays, `[[` and `pipefail`.
  let isBash: Bool

  /// Bash where there is one, else `sh`: each first in `PATH`, then where systems keep it.
  ///
  /// - Throws: ``ToolError`` when there is neither.
  static func find(path: String) throws(ToolError) -> ToolShell {
    for name in ["bash", "sh"] {
      for directory in path.split(separator: ":").map(String.init) + ["/bin", "/usr/bin", "/usr/local/bin"] {
        // A relative entry of `PATH` would mean another place for every `cwd`.
        guard directory.hasPrefix("/") else { continue }
        let candidate = FilePath(directory).appending(name)
        if Platform.isExecutable(candidate) { return ToolShell(path: candidate, isBash: name == "bash") }
      }
    }
    throw ToolError(
      "there is neither `bash` nor `sh` in PATH, /bin, /usr/bin or /usr/local/bin", .deterministic)
  }
}

/// A tool that could not be started as its node asks.
public struct ToolError: ClassifiedError, Hashable {
  /// What is wrong.
  public let problem: String
  /// Whether it may pass.
  public let failureClass: FailureClass

  init(_ problem: String, _ failureClass: FailureClass) {
    self.problem = problem
    self.failureClass = failureClass
  }

  /// What is wrong.
  public var description: String { problem }
}
