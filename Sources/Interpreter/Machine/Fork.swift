import JSON
import PipelinePlan

/// Runs the branches of a parallel node. Specification 3.8 and 4.8.
extension Machine {
  /// Runs a region's branches to its join.
  mutating func fork(_ index: Int) async -> StepEnd {
    let region = services.plan.regions[index]
    let name = services.name(region.node)
    let visit = Int(state.visits[region.node.index])
    let stage = StageRunner(services, walk, region.node, visit: visit)
    let key = BranchKey.fork(node: name, visit: visit, in: walk.forkPrefix)
    do {
      if case .done(_, let outcome) = try cursor.step(node: name, visit: visit) {
        var fork = ForkRun(services, region: region, index: index, key: key, parent: self)
        if let end = await fork.takeOver() { return .stopped(end) }
        absorb(fork)
        return .done(outcome)
      }
      guard !walk.openRegions.contains(index) else {
        return .done(.fail("a branch of `\(name)` leads back to it", Failure(.deterministic)))
      }
      if services.keepsFiles { _ = try StageDirectories.open(name, in: walk.directory, visit: visit) }
      stage.emit(.parallelStarted, ["branch_count": .integer(Int64(region.branches.count))])
      let began = services.clock.now()
      var fork = ForkRun(services, region: region, index: index, key: key, parent: self)
      if let end = await fork.run() { return .stopped(end) }
      absorb(fork)
      let outcome = fork.outcome
      try record(outcome, fork, stage)
      stage.emit(
        .parallelCompleted,
        [
          "duration_ms": .integer(max(0, services.clock.now() - began)),
          "success_count": .integer(Int64(fork.verdict.successes)),
          "failure_count": .integer(Int64(fork.verdict.failures)),
        ])
      return .done(outcome)
    } catch {
      return .stopped(.broken(error))
    }
  }

  private func record(_ outcome: Outcome, _ fork: ForkRun, _ stage: StageRunner) throws {
    guard services.keepsFiles else { return }
    let results = JSONValue.array(fork.results.map(\.json)).encoded(.pretty)
    let directory = walk.directory.appending(stage.name)
    try StageFile.write(results, to: directory.appending("parallel_results.json"))
    try stage.record(outcome, attempt: 1)
  }

  private mutating func absorb(_ fork: ForkRun) {
    for branch in fork.finished { if let branch { state.absorb(branch.state) } }
  }
}

/// One visit of a parallel node.
struct ForkRun {
  /// A branch that is over.
  struct Branch: Sendable {
    let index: Int
    let end: MachineEnd
    let result: BranchResult
    /// The books of the branch alone.
    let state: MachineState
  }

  private let services: RunServices
  private let region: PlanRegion
  private let index: Int
  private let key: String
  private let parent: Machine
  private let names: [String]
  private(set) var verdict: JoinVerdict
  /// The branches that are over, by their place in the region.
  private(set) var finished: [Branch?]
  /// What ends the whole run, of the first branch that met it.
  private var fatal: MachineEnd?
  private var isDecided = false

  init(_ services: RunServices, region: PlanRegion, index: Int, key: String, parent: Machine) {
    self.services = services
    self.region = region
    self.index = index
    self.key = key
    self.parent = parent
    names = Self.names(of: region, services)
    verdict = JoinVerdict(region)
    finished = Array(repeating: nil, count: region.branches.count)
  }

  /// What became of each branch, in declaration order.
  var results: [BranchResult] {
    finished.indices.map { finished[$0]?.result ?? BranchResult(id: names[$0], outcome: "skipped") }
  }

  /// The parallel node's outcome.
  var outcome: Outcome { verdict.outcome(results) }

  /// Runs all branches; gives what ends the whole run, if something does.
  mutating func run() async -> MachineEnd? {
    if let end = await takeOver() { return end }
    var open = names.indices.filter { finished[$0] == nil }.reversed().map { $0 }
    if !isDecided { await runConcurrently(&open) }
    // A question nobody answered does not matter when the other branches have decided.
    if isDecided, case .suspended? = fatal { fatal = nil }
    if let fatal { return fatal }
    return Task.isCancelled ? .canceled : nil
  }

  /// Takes over the branches that are over, which may decide that others must not start; gives what ends the
  /// whole run.
  ///
  /// They are walked again along their records: what they did to the books then stands there as if nothing
  /// had happened.
  mutating func takeOver() async -> MachineEnd? {
    for branch in names.indices where isOver(branch) {
      note(await Self.walk(branch, machine(branch), names[branch], parent), isRecorded: true)
      if let fatal { return fatal }
    }
    return nil
  }

  private func isOver(_ branch: Int) -> Bool {
    services.replay.end(of: BranchKey.branch(names[branch], of: key)) != nil
  }

