/// A prompt split at its variables, once, so that text from the context is never expanded again.
public struct PromptTemplate: Hashable, Sendable {
  /// The pieces in order.
  public var segments: [Segment]

  /// A template of these pieces.
  public init(segments: [Segment]) { self.segments = segments }

  /// A piece of a prompt.
  public enum Segment: Hashable, Sendable {
    /// Text as it is; `$$` has become `$`.
    case text(String)
    /// A variable to put in at the stage.
    case variable(Variable)
  }

  /// The names that are replaced; any other `$word` is text.
  public enum Variable: Hashable, Sendable {
    /// `$goal`
    case goal
    /// `$input.NAME`
    case input(String)
    /// `$context.KEY`
    case context(String)
    /// `$run_id`
    case runID
    /// `$node_id`
    case nodeID
    /// `$base_sha`
    case baseSHA
  }
}
