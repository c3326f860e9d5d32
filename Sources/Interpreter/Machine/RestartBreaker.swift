import PipelinePlan

/// Says when `loop_restart` may start over, and why not.
enum RestartBreaker {
  /// Why the run must not start over; nil when it may.
  ///
  /// A restart after a failure is allowed for transient failures only, and each signature only
  /// `restart_signature_limit` times. A restart after success is bounded by `max_restarts` alone.
  static func refusal(_ state: MachineState, limits: RunLimits, node: String) -> (String, FailureClass)? {
    if state.restarts >= limits.maxRestarts {
      return (
        "the run has started over \(state.restarts) times, the most that the graph's `max_restarts` allows",
        .budgetExhausted
      )
    }
    guard state.outcome.status == .fail else { return nil }
    let failure = state.outcome.failure ?? Failure(.deterministic, hasEvidence: false)
    let name = failure.failureClass.rawValue
    guard failure.failureClass == .transientInfra else {
      return (
        "`loop_restart` is refused after the failure of `\(node)`, whose class is \(name): "
          + "only a transient_infra failure may start over (\(state.outcome.failureReason))",
        failure.failureClass
      )
    }
    let count = state.restartSignatures[failure.signature, default: 0] + 1
    guard count > limits.restartSignatureLimit else { return nil }
    return (
      "the same failure of `\(node)` has come back: failure_class \(name), failure_signature \(failure.signature), "
        + "count \(count), over the graph's `restart_signature_limit` of \(limits.restartSignatureLimit)",
      .budgetExhausted
    )
  }
}
