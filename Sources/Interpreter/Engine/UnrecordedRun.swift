import PipelinePlan

extension Engine {
  /// Runs a plan and leaves nothing behind: no directory, no journal, no stage files. For measuring and
  /// exploring with handlers that write nothing; such a run cannot be resumed.
  ///
  /// - Throws: ``RunRefusal``, as ``init(_:_:)`` does.
  public static func unrecorded(
    _ plan: Plan, _ configuration: RunConfiguration
  ) async throws(RunRefusal) -> RunResult {
    let engine = try Engine(plan, configuration)
    defer { engine.hub.end() }
    let services = RunServices(
      plan: plan, planHash: "", runID: engine.runID, handlers: engine.handlers, inputs: engine.inputs,
      environment: configuration.environment, logsRoot: configuration.logs,
      workDirectory: configuration.workDirectory, clock: configuration.clock,
      budget: RunBudget(plan.limits, start: configuration.clock.now()), events: engine.hub, journal: nil,
      checkpoints: nil, replay: .none, interviewer: configuration.interviewer)
    var machine = Machine(services)
    let end = await machine.run()
    return RunResult(end, of: machine)
  }
}
