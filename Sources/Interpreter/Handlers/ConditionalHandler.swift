import PipelinePlan

/// Runs a diamond: does nothing, the machine routes. Specification 4.7.
public struct ConditionalHandler: Handler {
  /// A handler; it has no state.
  public init() {}

  /// Succeeds, and sets nothing: a diamond routes by the outcome before it.
  public func execute(_ stage: Stage) async throws -> Outcome {
    Outcome(.success, notes: "Conditional node evaluated: \(stage.name)")
  }

  /// Nothing is changed.
  public func hasEffects(_ node: PlanNode, in plan: Plan) -> Bool { false }
}
