import Interpreter

/// The mistakes of a model script, all of them.
public struct ScriptError: ClassifiedError, Hashable {
  /// The script's file name.
  public let source: String
  /// The mistakes in the order of the file.
  public let mistakes: [Mistake]

  /// One mistake.
  public struct Mistake: Hashable, Sendable {
    /// Where, as `turns[1].reply.outcome`; empty for the file as a whole.
    public let path: String
    /// What is wrong and what to do.
    public let problem: String
  }

  /// A file is what it is.
  public var failureClass: FailureClass { .deterministic }
  /// One line a mistake: file, path, problem.
  public var description: String {
    mistakes.map { "\(source): \($0.path.isEmpty ? "" : $0.path + ": ")\($0.problem)" }.joined(
      separator: "\n")
  }
}
