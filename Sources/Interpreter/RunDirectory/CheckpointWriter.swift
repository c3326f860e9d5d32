import JSON
import PipelinePlan
import Synchronization
import SystemPackage

/// Writes `checkpoint.json`: where the run stands, for people and tools. Specification 5.3.
///
/// It is derived from the journal and holds the whole context, so writing it after every step would make a
/// long run quadratic. It is written when the run stops, and otherwise when the last time is long enough ago.
final class CheckpointWriter: Sendable {
  static let fileName = "checkpoint.json"
  /// How many times longer than a write took the next one is put off: at most 2 % of a run's time goes into it.
  private static let restFactor = 50
  private static let shortestRest = Duration.milliseconds(100)

  private let path: FilePath
  private let next: Mutex<ContinuousClock.Instant>

  init(_ path: FilePath) {
    self.path = path
    next = Mutex(ContinuousClock.now)
  }

  /// Writes the state unless the last time was a moment ago.
  ///
  /// - Throws: ``RunFileError``.
  func offer(_ state: borrowing MachineState, _ services: RunServices) throws(RunFileError) {
    if ContinuousClock.now < next.withLock({ $0 }) { return }
    try write(state, services)
  }

  /// Writes the state.
  ///
  /// - Throws: ``RunFileError``.
  func write(_ state: borrowing MachineState, _ services: RunServices) throws(RunFileError) {
    let began = ContinuousClock.now
    try RunFile.replace(path, with: Self.encode(state, services))
    let ended = ContinuousClock.now
    let rest = max(Self.shortestRest, (ended - began) * Self.restFactor)
    next.withLock { $0 = ended + rest }
    guard services.events.isActive else { return }
    let node = state.completed.last.map { services.name($0) } ?? ""
    services.events.send(RunEvent(.checkpointSaved, node: node, time: services.clock.now()))
  }

  /// The file's bytes: the shape of specification 5.3, and what the engine adds to it.
  static func encode(_ state: borrowing MachineState, _ services: RunServices) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("timestamp", Timestamp.text(services.clock.now()))
    writer.member("run_id", services.runID)
    writer.member("plan_hash", services.planHash)
    writer.member("current_node", state.completed.last.map { services.name($0) } ?? "")
    writer.member("completed_nodes", state.completed) { $0.string(services.name($1)) }
    writeCounts(state, services, &writer)
    writer.key("node_outcomes")
    writer.beginObject()
    for (node, status) in state.statuses.sorted(by: { $0.key < $1.key }) {
      writer.key(services.name(node))
      writer.string(status.word)
    }
    writer.endObject()
    writer.key("context")
    writer.value(.object(state.context.values))
    writer.member("logs", state.log)
    writer.endObject()
    return writer.bytes
  }

  private static func writeCounts(
    _ state: borrowing MachineState, _ services: RunServices, _ writer: inout JSONWriter
  ) {
    writer.key("node_retries")
    writer.beginObject()
    for (node, count) in state.retries.sorted(by: { $0.key < $1.key }) {
      writer.key(services.name(node))
      writer.integer(count)
    }
    writer.endObject()
    writer.key("visits")
    writer.beginObject()
    for index in state.visits.indices where state.visits[index] > 0 {
      writer.key(services.name(PlanNodeID(index)))
      writer.integer(state.visits[index])
    }
    writer.endObject()
    writer.member("restarts", state.restarts)
    writer.key("signatures")
    writer.beginObject()
    for (signature, count) in state.restartSignatures.sorted(by: { $0.key < $1.key }) {
      writer.member(signature, count)
    }
    writer.endObject()
  }
}
