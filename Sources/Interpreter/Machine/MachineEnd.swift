import PipelinePlan

/// How a walk ended.
enum MachineEnd: Sendable {
  /// At the join of the region it is a branch of.
  case arrived
  /// At an exit, gates satisfied.
  case succeeded
  /// With a failure nothing takes; in a branch only the branch has failed.
  case failed(RunFailure)
  /// At a limit of the run; ends every walk.
  case exhausted(RunFailure)
  /// Somebody cancelled the task.
  case canceled
  /// A person has to answer first.
  case suspended(Question)
  /// The journal or the run directory cannot be used any more.
  case broken(any Error)

  /// Whether a person has to answer first.
  var isSuspension: Bool {
    if case .suspended = self { return true }
    return false
  }
}

/// Why a run failed.
public struct RunFailure: Hashable, Sendable {
  /// The node it failed at.
  public let node: String
  /// Why, in a sentence.
  public let reason: String
  /// The class and the signature.
  public let failure: Failure

  /// A failure at a node.
  public init(node: String, reason: String, failure: Failure) {
    self.node = node
    self.reason = reason
    self.failure = failure
  }
}
