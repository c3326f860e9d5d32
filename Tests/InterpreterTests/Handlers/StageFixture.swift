import JSON
import PipelineIR
import Synchronization
import SystemPackage

@testable import Interpreter
@testable import PipelinePlan

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A directory for one test, removed with everything in it when the test is done.
final class Scratch: Sendable {
  let path: FilePath

  /// - Parameter inMemory: whether to use a file system in memory where there is one. What is written there is read back
  ///   as from any other, but a run that syncs a hundred times does not wait for a disk each time.
  init(inMemory: Bool = false) throws {
    let base = inMemory && access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var template = Array("\(base)/attractor-test.XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { $0.baseAddress.flatMap { mkdtemp($0) } }
    guard let made, let real = Platform.realPath(FilePath(platformString: made)) else {
      throw Errno(rawValue: errno)
    }
    path = real
  }

  deinit { Self.remove(path) }

  func directory(_ name: String) throws -> FilePath {
    let path = self.path.appending(name)
    guard path.withPlatformString({ mkdir($0, 0o755) }) == 0 else { throw Errno(rawValue: errno) }
    return path
  }

  func text(_ name: String) throws -> String? {
    try StageFile.read(path.appending(name), limit: 64 << 20).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func remove(_ path: FilePath) {
    if let entries = path.withPlatformString({ opendir($0) }) {
      var names: [String] = []
      while let entry = readdir(entries) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
      }
      closedir(entries)
      for name in names {
        let entry = path.appending(name)
        if Platform.unlink(entry) != nil { remove(entry) }
      }
    }
    _ = path.withPlatformString { rmdir($0) }
  }
}

/// Keeps every event.
final class EventRecorder: EventSink {
  private let recorded = Mutex<[RunEvent]>([])
  var events: [RunEvent] { recorded.withLock { $0 } }
  func send(_ event: RunEvent) { recorded.withLock { $0.append(event) } }
}

/// A plan of one node with edges to other nodes, and the stage it runs in.
struct StageFixture {
  struct Edge {
    var label = ""
    var accelerator = ""
    var to: String
  }

  let scratch: Scratch
  let directory: FilePath
  let work: FilePath
  let events = EventRecorder()
  var plan = Plan()
  var runID = "run-1"
  var attempt = 1
  var visit = 1
  var context = RunContext()
  var environment: [String: String] = ["PATH": "/usr/local/bin:/usr/bin:/bin"]
  var inputs: [String: String] = [:]
  var predecessor: Stage.Predecessor?

  init(
    _ handler: HandlerKind = .codergen, name: String = "work", label: String? = nil,
    prompt: [TemplateSegment]? = nil,
    command: String? = nil, backend: String = "", timeout: Int64? = nil, flags: PlanNode.Flags = [],
    attributes: [String: String] = [:], edges: [Edge] = [], goal: String = ""
  ) throws {
    scratch = try Scratch()
    directory = try scratch.directory("stage")
    work = try scratch.directory("work")
    _ = intern("")
    plan.goal = intern(goal)
    let names = [name] + edges.map(\.to)
    if let prompt { plan.templates = prompt }
    for (key, value) in attributes.sorted(by: { $0.key < $1.key }) {
      plan.attributes.append(PlanAttribute(name: intern(key), value: intern(value)))
    }
    for (index, edge) in edges.enumerated() {
      plan.edges.append(
        PlanEdge(
          from: PlanNodeID(0), to: PlanNodeID(index + 1), label: intern(edge.label),
          normalizedLabel: intern(edge.label.lowercased()), accelerator: intern(edge.accelerator),
          predicate: nil,
          conditionText: StringID(0), weight: 0, isRestart: false, fidelity: StringID(0), thread: StringID(0),
          jump: 0))
    }
    for (index, id) in names.enumerated() {
      let isSubject = index == 0
      plan.nodes.append(
        PlanNode(
          id: intern(id), label: intern(isSubject ? label ?? id : id), handler: isSubject ? handler : .exit,
          type: intern(handler.typeName), prompt: isSubject ? plan.templates.indices : 0..<0,
          toolCommand: isSubject ? command.map { intern($0) } : nil, policy: 0,
          timeout: isSubject ? timeout : nil,
          maxVisits: 10, flags: isSubject ? flags : [], fidelity: StringID(0), thread: StringID(0),
          model: StringID(0), provider: StringID(0), reasoningEffort: StringID(0),
          backend: intern(isSubject ? backend : ""), retryTargets: 0..<0, gateTargets: 0..<0,
          edges: isSubject ? plan.edges.indices : 0..<0, entry: 0, region: nil,
          attributes: isSubject ? plan.attributes.indices : 0..<0))
    }
  }

  mutating func intern(_ text: String) -> StringID {
    if let index = plan.strings.firstIndex(of: text) { return StringID(index) }
    plan.strings.append(text)
    return StringID(plan.strings.count - 1)
  }

  /// Sets the prompt to pieces that need interned text.
  mutating func setPrompt(_ pieces: (inout StageFixture) -> [TemplateSegment]) {
    plan.templates = pieces(&self)
    plan.nodes[0].prompt = plan.templates.indices
  }

  var stage: Stage {
    Stage(
      plan: plan, nodeID: PlanNodeID(0), runID: runID, attempt: attempt, visit: visit, context: context,
      predecessor: predecessor, directory: directory, logsRoot: scratch.path, workDirectory: work,
      environment: environment, inputs: inputs, events: events)
  }

  func file(_ name: String) throws -> String? { try scratch.text("stage/" + name) }
}