  private mutating func runConcurrently(_ open: inout [Int]) async {
    await withTaskGroup(of: Branch.self) { group in
      func start(_ branch: Int) {
        let machine = machine(branch)
        let (name, parent) = (names[branch], parent)
        group.addTask { await Self.walk(branch, machine, name, parent) }
      }
      for _ in 0..<region.maxParallel { if let branch = open.popLast() { start(branch) } }
      while let branch = await group.next() {
        note(branch)
        if isDecided || endsEverything {
          group.cancelAll()
        } else if !Task.isCancelled, let next = open.popLast() {
          start(next)
        }
      }
    }
  }

  /// Whether the other branches' work would be for nothing; while one waits for a person, they go on.
  private var endsEverything: Bool {
    switch fatal {
    case nil, .suspended?: false
    default: true
    }
  }

  private mutating func note(_ branch: Branch, isRecorded: Bool = false) {
    switch branch.end {
    case .exhausted, .broken, .suspended:
      if !endsEverything, fatal == nil || !branch.end.isSuspension { fatal = branch.end }
      return
    // Without a verdict it was the run that was cancelled, and the branch is not over.
    case .canceled where !isRecorded && (!isDecided || Task.isCancelled): return
    case .canceled, .arrived, .succeeded, .failed: break
    }
    finished[branch.index] = branch
    if verdict.count(branch.result) { isDecided = true }
    if isRecorded { return }
    do {
      let walk = BranchKey.branch(names[branch.index], of: key)
      try services.journal?.append(.branchEnded(branch: walk, outcome: branch.result.outcome))
    } catch {
      fatal = .broken(error)
    }
  }

  private func machine(_ branch: Int) -> Machine {
    let edge = services.plan.edges[region.branches[branch].index]
    let node = services.name(region.node)
    let walk = Walk(branch: names[branch], fork: key, node: node, region: index, of: parent.walk, services)
    return Machine(services, branch: walk, state: parent.state.branch(at: edge.jump), goal: region.join)
  }

  private static func walk(
    _ index: Int, _ machine: consuming Machine, _ name: String, _ parent: Machine
  ) async -> Branch {
    var machine = machine
    let services = machine.services
    let isOver = services.replay.end(of: machine.walk.key) != nil
    let began = services.clock.now()
    machine.emit(.parallelBranchStarted, name, ["index": .integer(Int64(index))])
    var end = MachineEnd.arrived
    do {
      if services.keepsFiles, !isOver { try RunFile.makeDirectory(machine.walk.directory) }
      let entry = machine.state.position
      // A branch may be empty: an edge straight to the join.
      let isEmpty = services.plan.nodes[machine.goal?.index ?? 0].entry == entry
      if !isEmpty { end = await machine.run() }
      _ = machine.cursor.end()
    } catch {
      end = .broken(error)
    }
    let result = result(name, machine, end, parent)
    if !isOver {
      machine.emit(
        .parallelBranchCompleted, name,
        [
          "index": .integer(Int64(index)), "outcome": .string(result.outcome),
          "duration_ms": .integer(max(0, services.clock.now() - began)),
          "success": .bool(OutcomeStatus(word: result.outcome).satisfiesGate),
        ])
    }
    machine.state.forgetSurroundings()
    return Branch(index: index, end: end, result: result, state: machine.state)
  }

  private static func result(
    _ name: String, _ machine: Machine, _ end: MachineEnd, _ parent: Machine
  ) -> BranchResult {
    let state = machine.state
    var result = BranchResult(id: name, outcome: "success")
    result.completedNodes = state.completed.map { machine.services.name($0) }
    guard let last = result.completedNodes.last else {
      if case .canceled = end { result.outcome = "canceled" }
      return result
    }
    result.lastNode = last
    result.outcome = state.outcome.status.word
    result.notes = state.outcome.notes
    result.failureReason = state.outcome.failureReason
    result.failureClass = state.outcome.failure?.failureClass
    result.score = state.context["score"]?.doubleValue
    let response = state.context.text("last_response")
    if response != parent.state.context.text("last_response") { result.lastResponse = response }
    switch end {
    case .failed(let failure):
      result.outcome = "fail"
      result.failureReason = failure.reason
      result.failureClass = failure.failure.failureClass
    case .canceled: result.outcome = "canceled"
    default: break
    }
    return result
  }

  /// The branches' names: the first node's id, numbered where several begin at the same node.
  private static func names(of region: PlanRegion, _ services: RunServices) -> [String] {
    var seen: [PlanNodeID: Int] = [:]
    return region.branches.map { branch in
      let node = services.plan.edges[branch.index].to
      let count = seen[node, default: 0] + 1
      seen[node] = count
      return count == 1 ? services.name(node) : "\(services.name(node)).\(count)"
    }
  }
}
