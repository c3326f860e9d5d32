extension PlanListing {
  mutating func writeHead() {
    line("plan ", plan[plan.name].isEmpty ? "(anonymous)" : plan[plan.name])
    if plan.label != plan.name { setting("label", plan[plan.label].quoted(limit: 80)) }
    if plan.goal != .empty { setting("goal", plan[plan.goal].quoted(limit: 80)) }
    setting("hash", plan.contentHash)
    let sizes = [
      Self.count(plan.nodes.count, "node"), Self.count(plan.edges.count, "edge"),
      Self.count(plan.predicates.count, "condition"), Self.count(plan.code.count, "instruction"),
    ]
    setting("holds", sizes.joined(separator: ", "))
    setting("limits", limits.joined(separator: ", "))
    setting("starts at", target(plan.start))
  }

  private var limits: [String] {
    let limits = plan.limits
    var items = [
      Self.count(limits.maxSteps, "step"), "\(Self.count(limits.maxNodeVisits, "visit")) of a node",
      Self.count(limits.maxRestarts, "restart"),
      "\(Self.count(limits.restartSignatureLimit, "restart")) for the same failure",
    ]
    if let duration = limits.maxDuration { items.append(Self.duration(duration)) }
    if let tokens = limits.maxTokens { items.append(Self.count(tokens, "token")) }
    if let cost = limits.maxCost { items.append("\(cost) US dollars") }
    return items
  }

  mutating func writeInputs() {
    table(
      "inputs",
      plan.inputs.map { input in
        var value = "required"
        if let text = input.defaultValue {
          value = "default \(plan[text].quoted(limit: 60))"
        } else if input.isOptional {
          value = "optional"
        }
        return [plan[input.name], value]
      })
  }

  mutating func writePolicies() {
    table("policies", plan.policies.enumerated().map { ["p\($0)", policy($1)] })
  }

  private func policy(_ policy: RetryPolicy) -> String {
    if policy.maxAttempts == 1 { return "1 attempt" }
    var items = [
      Self.count(policy.maxAttempts, "attempt"), "first wait \(Self.duration(policy.initialDelay))",
    ]
    items.append(policy.factor == 1 ? "then the same" : "then times \(policy.factor)")
    items.append("at most \(Self.duration(policy.maxDelay))")
    if policy.jitter { items.append("with jitter") }
    switch policy.retryOn {
    case .byClass: break
    case .transient: items.append("after transient failures only")
    case .any: items.append("after any failure")
    case .none: items.append("after no failure, only when asked")
    }
    return items.joined(separator: ", ")
  }

  mutating func writeRegions() {
    table(
      "regions",
      plan.regions.enumerated().map { ["r\($0)", name($1.node), "-> \(name($1.join))", region($1)] })
  }

  private func region(_ region: PlanRegion) -> String {
    var items = [Self.count(region.branches.count, "branch", "branches"), "\(region.maxParallel) at once"]
    switch region.policy {
    case .waitAll: items.append("waits for all")
    case .firstSuccess: items.append("until one succeeds")
    case .kOfN(let k): items.append("needs \(k) of \(region.branches.count)")
    case .quorum(let share): items.append("needs a share of \(share)")
    }
    switch region.errorPolicy {
    case .continue: break
    case .failFast: items.append("stops at the first failure")
    case .ignore: items.append("ignores failures")
    }
    return items.joined(separator: ", ")
  }

  mutating func writeGates() {
    var rows: [[String]] = []
    for (index, node) in plan.nodes.enumerated() where node.flags.contains(.goalGate) {
      let targets = plan.nodeLists[node.gateTargets].map(target)
      rows.append([
        name(PlanNodeID(index)),
        targets.isEmpty
          ? "unsatisfied: the run fails" : "unsatisfied: -> \(targets.joined(separator: ", else "))",
      ])
    }
    table("goal gates", rows)
  }

  /// The stubs where restart edges jump.
  mutating func writeRestarts() {
    var rows: [CodeRow] = []
    for (index, instruction) in plan.code.enumerated() {
      guard case .restart(let id) = instruction else { continue }
      let edge = plan.edges[id.index]
      rows.append(
        CodeRow(
          number: index, word: instruction.word, argument: "from \(name(edge.from))", target: target(edge.to))
      )
    }
    if rows.isEmpty { return }
    line()
    line("restarts")
    write(rows)
  }
}
