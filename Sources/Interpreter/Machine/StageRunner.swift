import JSON
import PipelinePlan
import SystemPackage

/// How a step ended.
enum StepEnd: Sendable {
  /// With an outcome that routes.
  case done(Outcome)
  /// The walk cannot go on.
  case stopped(MachineEnd)
}

/// Runs one node: announces it, calls its handler under the retry policy, records what came of it.
struct StageRunner {
  let services: RunServices
  let walk: Walk
  let id: PlanNodeID
  let name: String
  let visit: Int
  /// The step's number in the run, as events give it.
  private let index: Int

  init(_ services: RunServices, _ walk: Walk, _ id: PlanNodeID, visit: Int) {
    self.services = services
    self.walk = walk
    self.id = id
    self.visit = visit
    name = services.name(id)
    index = services.budget.steps
  }

  private var node: PlanNode { services.plan.nodes[id.index] }

  /// Runs the node, or takes from the journal what is known of it.
  func run(_ state: inout MachineState, _ cursor: inout ReplayCursor) async -> StepEnd {
    do {
      var attempted: [Outcome] = []
      if cursor.isActive {
        switch try cursor.step(node: name, visit: visit) {
        case .fresh: break
        case .done(let earlier, let outcome):
          takeOver(earlier, &state)
          count(retries: earlier.count, of: outcome, &state)
          // The engine may have been killed between recording the outcome and writing it down for people.
          if !cursor.isActive, services.keepsFiles {
            try StageDirectories.write(outcome, in: walk.directory.appending(name), atomically: true)
          }
          return .done(outcome)
        case .begun(let earlier, let isOpen):
          takeOver(earlier, &state)
          if cursor.end() { return .stopped(.canceled) }
          attempted = earlier
          if isOpen, let outcome = try await CutOffStep.outcome(of: self) {
            let now = services.clock.now()
            return .done(try finish(outcome, attempt: earlier.count + 1, since: now, &state))
          }
        }
      }
      return try await attempts(after: attempted, &state)
    } catch let suspension as Suspension {
      return .stopped(.suspended(suspension.question))
    } catch {
      return .stopped(.broken(error))
    }
  }

  /// Enters in the books the attempts an earlier process has made.
  private func takeOver(_ attempts: [Outcome], _ state: inout MachineState) {
    for (index, outcome) in attempts.enumerated() { noteRetry(of: outcome, attempt: index + 1, &state) }
  }

  /// Enters in the books that an attempt will be repeated.
  private func noteRetry(of outcome: Outcome, attempt: Int, _ state: inout MachineState) {
    setRetries(attempt, &state)
    let most = services.plan.policies[node.policy].maxAttempts
    state.log.append("`\(name)` attempt \(attempt) of \(most): \(outcome.failureReason)")
  }

  /// Puts an attempt that is over out of the way of the next; does nothing the second time.
  private func keep(_ outcome: Outcome, attempt: Int, in directory: FilePath) throws {
    guard services.keepsFiles, !StageDirectories.hasArchived(attempt: attempt, in: directory) else { return }
    try StageDirectories.write(outcome, in: directory, atomically: false)
    try StageDirectories.archive(attempt: attempt, in: directory)
  }

