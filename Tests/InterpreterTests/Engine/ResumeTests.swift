import JSON
import PipelinePlan
import SystemPackage
import Testing

@testable import Interpreter

@Suite struct ResumeTests {
  private static let body = """
    a; b [max_retries=1]; fan [shape=component, max_parallel=1]; p; q; join [shape=tripleoctagon]; d [shape=diamond]; e
    inner [shape=component, max_parallel=1, join_policy=first_success]; p1; p2 [max_retries=1]; p3; innerJoin [shape=tripleoctagon]
    s -> a -> b -> fan; fan -> p; fan -> q; q -> join; join -> d
    p -> inner; inner -> p1; inner -> p2; inner -> p3; p1 -> innerJoin; p2 -> innerJoin; p3 -> innerJoin; innerJoin -> join
    d -> e [condition="context.k=v"]; d -> x; e -> a [condition="context.n=0"]; e -> x
    """
  private static let bodies: [String: ScriptedHandler.Body] = [
    "a": { .init(.success, contextUpdates: ["k": "v", "n": $0.visit == 1 ? 0 : 1]) },
    "b": { $0.attempt == 1 ? .fail("connection reset by peer") : Outcome(.success, preferredLabel: "go") },
    "p1": { _ in .fail("no good") },
    "p2": { $0.attempt == 1 ? .fail("connection reset by peer") : Outcome(.success) },
    "q": { _ in .fail("broken") },
  ]

  private func fixture() throws -> PipelineFixture { try PipelineFixture(Self.body, Self.bodies) }

