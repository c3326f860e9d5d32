import JSON
import PipelinePlan

/// Walks a plan's instructions. Specification 3.2 and 3.3; the layout of the code is told at ``Instruction``.
///
/// One machine walks the trunk and one each branch. All decisions are functions of the plan and of recorded
/// outcomes, so a machine that is given the outcomes of an earlier process takes the same way to the same
/// place.
struct Machine: Sendable {
  let services: RunServices
  var walk: Walk
  var state: MachineState
  /// What an earlier process recorded of this walk and has not been taken over yet.
  var cursor: ReplayCursor
  /// Where the walk ends before it gets there: the join of the region it is a branch of.
  let goal: PlanNodeID?

  /// A machine at the start of the plan.
  init(_ services: RunServices) {
    self.services = services
    walk = Walk(trunkOf: services)
    state = MachineState(plan: services.plan, context: services.initialContext())
    cursor = services.replay.cursor("")
    goal = nil
  }

  /// A machine for a branch, at the target of the branch's edge.
  init(_ services: RunServices, branch: Walk, state: MachineState, goal: PlanNodeID) {
    self.services = services
    walk = branch
    self.state = state
    cursor = services.replay.cursor(branch.key)
    self.goal = goal
  }

  /// Walks until the plan, a limit or somebody ends it.
  mutating func run() async -> MachineEnd {
    do {
      var pending = Outcome(.success)
      while true {
        switch services.plan.code[state.position] {
        case .enter(let node):
          if let end = enter(node) { return end }
        case .execute, .fork:
          switch await perform(services.plan.code[state.position]) {
          case .done(let outcome): pending = outcome
          case .stopped(let end): return end
          }
        case .commit(let node):
          if let sentence = try commit(pending, of: node) { return .exhausted(exhausted(sentence)) }
        case .test(let predicate, let edge):
          if holds(predicate) {
            if try take(edge, .condition) { return .arrived }
            continue
          }
        case .onFail(let target):
          if state.outcome.status == .fail {
            state.position = target
            continue
          }
        case .prefer(let edges):
          if let edge = preferred(edges) {
            if try take(edge, .preferredLabel) { return .arrived }
            continue
          }
        case .suggest(let edges):
          if let edge = suggested(edges) {
            if try take(edge, .suggestedNextID) { return .arrived }
            continue
          }
        case .take(let edge):
          if try take(edge, .unconditional) { return .arrived }
          continue
        case .failRoute(let node):
          if let target = retryTarget(node) {
            if try jump(to: target, "retry_target of `\(services.name(node))`") { return .arrived }
            continue
          }
        case .join(let region):
          let join = services.plan.regions[region].join
          if join == goal { return .arrived }
          state.position = services.plan.nodes[join.index].entry
          continue
        case .restart(let edge):
          if let failure = try restart(edge) { return failure }
          continue
        case .gates:
          if let end = try passGates() { return end }
          if unsatisfiedGate() != nil { continue }
        case .halt(let status): return halt(status)
        }
        state.position += 1
      }
    } catch {
      return .broken(error)
    }
  }

  // MARK: Nodes

  private mutating func enter(_ node: PlanNodeID) -> MachineEnd? {
    // The records of a branch that a verdict stopped end where it was stopped.
    if Task.isCancelled || cursor.end() { return .canceled }
    state.current = node
    let name = services.name(node)
    if let sentence = services.budget.step() { return .exhausted(exhausted(sentence)) }
    if !cursor.isActive, let sentence = services.budget.checkTime(services.clock) {
      return .exhausted(exhausted(sentence))
    }
    let limit = services.plan.nodes[node.index].maxVisits
    if Int(state.visits[node.index]) >= limit {
      let isOwn = limit != services.plan.limits.maxNodeVisits
      let source = isOwn ? "the node's `max_visits`" : "the graph's `max_node_visits`"
      let sentence = "`\(name)` has been visited \(limit) times, the most that \(source) allows"
      return .exhausted(exhausted(sentence))
    }
    state.visits[node.index] += 1
    state.context["current_node"] = .string(name)
    return nil
  }

