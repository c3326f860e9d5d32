import JSON

/// Something that happened in a run. Specification 9.6.
public struct RunEvent: Hashable, Sendable {
  /// What happened.
  public var kind: Kind
  /// The node it is about; empty for the run as a whole.
  public var node: String
  /// The branch it happened in, outermost first: `parallel/branch`; empty on the trunk.
  public var branch: String
  /// Milliseconds since 1970.
  public var time: Int64
  /// What is particular to the kind, under names that stay.
  public var fields: [String: JSONValue]

  /// An event.
  public init(
    _ kind: Kind, node: String = "", branch: String = "", time: Int64 = 0, fields: [String: JSONValue] = [:]
  ) {
    self.kind = kind
    self.node = node
    self.branch = branch
    self.time = time
    self.fields = fields
  }

  /// The kinds, in snake case as they stand in `events.jsonl`.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case pipelineStarted = "pipeline_started"
    case pipelineCompleted = "pipeline_completed"
    case pipelineFailed = "pipeline_failed"
    case pipelineSuspended = "pipeline_suspended"
    case stageStarted = "stage_started"
    case stageCompleted = "stage_completed"
    case stageFailed = "stage_failed"
    case stageRetrying = "stage_retrying"
    case stageOutput = "stage_output"
    case edgeSelected = "edge_selected"
    case gateUnsatisfied = "gate_unsatisfied"
    case loopRestarted = "loop_restarted"
    case parallelStarted = "parallel_started"
    case parallelBranchStarted = "parallel_branch_started"
    case parallelBranchCompleted = "parallel_branch_completed"
    case parallelCompleted = "parallel_completed"
    case interviewStarted = "interview_started"
    case interviewCompleted = "interview_completed"
    case interviewTimeout = "interview_timeout"
    case checkpointSaved = "checkpoint_saved"
    case warning
  }
}

/// Takes events, in the order they happen.
public protocol EventSink: Sendable {
  /// Takes one event; must not block for long.
  func send(_ event: RunEvent)
}
