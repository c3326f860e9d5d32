import PipelinePlan

/// Runs an exit node: does nothing. Goal gates are the machine's. Specification 4.4.
public struct ExitHandler: Handler {
  /// A handler; it has no state.
  public init() {}

  /// Succeeds.
  public func execute(_ stage: Stage) async throws -> Outcome { Outcome(.success) }

  /// Nothing is changed.
  public func hasEffects(_ node: PlanNode, in plan: Plan) -> Bool { false }
}
