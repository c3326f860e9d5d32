import JSON
import PipelinePlan
import SystemPackage

/// One process's part of a run: opens the directory, walks, writes down how it ended.
struct RunSession {
  private let engine: Engine
  private let directory: RunDirectory
  private let services: RunServices
  private let journal: Journal

  /// Makes the run's directory, or goes on in the one it has.
  ///
  /// - Throws: ``RunDirectoryError``, ``RunFileError``.
  init(_ engine: Engine) throws {
    self.engine = engine
    let configuration = engine.configuration
    let clock = configuration.clock
    let now = clock.now()
    let hash: String
    if let resumed = engine.resumed {
      hash = resumed.manifest.planHash
      directory = resumed.directory
    } else {
      hash = engine.plan.contentHash
      let manifest = Manifest(engine, planHash: hash, now: now)
      directory = try RunDirectory.create(
        configuration.logs, manifest: manifest, plan: engine.plan.encoded(), source: configuration.source)
    }
    do {
      journal = try Journal(
        directory.path.appending(Journal.fileName), clock: clock, next: engine.resumed?.nextRecord ?? 1,
        truncateTo: engine.resumed?.intactBytes)
      try engine.hub.open(directory.path.appending(EventHub.fileName))
    } catch {
      directory.lock.release()
      throw error
    }
    services = RunServices(
      plan: engine.plan, planHash: hash, runID: engine.runID, handlers: engine.handlers,
      inputs: engine.inputs,
      environment: configuration.environment, logsRoot: directory.path,
      workDirectory: configuration.workDirectory, clock: clock,
      budget: RunBudget(engine.plan.limits, start: now - (engine.resumed?.elapsed ?? 0)), events: engine.hub,
      journal: journal, checkpoints: CheckpointWriter(directory.path.appending(CheckpointWriter.fileName)),
      replay: engine.resumed?.replay ?? .none, interviewer: configuration.interviewer)
  }

  /// Gives the directory free.
  func close() { directory.lock.release() }

  /// Walks to the end and writes it down.
  ///
  /// - Throws: what broke the run directory; `final.json` tells of it where it still can be written.
  func run() async throws -> RunResult {
    var machine = Machine(services)
    do {
      try begin()
    } catch {
      let result = RunResult(.broken(error), of: machine)
      try? report(result, internalError: "\(error)")
      announce(result)
      throw error
    }
    await endLeftovers()
    let end = await machine.run()
    let result = RunResult(end, of: machine)
    if case .broken(let error) = end {
      // The first trouble is the one to tell of.
      try? journal.sync()
      try? report(result, internalError: "\(error)")
      announce(result)
      throw error
    }
    do {
      try journal.sync()
      try services.checkpoints?.write(machine.state, services)
      try report(result, internalError: nil)
      // Last, because a run whose journal says that it has ended is not resumed, and must have all its files.
      try journal.append(.runEnded(status: result.status.rawValue))
      try journal.sync()
    } catch {
      try? report(result, internalError: "\(error)")
      announce(RunResult(.broken(error), of: machine))
      throw error
    }
    announce(result)
    return result
  }

  /// Ends the tools of a process that was killed; also those whose step nobody will come to again.
  private func endLeftovers() async {
    let stages = services.replay.openStages.map { FilePath("\(directory.path)/\($0)") }
    let count = await LeftoverProcess.end(in: stages)
    if count > 0 {
      warn("\(count) tool\(count == 1 ? "" : "s") of the killed process still ran and had to be ended")
    }
  }

  private func begin() throws {
    if (engine.resumed?.nextRecord ?? 1) == 1 {
      try journal.append(.runStarted(run: engine.runID, planHash: services.planHash))
    } else {
      try journal.append(.runResumed)
    }
    try journal.sync()
    // What an earlier part said of its end is not true any more.
    try RunFile.remove(directory.path.appending(RunDirectory.finalName))
    if engine.resumed == nil { try RunFile.syncDirectory(directory.path) }
    let plan = engine.plan
    var fields: [String: JSONValue] = ["name": .string(plan[plan.label]), "id": .string(engine.runID)]
    if let resumed = engine.resumed {
      fields["resumed"] = true
      if resumed.tornBytes > 0 {
        warn("the journal's last line was torn; \(resumed.tornBytes) bytes were dropped")
      }
    }
    if let dead = directory.lock.deadOwner {
      warn("process \(dead) had the run and ended without releasing it")
    }
    send(.pipelineStarted, fields)
  }

  /// Writes `final.json`.
  private func report(_ result: RunResult, internalError: String?) throws {
    let report = FinalReport(result: result, now: services.clock.now(), internalError: internalError)
    try RunFile.replace(directory.path.appending(RunDirectory.finalName), with: report.bytes, synced: true)
  }

  /// Tells everyone who listens.
  private func announce(_ result: RunResult) {
    var fields: [String: JSONValue] = [
      "status": .string(result.status.rawValue), "duration_ms": .integer(result.duration),
    ]
    if let failure = result.failure {
      fields["error"] = .string(failure.reason)
      fields["failed_node"] = .string(failure.node)
      fields["failure_class"] = .string(failure.failure.failureClass.rawValue)
    }
    if let question = result.question { fields["question"] = .string(question.text) }
    switch result.status {
    case .success: send(.pipelineCompleted, fields)
    case .fail, .canceled: send(.pipelineFailed, fields)
    case .suspended: send(.pipelineSuspended, fields)
    }
    services.events.flush()
  }

  private func warn(_ message: String) { send(.warning, ["message": .string(message)]) }

  private func send(_ kind: RunEvent.Kind, _ fields: [String: JSONValue]) {
    services.events.send(RunEvent(kind, time: services.clock.now(), fields: fields))
  }
}

extension Manifest {
  fileprivate init(_ engine: Engine, planHash: String, now: Int64) {
    let plan = engine.plan
    self.init(
      runID: engine.runID, name: plan[plan.name], label: plan[plan.label], goal: plan[plan.goal],
      planHash: planHash, startTime: now, inputs: engine.inputs,
      workDirectory: engine.configuration.workDirectory.string, tools: engine.configuration.tools)
  }
}