  private func attempts(after earlier: [Outcome], _ state: inout MachineState) async throws -> StepEnd {
    let handler = services.handlers[id.index]
    let policy = services.plan.policies[node.policy]
    var attempt = earlier.count + 1
    let directory = try openDirectory(handler, attempt: attempt)
    if let last = earlier.last { try keep(last, attempt: earlier.count, in: directory) }
    while true {
      try announce(handler, attempt: attempt, state)
      let began = services.clock.now()
      let attempted = await StageAttempt(self, handler, attempt: attempt, directory: directory).perform(state)
      var outcome: Outcome
      switch attempted {
      case .outcome(let ended): outcome = ended.withReason().classified()
      case .canceled: return try interrupted(attempt)
      case .exhausted(let sentence):
        try services.journal?.append(.interrupted(step(attempt)))
        let failure = RunFailure(node: name, reason: sentence, failure: Failure(.budgetExhausted))
        return .stopped(.exhausted(failure))
      case .suspended(let question):
        try services.journal?.append(.suspended(step(attempt)))
        return .stopped(.suspended(question))
      }
      let isRetryable = RetryDecision.allows(outcome, node: node, policy: policy)
      if isRetryable, attempt < policy.maxAttempts, !Task.isCancelled {
        guard try await wait(after: attempt, outcome, since: began, policy, directory, &state) else {
          return .stopped(.canceled)
        }
        attempt += 1
        continue
      }
      // What a cancelled handler made of it says nothing about the node.
      if outcome.status == .fail || outcome.status == .retry, Task.isCancelled {
        return try interrupted(attempt)
      }
      if isRetryable { outcome = outcome.exhausted(attempts: attempt, node.flags.contains(.allowPartial)) }
      return .done(try finish(outcome, attempt: attempt, since: began, &state))
    }
  }

  /// Records that a step was stopped on request: unlike one that a crash cut off, it ended as a handler ends
  /// when it is cancelled, so it may be run again.
  private func interrupted(_ attempt: Int) throws -> StepEnd {
    try services.journal?.append(.interrupted(step(attempt)))
    return .stopped(.canceled)
  }

  /// Records an attempt that will be repeated and waits; false when the run was cancelled meanwhile.
  private func wait(
    after attempt: Int, _ outcome: Outcome, since began: Int64, _ policy: RetryPolicy, _ directory: FilePath,
    _ state: inout MachineState
  ) async throws -> Bool {
    let delay = Backoff.delay(policy, after: attempt, run: services.runID, node: name)
    try services.journal?.append(.attempt(step(attempt), outcome))
    try services.journal?.sync()
    noteRetry(of: outcome, attempt: attempt, &state)
    emit(
      .stageFailed,
      [
        "error": .string(outcome.failureReason), "attempt": .integer(Int64(attempt)), "will_retry": true,
        "duration_ms": .integer(max(0, services.clock.now() - began)), "index": .integer(Int64(index)),
      ])
    emit(
      .stageRetrying,
      [
        "attempt": .integer(Int64(attempt + 1)), "delay_ms": .integer(delay), "index": .integer(Int64(index)),
      ])
    try keep(outcome, attempt: attempt, in: directory)
    do { try await services.clock.sleep(milliseconds: delay) } catch { return false }
    return true
  }

  /// Records the node's outcome.
  private func finish(
    _ outcome: Outcome, attempt: Int, since began: Int64, _ state: inout MachineState
  ) throws -> Outcome {
    count(retries: attempt - 1, of: outcome, &state)
    try record(outcome, attempt: attempt)
    if services.events.isActive { emitEnd(outcome, attempt: attempt, since: began) }
    return outcome
  }

  /// Writes the outcome to the journal and to `status.json`.
  func record(_ outcome: Outcome, attempt: Int) throws {
    guard let journal = services.journal else { return }
    try journal.append(.result(step(attempt), outcome))
    // Somebody may be reading along while real work is done; of a thousand passive nodes nobody waits for one.
    let isWork = services.handlers[id.index]?.hasEffects(node, in: services.plan) ?? true
    // On the trunk the next step follows at once and syncs it; a branch may wait for the others for hours.
    if isWork, !walk.key.isEmpty { try journal.sync() }
    try StageDirectories.write(outcome, in: walk.directory.appending(name), atomically: isWork)
  }

