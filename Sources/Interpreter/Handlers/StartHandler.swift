import PipelinePlan

/// Runs a start node: does nothing. Specification 4.3.
public struct StartHandler: Handler {
  /// A handler; it has no state.
  public init() {}

  /// Succeeds.
  public func execute(_ stage: Stage) async throws -> Outcome { Outcome(.success) }

  /// Nothing is changed.
  public func hasEffects(_ node: PlanNode, in plan: Plan) -> Bool { false }
}
