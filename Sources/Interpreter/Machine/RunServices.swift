import JSON
import PipelinePlan
import SystemPackage

/// What all walks of one run share: the plan, the handlers, and where a run leaves its traces.
final class RunServices: Sendable {
  let plan: Plan
  let planHash: String
  let runID: String
  /// The handler of each node; nil for nodes the machine runs itself.
  let handlers: [(any Handler)?]
  let inputs: [String: String]
  let environment: [String: String]
  let logsRoot: FilePath
  let workDirectory: FilePath
  let clock: any RunClock
  let budget: RunBudget
  let events: EventHub
  /// Nil for a run that leaves nothing behind.
  let journal: Journal?
  let checkpoints: CheckpointWriter?
  /// What an earlier process of this run has done; empty for a fresh run.
  let replay: Replay
  /// Answers what to do with a step that was cut off.
  let interviewer: (any Interviewer)?

  init(
    plan: Plan, planHash: String, runID: String, handlers: [(any Handler)?], inputs: [String: String],
    environment: [String: String], logsRoot: FilePath, workDirectory: FilePath, clock: any RunClock,
    budget: RunBudget, events: EventHub, journal: Journal?, checkpoints: CheckpointWriter?, replay: Replay,
    interviewer: (any Interviewer)?
  ) {
    self.plan = plan
    self.planHash = planHash
    self.runID = runID
    self.handlers = handlers
    self.inputs = inputs
    self.environment = environment
    self.logsRoot = logsRoot
    self.workDirectory = workDirectory
    self.clock = clock
    self.budget = budget
    self.events = events
    self.journal = journal
    self.checkpoints = checkpoints
    self.replay = replay
    self.interviewer = interviewer
  }

  /// Whether stages have directories.
  var keepsFiles: Bool { journal != nil }

  func name(_ node: PlanNodeID) -> String { plan.strings[plan.nodes[node.index].id.index] }

  /// The context a run, or a restart of it, begins with: inputs and the graph's attributes.
  func initialContext(restarts: Int = 0) -> RunContext {
    var values: [String: JSONValue] = [:]
    for index in plan.graphAttributes {
      let attribute = plan.attributes[index]
      values["graph." + plan[attribute.name]] = .string(plan[attribute.value])
    }
    values["graph.goal"] = .string(plan[plan.goal])
    for (name, value) in inputs { values["input." + name] = .string(value) }
    values["internal.run_id"] = .string(runID)
    if restarts > 0 { values["internal.restart_count"] = .integer(Int64(restarts)) }
    return RunContext(values)
  }
}
