import PipelinePlan

/// What a walk through a plan has gathered so far; everything here can be rebuilt from the journal.
struct MachineState: Sendable {
  /// The context.
  var context: RunContext
  /// The next instruction.
  var position: Int
  /// The node whose block is being walked.
  var current: PlanNodeID
  /// Visits by node.
  var visits: [Int32]
  /// The outcome that decides where to go: that of the last node that was not a diamond.
  var outcome = Outcome(.success)
  /// The node that outcome is of; nil before the first.
  var decidingNode: PlanNodeID?
  /// The last outcome's status by node; a skipped node has none.
  var statuses: [PlanNodeID: OutcomeStatus] = [:]
  /// Goal gates in the order of their first visit.
  var gates: [PlanNodeID] = []
  /// Nodes that ran, in order; a node that ran twice is there twice.
  var completed: [PlanNodeID] = []
  /// Repeated attempts by node, since its last success.
  var retries: [PlanNodeID: Int] = [:]
  /// What a reader of the checkpoint should know beside the nodes: retries, jumps, restarts.
  var log: [String] = []
  /// How often `loop_restart` has started over.
  var restarts = 0
  /// How often each transient failure's signature has started over.
  var restartSignatures: [String: Int] = [:]

  /// The state before the first instruction.
  init(plan: Plan, context: RunContext) {
    self.context = context
    current = plan.start
    position = plan.nodes[plan.start.index].entry
    visits = [Int32](repeating: 0, count: plan.nodes.count)
  }

  /// The state a branch begins with: this context by value, this state's counts, nothing completed.
  func branch(at position: Int) -> MachineState {
    var state = self
    state.position = position
    state.statuses = [:]
    state.gates = []
    state.completed = []
    state.retries = [:]
    state.log = []
    return state
  }

  /// Takes over what a branch did to the books; its context stays its own.
  mutating func absorb(_ branch: MachineState) {
    for node in branch.completed { visits[node.index] &+= 1 }
    completed.append(contentsOf: branch.completed)
    statuses.merge(branch.statuses) { $1 }
    retries.merge(branch.retries) { $1 }
    log.append(contentsOf: branch.log)
    for gate in branch.gates where !gates.contains(gate) { gates.append(gate) }
  }

  /// Gives up what a branch that is over need not keep: a region of many branches must not hold as many
  /// copies of it.
  mutating func forgetSurroundings() {
    context = RunContext()
    visits = []
  }

  /// Enters the books: `node` has run and its outcome is `status`.
  mutating func record(_ node: PlanNodeID, _ status: OutcomeStatus, isGate: Bool) {
    completed.append(node)
    // Specification 5.2: a skipped stage proceeds without recording an outcome.
    if status == .skipped { return }
    let earlier = statuses.updateValue(status, forKey: node)
    if isGate, earlier == nil { gates.append(node) }
  }

  /// Begins again at an instruction with a fresh context; only what bounds restarts stays.
  mutating func restart(at position: Int, context: RunContext) {
    let fresh = (restarts: restarts, signatures: restartSignatures, count: visits.count)
    self.context = context
    self.position = position
    visits = [Int32](repeating: 0, count: fresh.count)
    outcome = Outcome(.success)
    decidingNode = nil
    statuses = [:]
    gates = []
    completed = []
    retries = [:]
    restarts = fresh.restarts + 1
  }
}
