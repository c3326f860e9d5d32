import JSON
import Synchronization
import SystemPackage

/// Gives the events of a run to everyone who listens: `events.jsonl`, sinks, streams.
final class EventHub: Sendable {
  static let fileName = "events.jsonl"
  private static let bufferLimit = 64 << 10

  private struct State {
    var file: FileDescriptor?
    var buffer: [UInt8] = []
    var streams: [AsyncStream<RunEvent>.Continuation] = []
    var isEnded = false
  }

  private let sinks: [any EventSink]
  private let state = Mutex(State())

  /// A hub with these listeners.
  init(sinks: [any EventSink]) { self.sinks = sinks }

  deinit { state.withLock { try? $0.file?.close() } }

  /// Adds a file; it is derived from the journal and never read back.
  ///
  /// - Throws: ``RunFileError``.
  func open(_ path: FilePath) throws(RunFileError) {
    do {
      let file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .append, .closeOnExec], permissions: RunFile.permissions)
      state.withLock { $0.file = file }
    } catch {
      throw RunFileError(path, "open", error)
    }
  }

  /// A stream of all events from now on; it ends with the run.
  func stream() -> AsyncStream<RunEvent> {
    AsyncStream { continuation in
      let isEnded = state.withLock { state in
        if !state.isEnded { state.streams.append(continuation) }
        return state.isEnded
      }
      if isEnded { continuation.finish() }
    }
  }

  /// Whether anybody listens.
  var isActive: Bool { !sinks.isEmpty || state.withLock { $0.file != nil || !$0.streams.isEmpty } }

  /// Gives an event to everyone.
  func send(_ event: RunEvent) {
    for sink in sinks { sink.send(event) }
    state.withLock { state in
      for stream in state.streams { stream.yield(event) }
      guard state.file != nil else { return }
      event.appendLine(to: &state.buffer)
      if state.buffer.count >= Self.bufferLimit { Self.write(&state) }
    }
  }

  /// Hands what is gathered to the system, so that other processes see it.
  func flush() { state.withLock { Self.write(&$0) } }

  /// Ends all streams.
  func end() {
    state.withLock { state in
      Self.write(&state)
      state.isEnded = true
      for stream in state.streams { stream.finish() }
      state.streams = []
    }
  }

  /// The file is derived: when it cannot be written, the run goes on without it and the journal still tells
  /// all.
  private static func write(_ state: inout State) {
    guard !state.buffer.isEmpty, let file = state.file else { return }
    do {
      _ = try file.writeAll(state.buffer)
    } catch {
      try? file.close()
      state.file = nil
    }
    state.buffer.removeAll(keepingCapacity: true)
  }
}

/// Gives a walk's events their time and their branch.
struct BranchEventSink: EventSink {
  let hub: EventHub
  let branch: String
  let clock: any RunClock

  func send(_ event: RunEvent) {
    var event = event
    event.branch = branch
    if event.time == 0 { event.time = clock.now() }
    hub.send(event)
  }
}

extension RunEvent {
  /// Appends the event's line of `events.jsonl`.
  func appendLine(to buffer: inout [UInt8]) {
    var writer = JSONWriter()
    write(to: &writer)
    buffer.append(contentsOf: writer.bytes)
    buffer.append(0x0A)
  }

  /// The event as a JSON object: `event`, `time`, `node` and `branch` where it has them, then its fields by
  /// name.
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("event", kind.rawValue)
    writer.member("time", time)
    if !node.isEmpty {
      writer.member("node", node)
    }
    if !branch.isEmpty {
      writer.member("branch", branch)
    }
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
      writer.key(name)
      writer.value(value)
    }
    writer.endObject()
  }
}
