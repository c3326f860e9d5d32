/// Does the work of an agent node. Specification 4.5.
public protocol CodergenBackend: Sendable {
  /// The name the `backend` attribute and `--backend` use.
  var name: String { get }
  /// Runs one stage with the prompt already expanded.
  ///
  /// - Throws: an error that is a ``ClassifiedError`` where the class is known; it becomes a failure.
  func run(_ stage: Stage, prompt: String) async throws -> AgentReply
  /// Whether a stage can change the world or costs something; see `Handler.hasEffects`. The default is true.
  var hasEffects: Bool { get }
  /// Whether the replies are fixed text that answers nothing, so that nobody should read a choice out of
  /// them. The default is false.
  var isSimulation: Bool { get }
}

extension CodergenBackend {
  /// Cautious: an agent has effects until its backend says otherwise.
  public var hasEffects: Bool { true }
  /// Replies answer their prompts.
  public var isSimulation: Bool { false }
}

/// What an agent gave back.
public enum AgentReply: Sendable {
  /// Plain text: success with this response.
  case text(String, usage: ModelUsage? = nil)
  /// A whole outcome, and the text of the response.
  case outcome(Outcome, response: String)
}
