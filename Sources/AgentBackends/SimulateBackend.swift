import Interpreter

/// Answers every prompt with a fixed text, so that a pipeline's routing can be tried without a model.
/// Specification 4.5.
public struct SimulateBackend: CodergenBackend {
  /// The name the `backend` attribute and `--backend` use.
  public let name = "simulate"
  /// Nothing is changed and nothing is paid for.
  public let hasEffects = false
  /// The reply is always the same.
  public let isSimulation = true

  /// A backend; it has no state.
  public init() {}

  /// The text `[Simulated] Response for stage: <id>`.
  public func run(_ stage: Stage, prompt: String) async throws -> AgentReply {
    .text("[Simulated] Response for stage: \(stage.name)")
  }
}
