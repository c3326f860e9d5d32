import JSON
import PipelinePlan

/// How a run ended.
public struct RunResult: Sendable {
  /// The status of a run.
  public enum Status: String, CaseIterable, Hashable, Sendable {
    /// At an exit, gates satisfied.
    case success
    /// With a failure.
    case fail
    /// Cancelled; it can be resumed.
    case canceled
    /// Waiting for a person; it can be resumed.
    case suspended
  }

  /// How it ended.
  public let status: Status
  /// The run's id.
  public let runID: String
  /// Why it failed; nil when it did not.
  public let failure: RunFailure?
  /// What a suspended run waits for.
  public let question: Question?
  /// The nodes that ran, in order; one that ran twice is there twice.
  public let completedNodes: [String]
  /// The context at the end.
  public let context: RunContext
  /// Milliseconds the run went on, time between a stop and a resume not counted.
  public let duration: Int64
  /// What model calls used; nil when none said.
  public let usage: ModelUsage?
  /// How often `loop_restart` started over.
  public let restarts: Int

  /// The result of a machine's walk.
  init(_ end: MachineEnd, of machine: borrowing Machine) {
    let services = machine.services
    let current = services.name(machine.state.current)
    var failure: RunFailure?
    var question: Question?
    switch end {
    case .succeeded, .arrived: status = .success
    case .failed(let reason), .exhausted(let reason):
      status = .fail
      failure = reason
    case .canceled:
      status = .canceled
      failure = RunFailure(node: current, reason: "the run was cancelled", failure: Failure(.canceled))
    case .suspended(let asked):
      status = .suspended
      question = asked
    case .broken(let error):
      status = .fail
      failure = RunFailure(node: current, reason: "\(error)", failure: FailureClassifier.classify(error))
    }
    self.failure = failure
    self.question = question
    runID = services.runID
    completedNodes = machine.state.completed.map { services.name($0) }
    context = machine.state.context
    duration = services.budget.elapsed(at: services.clock.now())
    usage = services.budget.usage
    restarts = machine.state.restarts
  }
}

/// `final.json`: how the run ended, written on every end.
struct FinalReport {
  let result: RunResult
  let now: Int64
  /// The engine's own trouble, where that ended the run.
  var internalError: String?

  /// The file's bytes.
  var bytes: [UInt8] {
    var writer = JSONWriter(.pretty)
    writer.beginObject()
    writer.member("status", result.status.rawValue)
    writer.member("run_id", result.runID)
    writer.member("timestamp", Timestamp.text(now))
    if let failure = result.failure {
      writer.member("failure_reason", failure.reason)
      writer.member("failure_class", failure.failure.failureClass.rawValue)
      writer.member("failure_signature", failure.failure.signature)
      writer.member("failed_node", failure.node)
    }
    if let internalError { writer.member("internal_error", internalError) }
    if let question = result.question {
      writer.key("question")
      writer.beginObject()
      writer.member("stage", question.stage)
      writer.member("text", question.text)
      writer.member("kind", question.kind.rawValue)
      writer.key("options")
      writer.value(.array(question.options.map { ["key": .string($0.key), "label": .string($0.label)] }))
      writer.endObject()
    }
    writer.member("duration_ms", result.duration)
    writer.member("completed_nodes", result.completedNodes.count)
    writer.member("restarts", result.restarts)
    if let usage = result.usage {
      writer.key("usage")
      UsageRecord.write(usage, to: &writer)
      if let cost = usage.cost { writer.member("cost", cost) }
    }
    writer.endObject()
    return writer.bytes + [0x0A]
  }
}
