import JSON
import SystemPackage
import Testing

@testable import Interpreter

@Suite struct EngineTests {
  @Test func runsCustomHandlers() async throws {
    var fixture = try PipelineFixture("n [type=\"my.kind\", size=3]; s -> n -> x")
    let custom = ScriptedHandler([
      "n": { stage in
        Outcome(.success, contextUpdates: ["type": .string(stage.plan[stage.node.type])])
      }
    ])
    #expect(throws: RunRefusal.self) { try Engine(fixture.plan, fixture.configuration) }
    fixture.configuration.handlers.register("my.kind", custom)
    let result = try await fixture.run()
    #expect(result.context["type"] == "my.kind")
  }

  @Test(arguments: [
    (
      "n [type=\"my.kind\"]",
      "the node `n` is of type `my.kind`, for which no handler is registered; known are "
        + "`codergen`, `conditional`, `exit`, `parallel.fan_in`, `start`, `tool`, `wait.human`"
    ),
    (
      "n [shape=house]",
      "the node `n` is of type `stack.manager_loop`, which this version does not run; remove it, "
        + "or register a handler"
    ),
  ])
  func refusesBeforeAnythingIsWritten(node: String, sentence: String) throws {
    let fixture = try PipelineFixture("\(node); s -> n -> x")
    #expect(throws: RunRefusal(sentence)) { try Engine(fixture.plan, fixture.configuration) }
    #expect(!RunFile.exists(fixture.directory))
  }

  @Test func checksInputs() async throws {
    var fixture = try PipelineFixture("a; s -> a -> x", graph: "inputs=\"name, color=red, size?\"")
    #expect(throws: RunRefusal("the input `name` is not given; the pipeline needs it")) {
      try Engine(fixture.plan, fixture.configuration)
    }
    fixture.configuration.inputs = ["name": "n", "nmae": "n"]
    #expect(throws: RunRefusal("the pipeline has no input `nmae`; it has `name`, `color`, `size`")) {
      try Engine(fixture.plan, fixture.configuration)
    }
    fixture.configuration.inputs = ["name": "n"]
    let result = try await fixture.run()
    #expect(result.context["input.name"] == "n")
    #expect(result.context["input.color"] == "red")
    #expect(result.context["input.size"] == nil)
  }

  @Test func streamsEvents() async throws {
    let fixture = try PipelineFixture("a; s -> a -> x")
    let engine = try Engine(fixture.plan, fixture.configuration)
    let stream = engine.events()
    _ = try await engine.run()
    var kinds: [RunEvent.Kind] = []
    for await event in stream { kinds.append(event.kind) }
    #expect(kinds.first == .pipelineStarted)
    #expect(kinds.last == .pipelineCompleted)
    #expect(kinds == fixture.events.events.map(\.kind))
    let lines = String(decoding: try RunFile.read(fixture.directory.appending("events.jsonl")), as: UTF8.self)
      .split(separator: "\n")
    #expect(try lines.map { try JSONParser.parse(String($0))["event"]?.stringValue } == kinds.map(\.rawValue))
  }

  @Test func runsOnce() async throws {
    let fixture = try PipelineFixture("s -> x")
    let engine = try Engine(fixture.plan, fixture.configuration)
    _ = try await engine.run()
    await #expect(throws: RunRefusal.self) { try await engine.run() }
  }

  @Test func endsACanceledRun() async throws {
    let fixture = try PipelineFixture(
      "a; s -> a -> x",
      [
        "a": { _ in
          withUnsafeCurrentTask { $0?.cancel() }; try await Task.sleep(for: .seconds(3_600));
          return Outcome(.success)
        }
      ])
    let engine = try Engine(fixture.plan, fixture.configuration)
    let result = try await Task { try await engine.run() }.value
    #expect(result.status == .canceled)
    #expect(result.failure?.failure.failureClass == .canceled)
    #expect(try fixture.records.last == .runEnded(status: "canceled"))
    #expect(try fixture.json("final.json")["failure_class"] == "canceled")
  }

  @Test func makesIDsThatSortByTime() {
    let earlier = RunID.generate(at: 1_000_000)
    let later = RunID.generate(at: 2_000_000)
    #expect(earlier < later)
    #expect(earlier.count == "19700101T001640Z-00000000".count)
  }
}
