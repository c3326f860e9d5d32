import PipelinePlan

/// Whether an outcome is worth another attempt: the table of failure classes.
enum RetryDecision {
  /// Whether `outcome` may be repeated, budget aside. Its failure is classified.
  static func allows(_ outcome: Outcome, node: PlanNode, policy: RetryPolicy) -> Bool {
    switch outcome.status {
    case .retry: true
    case .fail: allowsFailure(outcome.failure ?? Failure(.deterministic, hasEvidence: false), node, policy)
    default: false
    }
  }

  private static func allowsFailure(_ failure: Failure, _ node: PlanNode, _ policy: RetryPolicy) -> Bool {
    switch policy.retryOn {
    case .any: return true
    case .none: return false
    case .transient: return failure.failureClass == .transientInfra
    case .byClass: break
    }
    switch failure.failureClass {
    case .transientInfra: return true
    case .budgetExhausted, .canceled, .noRoute: return false
    case .deterministic:
      // An author who gives a tool retries of its own knows that it is flaky; for an agent repeating costs
      // money.
      let isProgram = node.handler == .tool || node.handler == .custom
      return !failure.hasEvidence && isProgram && node.flags.contains(.ownRetries)
    }
  }
}