  /// Runs a node's handler, or a parallel node's branches.
  private mutating func perform(_ instruction: Instruction) async -> StepEnd {
    if case .fork(let region) = instruction { return await fork(region) }
    let visit = Int(state.visits[state.current.index])
    return await StageRunner(services, walk, state.current, visit: visit).run(&state, &cursor)
  }

  /// Applies a node's outcome; gives the sentence about a limit that its model calls broke.
  private mutating func commit(_ outcome: Outcome, of node: PlanNodeID) throws -> String? {
    let isGate = services.plan.nodes[node.index].flags.contains(.goalGate)
    state.record(node, outcome.status, isGate: isGate)
    state.context.apply(outcome.contextUpdates)
    // A diamond routes the outcome of the node before it and has none of its own.
    if services.plan.nodes[node.index].handler != .conditional {
      state.context["outcome"] = .string(outcome.status.word)
      if !outcome.preferredLabel.isEmpty {
        state.context["preferred_label"] = .string(outcome.preferredLabel)
      }
      state.context["last_stage"] = .string(services.name(node))
      noteFailure(outcome)
      state.outcome = outcome
      state.outcome.contextUpdates = [:]
      state.decidingNode = node
    }
    if !cursor.isActive, walk.key.isEmpty { try services.checkpoints?.offer(state, services) }
    return outcome.usage.flatMap { services.budget.spend($0) }
  }

  private mutating func noteFailure(_ outcome: Outcome) {
    if outcome.status == .fail {
      state.context["failure_reason"] = .string(outcome.failureReason)
      state.context["failure_class"] = .string(outcome.failure?.failureClass.rawValue ?? "")
      state.context["failure_signature"] = .string(outcome.failure?.signature ?? "")
    } else if outcome.status.satisfiesGate,
      state.outcome.status == .fail || state.context["failure_class"] != nil
    {
      for key in ["failure_reason", "failure_class", "failure_signature"] { state.context[key] = nil }
    }
  }

  // MARK: Moves

  /// Goes along an edge; true when that ends the walk.
  private mutating func take(_ id: PlanEdgeID, _ reason: EdgeReason) throws -> Bool {
    let edge = services.plan.edges[id.index]
    let from = services.name(edge.from)
    let to = services.name(edge.to)
    try record(.edge(branch: walk.key, from: from, to: to, edge: id.index))
    emit(
      .edgeSelected, from,
      [
        "to": .string(to), "label": .string(services.plan[edge.label]), "reason": .string(reason.rawValue),
        "condition": .string(services.plan[edge.conditionText]),
      ])
    if edge.to == goal, !edge.isRestart { return true }
    state.position = edge.jump
    return false
  }

  /// Goes to a retry target; true when that ends the walk.
  private mutating func jump(to target: PlanNodeID, _ reason: String) throws -> Bool {
    let from = services.name(state.current)
    let to = services.name(target)
    try record(.jump(branch: walk.key, from: from, to: to))
    state.log.append("jump from `\(from)` to `\(to)`: \(reason)")
    emit(.edgeSelected, from, ["to": .string(to), "label": "", "reason": "retry_target"])
    if target == goal { return true }
    state.position = services.plan.nodes[target.index].entry
    return false
  }

