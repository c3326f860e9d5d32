import JSON
import SystemPackage
import Testing

@testable import Interpreter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct RunDirectoryTests {
  private func fixture(_ bodies: [String: ScriptedHandler.Body] = [:]) throws -> PipelineFixture {
    try PipelineFixture("a; s -> a -> x", graph: "goal=\"ship it\", label=\"Release\"", bodies)
  }

  @Test func holdsWhatTheRunIs() async throws {
    var fixture = try fixture()
    fixture.configuration.source = Array("digraph G {}".utf8)
    fixture.configuration.environment = ["TOKEN": "hunter2-secret"]
    _ = try await fixture.run()
    let manifest = try fixture.json("manifest.json")
    #expect(manifest["run_id"] == "run-1")
    #expect(manifest["goal"] == "ship it")
    #expect(manifest["label"] == "Release")
    #expect(manifest["plan_hash"]?.stringValue == fixture.plan.contentHash)
    #expect(try RunFile.read(fixture.directory.appending("plan.json")) == fixture.plan.encoded())
    #expect(try RunFile.read(fixture.directory.appending("source.dot")) == Array("digraph G {}".utf8))
    let final = try fixture.json("final.json")
    #expect(final["status"] == "success")
    #expect(!fixture.exists("lock"))
    for name in ["manifest.json", "journal.jsonl", "events.jsonl", "checkpoint.json", "final.json"] {
      let text = String(decoding: try RunFile.read(fixture.directory.appending(name)), as: UTF8.self)
      #expect(!text.contains("hunter2"), "\(name) holds a secret")
    }
  }

  @Test func writesTheCheckpointOfTheSpecification() async throws {
    let fixture = try fixture(["a": inTurn(Outcome(.success, contextUpdates: ["k": [1, "two"]]))])
    _ = try await fixture.run()
    let checkpoint = try fixture.json("checkpoint.json")
    #expect(checkpoint["current_node"] == "x")
    #expect(checkpoint["completed_nodes"] == ["s", "a", "x"])
    #expect(checkpoint["context"]?["k"] == [1, "two"])
    #expect(checkpoint["context"]?["graph.goal"] == "ship it")
    #expect(checkpoint["node_outcomes"]?["a"] == "success")
    #expect(checkpoint["visits"]?["a"] == 1)
    #expect(checkpoint["node_retries"] == [:])
    #expect(checkpoint["timestamp"] == "2023-11-14T22:13:20.000Z")
  }

  @Test func refusesADirectoryWithOtherFiles() async throws {
    let fixture = try fixture()
    try RunFile.makeDirectory(fixture.directory)
    let file = fixture.directory.appending("thesis.txt")
    try RunFile.replace(file, with: Array("mine".utf8))
    await #expect(throws: RunDirectoryError.notEmpty(fixture.directory)) { try await fixture.run() }
    #expect(try RunFile.names(in: fixture.directory) == ["thesis.txt"])
  }

  @Test func refusesTheDirectoryOfAnotherRun() async throws {
    var fixture = try fixture()
    _ = try await fixture.run()
    let before = try RunFile.read(fixture.directory.appending("journal.jsonl"))
    fixture.configuration.runID = "run-2"
    await #expect(throws: RunDirectoryError.otherRun(fixture.directory, id: "run-1")) {
      try await fixture.run()
    }
    #expect(try RunFile.read(fixture.directory.appending("journal.jsonl")) == before)
  }

  @Test func refusesToResumeWhereThereIsNoRun() async throws {
    let fixture = try fixture()
    try RunFile.makeDirectory(fixture.directory)
    await #expect(throws: RunDirectoryError.noRun(fixture.directory)) { try await fixture.resume() }
  }

  @Test func refusesALiveOwner() async throws {
    let fixture = try fixture()
    try RunFile.makeDirectory(fixture.directory)
    let owner = try RunLock.acquire(in: fixture.directory)
    defer { owner.release() }
    await #expect(throws: RunDirectoryError.inUse(fixture.directory, process: getpid())) {
      try await fixture.run()
    }
    #expect(try RunFile.names(in: fixture.directory) == ["lock"])
  }

  @Test func refusesALiveOwnerOnAFileSystemWithoutLocks() throws {
    let scratch = try Scratch()
    // The process that started this one lives as long as the test does; nobody holds the file.
    let parent = getppid()
    let owner = JSONValue.object(["pid": .integer(Int64(parent)), "pid_start_time": 0]).encoded()
    try RunFile.replace(scratch.path.appending("lock"), with: owner)
    #expect(throws: RunDirectoryError.inUse(scratch.path, process: parent)) {
      try RunLock.acquire(in: scratch.path)
    }
  }

  @Test func takesOverFromADeadOwner() async throws {
    let fixture = try fixture(["a": { throw Suspension(Question(text: "?", kind: .yesNo, stage: $0.name)) }])
    _ = try await fixture.run()
    // This very process id, but of a process that started at another time: it was given out again.
    let owner = JSONValue.object(["pid": .integer(Int64(getppid())), "pid_start_time": 1]).encoded()
    try RunFile.replace(fixture.directory.appending("lock"), with: owner)
    #expect(try await fixture.resume(ScriptedHandler()).status == .success)
    let warnings = fixture.events.events.filter { $0.kind == .warning }.compactMap {
      $0.fields["message"]?.stringValue
    }
    #expect(warnings == ["process \(getppid()) had the run and ended without releasing it"])
  }

  @Test func saysWhatCannotBeWritten() async throws {
    var fixture = try fixture()
    let file = fixture.scratch.path.appending("file")
    try RunFile.replace(file, with: [])
    fixture.configuration.logs = file.appending("run")
    await #expect {
      try await fixture.run()
    } throws: {
      "\($0)".contains("cannot make the directory `\(file)/run`")
    }
  }

  @Test func stopsWithAReportWhenAStageDirectoryCannotBeMade() async throws {
    var fixture = try PipelineFixture("a; b; s -> a -> b -> x")
    let logs = fixture.directory
    let handler = ScriptedHandler([
      "a": { _ in
        try RunFile.replace(logs.appending("b"), with: [])
        return Outcome(.success)
      }
    ])
    fixture.configuration.handlers = PipelineFixture.registry(handler)
    await #expect(throws: (any Error).self) { try await fixture.run() }
    let final = try fixture.json("final.json")
    #expect(final["status"] == "fail")
    #expect(final["internal_error"]?.stringValue?.contains("/run/b") == true)
    // What was done before is not lost: the run goes on once the trouble is gone.
    _ = Platform.unlink(logs.appending("b"))
    #expect(try await fixture.resume(ScriptedHandler()).status == .success)
  }

  @Test func keepsEarlierVisits() async throws {
    let fixture = try PipelineFixture(
      "a; b; s -> a -> b; b -> a [condition=\"context.again=yes\"]; b -> x",
      [
        "b": {
          .init(.success, contextUpdates: ["again": $0.visit < 3 ? "yes" : "no"], notes: "visit \($0.visit)")
        }
      ])
    _ = try await fixture.run()
    #expect(try fixture.json("b/visit-1/status.json")["notes"] == "visit 1")
    #expect(try fixture.json("b/visit-2/status.json")["notes"] == "visit 2")
    #expect(try fixture.json("b/status.json")["notes"] == "visit 3")
    #expect(!fixture.exists("b/visit-2/visit-1"))
  }

  @Test func writesTimesInUTC() {
    #expect(Timestamp.text(0) == "1970-01-01T00:00:00.000Z")
    #expect(Timestamp.text(951_782_400_123) == "2000-02-29T00:00:00.123Z")
    #expect(Timestamp.text(-1) == "1969-12-31T23:59:59.999Z")
    #expect(Timestamp.compact(1_772_368_205_250) == "20260301T123005Z")
  }
}
