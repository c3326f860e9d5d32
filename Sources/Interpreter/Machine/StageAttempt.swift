import PipelinePlan
import SystemPackage

/// One call of a node's handler.
struct StageAttempt: Sendable {
  /// What came of it.
  enum End: Sendable {
    case outcome(Outcome)
    case canceled
    /// The run's time was up first; the sentence about it.
    case exhausted(String)
    case suspended(Question)
  }

  private let services: RunServices
  private let walk: Walk
  private let id: PlanNodeID
  private let visit: Int
  private let handler: (any Handler)?
  private let attempt: Int
  private let directory: FilePath

  init(_ runner: StageRunner, _ handler: (any Handler)?, attempt: Int, directory: FilePath) {
    services = runner.services
    walk = runner.walk
    id = runner.id
    visit = runner.visit
    self.handler = handler
    self.attempt = attempt
    self.directory = directory
  }

  /// Calls the handler and turns whatever happens into an end.
  func perform(_ state: MachineState) async -> End {
    guard let handler else { return .outcome(Outcome(.success)) }
    // The stage shares the context's storage, so it must be gone before the machine changes the context.
    let stage = stage(state.context, state.decidingNode, state.outcome)
    let own = handler.keepsTimeout ? nil : stage.node.timeout
    let remaining = services.budget.remaining(services.clock)
    guard let limit = [own, remaining].compactMap({ $0 }).min() else {
      return await Self.call(handler, stage)
    }
    let end = await Timeout.run(milliseconds: limit, clock: services.clock) {
      await Self.call(handler, stage)
    }
    if let end { return end }
    if let own, own == limit {
      return .outcome(.fail("timed out: the node's `timeout` is \(own) ms", Failure(.transientInfra)))
    }
    return .exhausted(services.budget.timeIsUp)
  }

  private func stage(_ context: RunContext, _ deciding: PlanNodeID?, _ outcome: Outcome) -> Stage {
    let predecessor = deciding.map {
      Stage.Predecessor(node: services.name($0), outcome: outcome.status.word)
    }
    return Stage(
      plan: services.plan, nodeID: id, runID: services.runID, attempt: attempt, visit: visit,
      context: context,
      predecessor: predecessor, directory: directory, logsRoot: services.logsRoot,
      workDirectory: services.workDirectory, environment: services.environment, inputs: services.inputs,
      events: walk.events)
  }

  private static func call(_ handler: any Handler, _ stage: Stage) async -> End {
    do {
      return .outcome(try await handler.execute(stage))
    } catch let suspension as Suspension {
      return .suspended(suspension.question)
    } catch is CancellationError where Task.isCancelled {
      return .canceled
    } catch {
      return .outcome(.fail("\(error)", FailureClassifier.classify(error)))
    }
  }
}