  /// Makes the step known before it has effects, or before it waits for a person.
  private func announce(_ handler: (any Handler)?, attempt: Int, _ state: MachineState) throws {
    if let handler, let journal = services.journal {
      let waits = node.handler == .waitHuman
      if handler.hasEffects(node, in: services.plan) {
        try journal.append(.intent(step(attempt)))
        try journal.sync()
        services.events.flush()
      } else if waits {
        try journal.sync()
        if walk.key.isEmpty { try services.checkpoints?.write(state, services) }
        services.events.flush()
      }
    }
    emit(
      .stageStarted,
      [
        "attempt": .integer(Int64(attempt)), "visit": .integer(Int64(visit)), "index": .integer(Int64(index)),
      ])
  }

  private func openDirectory(_ handler: (any Handler)?, attempt: Int) throws -> FilePath {
    guard let journal = services.journal else { return walk.directory }
    // An earlier visit may be put away only once its result is durable: else it runs again, where its files were.
    if visit > 1, attempt == 1, handler?.hasEffects(node, in: services.plan) ?? false { try journal.sync() }
    return try StageDirectories.open(name, in: walk.directory, visit: attempt > 1 ? 1 : visit)
  }

  func step(_ attempt: Int) -> JournalRecord.Step {
    JournalRecord.Step(branch: walk.key, node: name, visit: visit, attempt: attempt)
  }

  private func count(retries: Int, of outcome: Outcome, _ state: inout MachineState) {
    // Specification 5.2: success resets the counter.
    if outcome.status.satisfiesGate {
      guard state.retries.removeValue(forKey: id) != nil else { return }
      state.context["internal.retry_count.\(name)"] = 0
    } else if retries > 0 {
      setRetries(retries, &state)
    }
  }

  private func setRetries(_ retries: Int, _ state: inout MachineState) {
    state.retries[id] = retries
    state.context["internal.retry_count.\(name)"] = .integer(Int64(retries))
  }

  /// Sends an event about the node if anybody listens.
  func emit(_ kind: RunEvent.Kind, _ fields: @autoclosure () -> [String: JSONValue] = [:]) {
    guard services.events.isActive else { return }
    walk.events.send(RunEvent(kind, node: name, fields: fields()))
  }

  private func emitEnd(_ outcome: Outcome, attempt: Int, since began: Int64) {
    var fields: [String: JSONValue] = [
      "outcome": .string(outcome.status.word), "attempt": .integer(Int64(attempt)),
      "duration_ms": .integer(max(0, services.clock.now() - began)), "index": .integer(Int64(index)),
    ]
    if outcome.status == .fail {
      fields["error"] = .string(outcome.failureReason)
      fields["failure_class"] = .string(outcome.failure?.failureClass.rawValue ?? "")
      fields["will_retry"] = false
    }
    if let usage = outcome.usage {
      fields["input_tokens"] = .integer(Int64(usage.inputTokens))
      fields["output_tokens"] = .integer(Int64(usage.outputTokens))
      if let cost = usage.cost { fields["cost_usd"] = .double(cost) }
    }
    emit(outcome.status == .fail ? .stageFailed : .stageCompleted, fields)
  }
}

extension Outcome {
  /// The outcome with a reason where it needs one.
  fileprivate func withReason() -> Outcome {
    guard failureReason.isEmpty, status == .fail || status == .retry else { return self }
    var outcome = self
    outcome.failureReason = notes.isEmpty ? "the stage gave no reason" : notes
    return outcome
  }

  /// What a retryable outcome becomes when no attempt is left. Specification 3.5.
  fileprivate func exhausted(attempts: Int, _ allowPartial: Bool) -> Outcome {
    // A failure that was never repeated stays what it is.
    guard status == .retry || attempts > 1 else { return self }
    var outcome = self
    if allowPartial {
      outcome.status = .partialSuccess
      outcome.notes = "retries exhausted, partial accepted: \(failureReason)"
      outcome.failureReason = ""
      outcome.failure = nil
    } else {
      outcome.status = .fail
      outcome.failureReason =
        "max retries exceeded after \(attempts) attempt\(attempts == 1 ? "" : "s"): \(failureReason)"
    }
    return outcome
  }
}