  /// Starts over at an edge's target; gives the failure when that is refused.
  private mutating func restart(_ id: PlanEdgeID) throws -> MachineEnd? {
    let target = services.plan.edges[id.index].to
    let deciding = services.name(state.decidingNode ?? state.current)
    guard walk.key.isEmpty else {
      let reason = "`loop_restart` cannot start the run over from inside a branch"
      return .failed(RunFailure(node: deciding, reason: reason, failure: Failure(.deterministic)))
    }
    if let (reason, failureClass) = RestartBreaker.refusal(
      state, limits: services.plan.limits, node: deciding)
    {
      let signature = state.outcome.failure?.signature ?? ""
      let failure = RunFailure(
        node: deciding, reason: reason, failure: Failure(failureClass, signature: signature))
      return failureClass == .budgetExhausted ? .exhausted(failure) : .failed(failure)
    }
    if state.outcome.status == .fail, let signature = state.outcome.failure?.signature {
      state.restartSignatures[signature, default: 0] += 1
    }
    let number = state.restarts + 1
    let position = services.plan.nodes[target.index].entry
    try record(.restarted(number: number, at: services.name(target)))
    emit(.loopRestarted, services.name(target), ["number": .integer(Int64(number))])
    state.restart(at: position, context: services.initialContext(restarts: number))
    walk.forkPrefix = "restart-\(number)"
    walk.directory = services.logsRoot.appending("restart-\(number)")
    if services.keepsFiles { try RunFile.makeDirectory(walk.directory) }
    return nil
  }

  /// Takes a move over from the records, or records it.
  private mutating func record(_ move: JournalRecord) throws {
    if try cursor.move(move) { return }
    try services.journal?.append(move)
  }

  // MARK: Choices

  private func holds(_ predicate: Int) -> Bool {
    services.plan.evaluate(
      predicate: predicate, outcome: state.outcome.status.word, preferredLabel: state.outcome.preferredLabel
    ) { state.context.conditionText($0) }
  }

  private func preferred(_ edges: Range<Int>) -> PlanEdgeID? {
    if state.outcome.preferredLabel.isEmpty { return nil }
    let label = PlanEdge.normalized(state.outcome.preferredLabel)
    return services.plan.edgeLists[edges].first { edge in
      services.plan[services.plan.edges[edge.index].normalizedLabel] == label
    }
  }

  private func suggested(_ edges: Range<Int>) -> PlanEdgeID? {
    for id in state.outcome.suggestedNextIDs {
      let edge = services.plan.edgeLists[edges].first {
        services.name(services.plan.edges[$0.index].to) == id
      }
      if let edge { return edge }
    }
    return nil
  }

  /// Where the failure goes that is being routed at `node`; a diamond routes that of the node before it.
  private func retryTarget(_ node: PlanNodeID) -> PlanNodeID? {
    func first(_ node: PlanNodeID) -> PlanNodeID? {
      services.plan.nodeLists[services.plan.nodes[node.index].retryTargets].first
    }
    if let own = first(node) { return own }
    guard services.plan.nodes[node.index].handler == .conditional, let routed = state.decidingNode else {
      return nil
    }
    // A branch that begins with a diamond must not jump to where a node outside the branch retries.
    return walk.key.isEmpty || state.statuses[routed] != nil ? first(routed) : nil
  }

  /// Jumps back when a gate is not satisfied; gives the end when there is nowhere to jump.
  private mutating func passGates() throws -> MachineEnd? {
    guard let gate = unsatisfiedGate() else { return nil }
    let targets = services.plan.nodeLists[services.plan.nodes[gate.index].gateTargets]
    guard let target = targets.first else { return .failed(gateFailure(gate)) }
    emit(.gateUnsatisfied, services.name(gate), ["target": .string(services.name(target))])
    let arrived = try jump(to: target, "the goal gate `\(services.name(gate))` is not satisfied")
    return arrived ? .arrived : nil
  }

  private func unsatisfiedGate() -> PlanNodeID? {
    state.gates.first { state.statuses[$0]?.satisfiesGate != true }
  }

  /// Sends an event if anybody listens and it is news.
  func emit(_ kind: RunEvent.Kind, _ node: String, _ fields: @autoclosure () -> [String: JSONValue] = [:]) {
    guard !cursor.isActive, services.events.isActive else { return }
    walk.events.send(RunEvent(kind, node: node, fields: fields()))
  }
}

/// Why an edge was taken, in the words of `events.jsonl`.
enum EdgeReason: String, Sendable {
  case condition
  case preferredLabel = "preferred_label"
  case suggestedNextID = "suggested_next_id"
  case unconditional
}
