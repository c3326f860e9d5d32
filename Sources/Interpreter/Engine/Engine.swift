import JSON
import PipelinePlan
import Synchronization
import SystemPackage

/// Runs a plan: the entry for programs and for the command line.
///
/// ```swift
/// let engine = try Engine(plan, configuration)
/// let events = engine.events()
/// let result = try await engine.run()
/// ```
/// Cancelling the task that runs it ends the run as `canceled`; its journal is complete and it can be resumed.
public final class Engine: Sendable {
  /// What is run.
  public let plan: Plan
  let configuration: RunConfiguration
  let inputs: [String: String]
  let handlers: [(any Handler)?]
  let hub: EventHub
  /// The run's id.
  public let runID: String
  /// The run to go on with; nil for a new one.
  let resumed: ResumedRun?
  private let hasBegun = Mutex(false)

  /// Prepares a run; nothing is written before ``run()``.
  ///
  /// - Throws: ``RunRefusal`` when the plan is not sound, a node has no handler, or an input is missing or
  ///   unknown.
  public convenience init(_ plan: Plan, _ configuration: RunConfiguration) throws(RunRefusal) {
    let inputs = try Self.inputs(of: plan, configuration.inputs)
    let runID = configuration.runID ?? RunID.generate(at: configuration.clock.now())
    try self.init(plan, configuration, runID: runID, inputs: inputs, resumed: nil)
  }

  init(
    _ plan: Plan, _ configuration: RunConfiguration, runID: String, inputs: [String: String],
    resumed: ResumedRun?
  ) throws(RunRefusal) {
    if let defect = verify(plan).first { throw RunRefusal("the plan is not sound: \(defect)") }
    handlers = try configuration.handlers.resolve(plan)
    self.plan = plan
    self.configuration = configuration
    self.inputs = inputs
    self.runID = runID
    self.resumed = resumed
    hub = EventHub(sinks: configuration.sinks)
  }

  /// All events of the run from now on.
  public func events() -> AsyncStream<RunEvent> { hub.stream() }

  /// Runs to the end.
  ///
  /// - Throws: ``RunDirectoryError``, ``RunFileError`` when the run's directory cannot be used,
  ///   ``ReplayDivergence`` when its journal does not fit the plan, ``RunRefusal`` when this engine has run
  ///   already.
  public func run() async throws -> RunResult {
    let isFirst = hasBegun.withLock { hasBegun in
      defer { hasBegun = true }
      return !hasBegun
    }
    guard isFirst else { throw RunRefusal("an engine runs once; make another one") }
    defer { hub.end() }
    let session = try RunSession(self)
    defer { session.close() }
    return try await session.run()
  }

  /// The run's inputs: what was given, and the defaults of the rest.
  private static func inputs(of plan: Plan, _ given: [String: String]) throws(RunRefusal) -> [String: String]
  {
    var inputs: [String: String] = [:]
    for input in plan.inputs {
      let name = plan[input.name]
      if let value = given[name] ?? input.defaultValue.map({ plan[$0] }) {
        inputs[name] = value
      } else if !input.isOptional {
        throw RunRefusal("the input `\(name)` is not given; the pipeline needs it")
      }
    }
    if let unknown = given.keys.sorted().first(where: { inputs[$0] == nil }) {
      let known = plan.inputs.map { "`\(plan[$0.name])`" }.joined(separator: ", ")
      throw RunRefusal(
        "the pipeline has no input `\(unknown)`; " + (known.isEmpty ? "it has none" : "it has \(known)"))
    }
    return inputs
  }
}
