extension PlanVerifier {
  func checkSizes() {
    require(!plan.nodes.isEmpty, "/nodes", "a plan has at least a start and an exit")
    require(plan.nodes.count <= PlanLimits.nodes, "/nodes", "more than \(PlanLimits.nodes) nodes")
    require(plan.edges.count <= PlanLimits.edges, "/edges", "more than \(PlanLimits.edges) edges")
    let others = [
      ("strings", plan.strings.count), ("predicates", plan.predicates.count),
      ("operations", plan.operations.count),
      ("code", plan.code.count), ("regions", plan.regions.count), ("policies", plan.policies.count),
      ("nodeLists", plan.nodeLists.count), ("edgeLists", plan.edgeLists.count),
      ("templates", plan.templates.count),
      ("attributes", plan.attributes.count), ("inputs", plan.inputs.count),
    ]
    for (name, count) in others {
      require(count <= PlanLimits.rows, "/\(name)", "more than \(PlanLimits.rows) rows")
    }
    require(
      plan.spans.isEmpty || plan.spans.count == plan.nodes.count, "/spans",
      "\(plan.spans.count) spans for \(plan.nodes.count) nodes")
  }

  func checkStrings() {
    require(plan.strings.first?.isEmpty == true, "/strings/0", "the first string must be the empty one")
    for index in plan.strings.indices {
      require(!plan.strings[index].utf8.contains(0), "/strings/\(index)", "a NUL in a text")
    }
  }

  func checkPolicies() {
    let delays = 0...PlanLimits.longestTime
    for (index, policy) in plan.policies.enumerated() {
      let attempts = 1...PlanLimits.attempts
      require(
        attempts.contains(policy.maxAttempts), "/policies/\(index)/maxAttempts", "must be in \(attempts)")
      require(delays.contains(policy.initialDelay), "/policies/\(index)/initialDelay", "must be in \(delays)")
      require(delays.contains(policy.maxDelay), "/policies/\(index)/maxDelay", "must be in \(delays)")
      require(
        policy.factor.isFinite && policy.factor > 0, "/policies/\(index)/factor", "must be a positive number")
    }
  }

  func checkLimits() {
    let limits = plan.limits
    require(limits.maxSteps >= 1, "/limits/maxSteps", "must be at least 1")
    require(limits.maxNodeVisits >= 1, "/limits/maxNodeVisits", "must be at least 1")
    require(limits.maxRestarts >= 0, "/limits/maxRestarts", "must not be negative")
    require(limits.restartSignatureLimit >= 0, "/limits/restartSignatureLimit", "must not be negative")
    require((limits.maxTokens ?? 0) >= 0, "/limits/maxTokens", "must not be negative")
    let cost = limits.maxCost ?? 0
    require(cost.isFinite && cost >= 0, "/limits/maxCost", "must be a number that is not negative")
    let durations = 1...PlanLimits.longestTime
    require(durations.contains(limits.maxDuration ?? 1), "/limits/maxDuration", "must be in \(durations)")
  }

  /// Checks every stack program by running it on a counter.
  func checkPredicates() {
    var cursor = 0
    for (index, range) in plan.predicates.enumerated() {
      require(!range.isEmpty, "/predicates/\(index)", "an empty condition")
      requireNext(range, &cursor, of: plan.operations.count, "/predicates/\(index)")
      guard defects.isEmpty else { return }
      checkProgram(range, "/predicates/\(index)")
    }
    requireAllUsed(cursor, of: plan.operations.count, "/operations")
  }

  private func checkProgram(_ range: Range<Int>, _ path: @autoclosure () -> String) {
    var depth = 0
    for index in range {
      let (needs, leaves) = plan.operations[index].stackEffect
      guard depth >= needs else { return defect("/operations/\(index)", "takes a value from an empty stack") }
      depth += leaves - needs
      guard depth <= PlanLimits.predicateStack else {
        return defect("/operations/\(index)", "more than \(PlanLimits.predicateStack) values on the stack")
      }
      switch plan.operations[index] {
      case .outcome(_, let literal), .preferredLabel(_, let literal):
        requireString(literal, "/operations/\(index)")
      case .context(let key, _, let literal):
        requireString(key, "/operations/\(index)")
        requireString(literal, "/operations/\(index)")
      case .contextIsSet(let key): requireString(key, "/operations/\(index)")
      default: break
      }
    }
    require(depth == 1, path(), "leaves \(depth) values where a condition leaves one")
  }
}

extension PredicateOperation {
  /// How many values it takes from the stack and how many it leaves there.
  var stackEffect: (needs: Int, leaves: Int) {
    switch self {
    case .outcome, .preferredLabel, .context, .outcomeIsSet, .preferredLabelIsSet, .contextIsSet, .constant:
      (0, 1)
    case .and, .or: (2, 1)
    case .not: (1, 1)
    }
  }
}