  /// Cuts the journal after each record, as a kill would, and goes on from there.
  @Test func reachesTheSameEndFromEveryRecord() async throws {
    let whole = try fixture()
    let expected = try await whole.run()
    let moves = try whole.records.filter(\.isMove)
    let books = try Self.books(whole)
    let bytes = try RunFile.read(whole.directory.appending(Journal.fileName))
    let lines = bytes.indices.filter { bytes[$0] == 0x0A }
    #expect(lines.count > 40)
    for end in lines.dropLast() {
      let cut = try fixture()
      try RunFile.makeDirectory(cut.directory)
      for name in ["manifest.json", "plan.json"] {
        try RunFile.replace(
          cut.directory.appending(name), with: try RunFile.read(whole.directory.appending(name)))
      }
      try RunFile.replace(cut.directory.appending(Journal.fileName), with: Array(bytes[...end]))
      let result = try await cut.resume()
      #expect(result.status == expected.status)
      #expect(result.completedNodes == expected.completedNodes)
      #expect(
        result.context.values.filter { expected.context[$0.key] != $0.value } == [:],
        "context after \(end) bytes")
      #expect(result.context.values.count == expected.context.values.count)
      #expect(try cut.records.filter(\.isMove) == moves)
      #expect(try Self.books(cut) == books, "books after \(end) bytes")
    }
  }

  /// What of the checkpoint must not depend on whether a run was stopped.
  private static func books(_ fixture: PipelineFixture) throws -> [JSONValue?] {
    let checkpoint = try fixture.json("checkpoint.json")
    return ["completed_nodes", "logs", "node_retries", "visits", "node_outcomes", "signatures"].map {
      checkpoint[$0]
    }
  }

  @Test func takesOverABranchThatAVerdictStopped() async throws {
    // The branch that is stopped is declared first, so that it is taken over before the one that decided.
    let body = """
      fan [shape=component, join_policy=first_success]; slow; never; quick; join [shape=tripleoctagon]
      s -> fan; fan -> slow; fan -> quick; slow -> never -> join; quick -> join; join -> x
      """
    let meeting = Meeting(of: 2)
    let fixture = try PipelineFixture(
      body,
      [
        "never": { _ in
          await meeting.arrive()
          try await Task.sleep(for: .seconds(3_600))
          return Outcome(.success)
        },
        "quick": { _ in
          await meeting.arrive()
          return Outcome(.success)
        }, "join": { throw Suspension(Self.question($0)) },
      ])
    #expect(try await fixture.run().status == .suspended)
    let books = try Self.books(fixture)
    let second = ScriptedHandler(["join": { throw Suspension(Self.question($0)) }])
    #expect(try await fixture.resume(second).status == .suspended)
    #expect(second.calls == ["join"])
    #expect(try Self.books(fixture) == books)
    #expect(try fixture.json("checkpoint.json")["completed_nodes"] == ["s", "slow", "quick", "fan"])
  }

  @Test func putsAnAttemptOutOfTheWayThatWasCutOffBeforeThat() async throws {
    let fixture = try PipelineFixture(
      "n [max_retries=1]; s -> n -> x",
      ["n": { $0.attempt == 1 ? .fail("connection reset by peer") : Outcome(.success) }])
    _ = try await fixture.run()
    let attempt = try #require(fixture.records.firstIndex { if case .attempt = $0 { true } else { false } })
    try cut(fixture.directory.appending(Journal.fileName), after: attempt + 1)
    let stage = fixture.directory.appending("n")
    try RunFile.move(stage.appending("attempt-1"), to: fixture.scratch.path.appending("gone"))
    try StageFile.write("half".utf8, to: stage.appending("response.md"))
    #expect(try await fixture.resume().status == .success)
    #expect(fixture.exists("n/attempt-1/response.md"))
    #expect(try fixture.json("n/attempt-1/status.json")["failure_reason"] == "connection reset by peer")
  }

  @Test func writesTheOutcomeThatWasRecordedButNotWrittenDown() async throws {
    let fixture = try PipelineFixture("n; s -> n -> x")
    _ = try await fixture.run()
    let result = try #require(
      fixture.records.firstIndex { if case .result(let step, _) = $0 { step.node == "n" } else { false } })
    try cut(fixture.directory.appending(Journal.fileName), after: result + 1)
    try StageFile.remove(fixture.directory.appending("n").appending("status.json"))
    let second = ScriptedHandler()
    #expect(try await fixture.resume(second).status == .success)
    #expect(second.calls == [])
    #expect(try fixture.json("n/status.json")["outcome"] == "success")
  }

  @Test(arguments: [true, false]) func beginsARunThatWasKilledBeforeItsFirstRecord(hasJournal: Bool)
    async throws
  {
    let fixture = try PipelineFixture("a; s -> a -> x")
    _ = try await fixture.run()
    let born = fixture.scratch.path.appending("born")
    try RunFile.makeDirectory(born)
    for name in ["manifest.json", "plan.json"] {
      try RunFile.move(fixture.directory.appending(name), to: born.appending(name))
    }
    if hasJournal { try StageFile.write([], to: born.appending(Journal.fileName)) }
    var configuration = fixture.configuration
    configuration.handlers = PipelineFixture.registry(ScriptedHandler())
    let result = try await Engine.resume(directory: born, configuration).run()
    #expect(result.completedNodes == ["s", "a", "x"])
    let records = try JournalReader.read(born.appending(Journal.fileName)).entries.map(\.record)
    #expect(records.first == .runStarted(run: "run-1", planHash: fixture.plan.contentHash))
  }

  @Test(arguments: [true, false]) func refusesARunWhoseJournalIsLost(isEmpty: Bool) async throws {
    let fixture = try PipelineFixture("a; s -> a -> x", ["a": { throw Suspension(Self.question($0)) }])
    _ = try await fixture.run()
    let journal = fixture.directory.appending(Journal.fileName)
    if isEmpty { try StageFile.write([], to: journal) } else { try StageFile.remove(journal) }
    await #expect(throws: RunDirectoryError.lostJournal(fixture.directory)) { try await fixture.resume() }
  }

  @Test func runsNoStepTwiceThatIsDone() async throws {
    let stopped = try PipelineFixture(
      "a; b; s -> a -> b -> x", ["b": { throw Suspension(Self.question($0)) }])
    let first = try await stopped.run()
    #expect(first.status == .suspended)
    #expect(first.question?.stage == "b")
    #expect(try stopped.json("final.json")["status"] == "suspended")
    let second = ScriptedHandler()
    let result = try await stopped.resume(second)
    #expect(result.status == .success)
    #expect(second.calls == ["b"])
    #expect(result.completedNodes == ["s", "a", "b", "x"])
    #expect(try stopped.json("final.json")["status"] == "success")
  }

  @Test func keepsBranchesThatAreOver() async throws {
    let body = """
      fan [shape=component, max_parallel=1]; p; q; join [shape=tripleoctagon]
      s -> fan; fan -> p; fan -> q; p -> join; q -> join; join -> x
      """
    let fixture = try PipelineFixture(body, ["q": { throw Suspension(Self.question($0)) }])
    #expect(try await fixture.run().status == .suspended)
    let second = ScriptedHandler()
    let result = try await fixture.resume(second)
    #expect(second.calls == ["q", "join"])
    #expect(result.context["parallel.success_count"] == 2)
    #expect(result.completedNodes == ["s", "p", "q", "fan", "join", "x"])
  }

  /// What becomes of a step that was announced and has no result.
  @Test(arguments: [
    ("shape=box", "success"), ("shape=box, on_crash=fail", "fail"),
    ("shape=parallelogram, tool_command=x", "fail"),
    ("shape=parallelogram, tool_command=x, on_crash=retry", "success"),
    ("shape=parallelogram, tool_command=x, retry_on=any", "success"),
    ("shape=box, on_crash=ask", "suspended"),
  ])
  func decidesAboutACutOffStep(attributes: String, expected: String) async throws {
    let fixture = try PipelineFixture("n [\(attributes)]; s -> n -> x")
    _ = try await fixture.run()
    let journal = fixture.directory.appending(Journal.fileName)
    let intent = try #require(fixture.records.firstIndex { if case .intent = $0 { true } else { false } })
    try cut(journal, after: intent + 1)
    let result = try await fixture.resume()
    #expect(result.status.rawValue == expected)
    #expect(result.failure.map { $0.reason.contains("cut off") } != false)
  }

  @Test func asksAboutACutOffStep() async throws {
    var fixture = try PipelineFixture("n [on_crash=ask]; s -> n -> x")
    _ = try await fixture.run()
    let intent = try #require(fixture.records.firstIndex { if case .intent = $0 { true } else { false } })
    try cut(fixture.directory.appending(Journal.fileName), after: intent + 1)
    fixture.configuration.interviewer = CallbackInterviewer { _ in .yes }
    #expect(try await fixture.resume().status == .success)
  }

  @Test func dropsATornLineAndSaysSo() async throws {
    let fixture = try PipelineFixture("a; s -> a -> x", ["a": { throw Suspension(Self.question($0)) }])
    _ = try await fixture.run()
    let journal = fixture.directory.appending(Journal.fileName)
    try RunFile.replace(journal, with: try RunFile.read(journal) + Array("{\"seq\":9,\"t".utf8))
    #expect(try await fixture.resume(ScriptedHandler()).status == .success)
    let warnings = fixture.events.events.filter { $0.kind == .warning }.compactMap {
      $0.fields["message"]?.stringValue
    }
    #expect(warnings == ["the journal's last line was torn; 11 bytes were dropped"])
    #expect(try fixture.records.count > 8)
  }

  @Test func stopsAtOtherDamageAndChangesNothing() async throws {
    let fixture = try PipelineFixture("a; s -> a -> x", ["a": { throw Suspension(Self.question($0)) }])
    _ = try await fixture.run()
    let journal = fixture.directory.appending(Journal.fileName)
    var bytes = try RunFile.read(journal)
    bytes[10] ^= 1
    try RunFile.replace(journal, with: bytes)
    await #expect {
      try await fixture.resume()
    } throws: {
      ($0 as? JournalDamage)?.record == 1
    }
    #expect(try RunFile.read(journal) == bytes)
    #expect(!fixture.exists("lock"))
  }

  @Test func refusesARunThatHasEnded() async throws {
    let fixture = try PipelineFixture("s -> x")
    _ = try await fixture.run()
    await #expect(throws: RunRefusal("the run `run-1` has ended with `success`; there is nothing to resume"))
    {
      try await fixture.resume()
    }
  }

  @Test func refusesAChangedPlan() async throws {
    let fixture = try PipelineFixture("a; s -> a -> x", ["a": { throw Suspension(Self.question($0)) }])
    _ = try await fixture.run()
    try RunFile.replace(
      fixture.directory.appending("plan.json"),
      with: try lowered("digraph G { s [shape=Mdiamond]; x [shape=Msquare]; s -> x }").encoded())
    await #expect {
      try await fixture.resume()
    } throws: {
      "\($0)".contains("the plan has changed")
    }
  }

  @Test func continuesACanceledRun() async throws {
    let fixture = try PipelineFixture(
      "a; b [shape=parallelogram, tool_command=x]; s -> a -> b -> x",
      [
        "b": { _ in
          withUnsafeCurrentTask { $0?.cancel() }; throw CancellationError()
        }
      ])
    let engine = try Engine(fixture.plan, fixture.configuration)
    let result = try await Task { try await engine.run() }.value
    #expect(result.status == .canceled)
    #expect(try fixture.json("final.json")["status"] == "canceled")
    let second = ScriptedHandler()
    #expect(try await fixture.resume(second).status == .success)
    #expect(second.calls == ["b"])
  }

  @Test func givesTheDirectoryFreeWhenNobodyRunsIt() async throws {
    let fixture = try PipelineFixture("a; s -> a -> x", ["a": { throw Suspension(Self.question($0)) }])
    _ = try await fixture.run()
    _ = try Engine.resume(directory: fixture.directory, fixture.configuration)
    #expect(try await fixture.resume(ScriptedHandler()).status == .success)
  }

  private static func question(_ stage: Stage) -> Question {
    Question(text: "Go on?", kind: .yesNo, stage: stage.name)
  }

  private func cut(_ journal: FilePath, after count: Int) throws {
    let bytes = try RunFile.read(journal)
    let ends = bytes.indices.filter { bytes[$0] == 0x0A }
    try RunFile.replace(journal, with: Array(bytes[...ends[count - 1]]))
  }
}

extension JournalRecord {
  fileprivate var isMove: Bool {
    switch self {
    case .edge, .jump: true
    default: false
    }
  }
}
