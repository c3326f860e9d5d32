import DOTSyntax
import JSON
import PipelineAnalysis
import PipelineIR
import SourceText
import Synchronization
import SystemPackage
import Testing

@testable import Interpreter
@testable import PipelinePlan

/// A clock that goes on when somebody sleeps, and does not wait.
final class ManualClock: RunClock {
  /// Whether sleepers are woken by nothing but cancellation.
  private let staysAsleep: Bool
  private let state = Mutex<(now: Int64, sleeps: [Int64])>((1_700_000_000_000, []))

  init(staysAsleep: Bool = false) { self.staysAsleep = staysAsleep }

  /// What was slept, in order.
  var sleeps: [Int64] { state.withLock(\.sleeps) }

  func now() -> Int64 { state.withLock(\.now) }

  func advance(_ milliseconds: Int64) { state.withLock { $0.now += milliseconds } }

  func sleep(milliseconds: Int64) async throws {
    try Task.checkCancellation()
    if staysAsleep { try await Task.sleep(for: .seconds(86_400)) }
    state.withLock { state in
      state.now += milliseconds
      state.sleeps.append(milliseconds)
    }
  }
}

/// Does for each node what a test says, and keeps the calls.
final class ScriptedHandler: Handler {
  typealias Body = @Sendable (Stage) async throws -> Outcome

  private let bodies: [String: Body]
  private let effects: Bool
  private let recorded = Mutex<[String]>([])

  init(_ bodies: [String: Body] = [:], hasEffects: Bool = true) {
    self.bodies = bodies
    effects = hasEffects
  }

  /// The nodes called, in order.
  var calls: [String] { recorded.withLock { $0 } }

  func execute(_ stage: Stage) async throws -> Outcome {
    recorded.withLock { $0.append(stage.name) }
    guard let body = bodies[stage.name] else { return Outcome(.success) }
    return try await body(stage)
  }

  func hasEffects(_ node: PlanNode, in plan: Plan) -> Bool { effects }
}

/// Gives a node's outcomes in turn; the last one again and again.
func inTurn(_ outcomes: Outcome...) -> ScriptedHandler.Body {
  let calls = Mutex(0)
  return { _ in
    calls.withLock { calls in
      defer { calls += 1 }
      return outcomes[min(calls, outcomes.count - 1)]
    }
  }
}

/// Lowers DOT text that must lower without an error.
func lowered(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Plan {
  let pipeline = elaborate(parse(SourceFile(name: "test.dot", text: text)))
  let result = lower(pipeline, analyse(pipeline))
  return try #require(
    result.plan, "\(result.diagnostics.map(\.message))", sourceLocation: sourceLocation)
}

/// A pipeline in a scratch directory with scripted nodes.
struct PipelineFixture {
  let scratch: Scratch
  let plan: Plan
  let handler: ScriptedHandler
  let clock = ManualClock()
  let events = EventRecorder()
  var configuration: RunConfiguration

  /// A graph with a start `s` and an exit `x` around `body`; `graph` holds graph attributes.
  init(
    _ body: String, graph: String = "", _ bodies: [String: ScriptedHandler.Body] = [:],
    hasEffects: Bool = true,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let text = "digraph G { graph [\(graph)]; s [shape=Mdiamond]; x [shape=Msquare]; \(body) }"
    try self.init(dot: text, bodies, hasEffects: hasEffects, sourceLocation: sourceLocation)
  }

  init(
    dot: String, _ bodies: [String: ScriptedHandler.Body] = [:], hasEffects: Bool = true,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    scratch = try Scratch(inMemory: true)
    plan = try lowered(dot, sourceLocation: sourceLocation)
    handler = ScriptedHandler(bodies, hasEffects: hasEffects)
    configuration = RunConfiguration(
      logs: scratch.path.appending("run"), workDirectory: scratch.path, handlers: HandlerRegistry())
    configuration.runID = "run-1"
    configuration.clock = clock
    configuration.sinks = [events]
    configuration.handlers = Self.registry(handler)
  }

  /// The real handlers of nodes that do nothing, the scripted one for all others.
  static func registry(_ handler: ScriptedHandler) -> HandlerRegistry {
    var registry = HandlerRegistry()
    registry.register("start", StartHandler())
    registry.register("exit", ExitHandler())
    registry.register("conditional", ConditionalHandler())
    for type in ["codergen", "tool", "wait.human", "parallel.fan_in"] { registry.register(type, handler) }
    return registry
  }

  var directory: FilePath { configuration.logs }

  func run() async throws -> RunResult { try await Engine(plan, configuration).run() }

  /// Goes on with the run, with other handlers if given.
  func resume(_ handler: ScriptedHandler? = nil) async throws -> RunResult {
    var configuration = configuration
    if let handler { configuration.handlers = Self.registry(handler) }
    return try await Engine.resume(directory: directory, configuration).run()
  }

  func json(_ name: String) throws -> JSONValue {
    try JSONParser.parse(try RunFile.read(FilePath("\(directory)/\(name)")))
  }

  func exists(_ name: String) -> Bool { RunFile.exists(FilePath("\(directory)/\(name)")) }

  var records: [JournalRecord] {
    get throws { try JournalReader.read(directory.appending(Journal.fileName)).entries.map(\.record) }
  }
}
