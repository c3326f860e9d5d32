/// A status file that does not say how a stage ended.
public struct StatusFileError: ClassifiedError, Hashable {
  /// Where in the file, as `suggested_next_ids[2]`; empty for the file as a whole.
  public let path: String
  /// What is wrong there, the value quoted.
  public let problem: String

  init(_ path: String = "", _ problem: String) {
    self.path = path
    self.problem = problem
  }

  /// The agent or tool wrote it this way; the same stage would write it again.
  public var failureClass: FailureClass { .deterministic }
  /// The file, the place and the mistake.
  public var description: String { "\(StatusFile.name): \(path.isEmpty ? "" : path + ": ")\(problem)" }
}
