import JSON
import Synchronization
import Testing

@testable import Interpreter

@Suite struct ForkTests {
  private static func body(_ attributes: String = "") -> String {
    """
    fan [shape=component \(attributes)]; a; b; c; join [shape=tripleoctagon]
    s -> fan; fan -> a; fan -> b; fan -> c; a -> join; b -> join; c -> join; join -> x
    """
  }

  @Test func runsAllBranchesAndJoins() async throws {
    let fixture = try PipelineFixture(
      Self.body(), ["a": inTurn(Outcome(.success, contextUpdates: ["k": "a"], notes: "fine"))])
    let result = try await fixture.run()
    #expect(result.completedNodes == ["s", "a", "b", "c", "fan", "join", "x"])
    #expect(result.context["parallel.success_count"] == 3)
    #expect(result.context["parallel.fail_count"] == 0)
    #expect(result.context["parallel.branch.b.status"] == "success")
    #expect(result.context["k"] == nil)
    let results = try #require(result.context["parallel.results"]?.arrayValue).compactMap(
      BranchResult.init(json:))
    #expect(results.map(\.id) == ["a", "b", "c"])
    #expect(results.first?.notes == "fine")
    #expect(fixture.exists("fan/a/a/status.json"))
    #expect(fixture.exists("fan/parallel_results.json"))
    #expect(try fixture.json("fan/status.json")["outcome"] == "success")
    let branches = fixture.events.events.filter { $0.kind == .stageStarted && $0.node == "b" }.map(\.branch)
    #expect(branches == ["fan/b"])
  }

  @Test func givesEachBranchItsOwnContext() async throws {
    let seen = SeenContexts()
    let fixture = try PipelineFixture(
      """
      pre; fan [shape=component, max_parallel=1]; a; b; join [shape=tripleoctagon]
      s -> pre -> fan; fan -> a; fan -> b; a -> join; b -> join; join -> x
      """,
      [
        "pre": inTurn(Outcome(.success, contextUpdates: ["k": "before"])),
        "a": inTurn(Outcome(.success, contextUpdates: ["k": "changed"])), "b": { await seen.keep($0) },
      ])
    _ = try await fixture.run()
    #expect(await seen.contexts.first?["k"] == "before")
  }

  @Test func runsAtMostMaxParallelAtOnce() async throws {
    let running = Mutex((now: 0, most: 0))
    let body: ScriptedHandler.Body = { _ in
      running.withLock { running in
        running.now += 1
        running.most = max(running.most, running.now)
      }
      for _ in 0..<20 { await Task.yield() }
      running.withLock { $0.now -= 1 }
      return Outcome(.success)
    }
    let fixture = try PipelineFixture(Self.body(", max_parallel=2"), ["a": body, "b": body, "c": body])
    _ = try await fixture.run()
    #expect(running.withLock(\.most) == 2)
  }

  @Test func runsBranchesConcurrently() async throws {
    // Each branch waits for the other, so one after the other they would never end.
    let meeting = Meeting(of: 3)
    let body: ScriptedHandler.Body = { _ in
      await meeting.arrive()
      return Outcome(.success)
    }
    let fixture = try PipelineFixture(Self.body(), ["a": body, "b": body, "c": body])
    #expect(try await fixture.run().status == .success)
  }

  /// Policy, error policy, the outcomes of a, b, c, and the parallel node's outcome.
  @Test(arguments: [
    ("", [true, true, true], "success"),
    ("", [true, false, true], "partial_success"),
    ("", [false, false, false], "partial_success"),
    (", join_policy=first_success", [false, false, true], "success"),
    (", join_policy=first_success", [false, false, false], "fail"),
    (", join_policy=k_of_n, k=2", [true, false, true], "success"),
    (", join_policy=k_of_n, k=2", [true, false, false], "fail"),
    (", join_policy=quorum, quorum_fraction=0.6", [true, true, false], "success"),
    (", join_policy=quorum, quorum_fraction=0.6", [true, false, false], "fail"),
    (", error_policy=ignore", [true, false, false], "success"),
    (", error_policy=fail_fast, max_parallel=1", [true, false, true], "fail"),
  ])
  func judgesByPolicy(attributes: String, succeeds: [Bool], expected: String) async throws {
    let ends = succeeds.map { inTurn($0 ? Outcome(.success) : .fail("broken")) }
    let fixture = try PipelineFixture(Self.body(attributes), ["a": ends[0], "b": ends[1], "c": ends[2]])
    let result = try await fixture.run()
    #expect(try fixture.json("fan/status.json")["outcome"] == .string(expected))
    if attributes.contains("fail_fast") {
      #expect(result.status == .fail)
      #expect(result.failure?.node == "fan")
      #expect(result.context["parallel.branch.c.status"] == "skipped")
    } else {
      // The join runs also after a failed fork: consolidating is its business.
      #expect(result.completedNodes.contains("join"))
    }
  }

  @Test func aDiamondThatBeginsABranchDoesNotJumpOutOfIt() async throws {
    // `work` fails into the fork's diamond; its own retry target lies outside the branch the second diamond is in.
    let fixture = try PipelineFixture(
      """
      work [retry_target=work, max_visits=3]; gate [shape=diamond]; fan [shape=component]
      inside [shape=diamond]; a; b; join [shape=tripleoctagon]
      s -> work -> gate; gate -> fan
      fan -> inside; fan -> b; inside -> a [condition="outcome=success"]; a -> join; b -> join; join -> x
      """, ["work": inTurn(.fail("broken"))])
    let result = try await fixture.run()
    #expect(result.completedNodes.filter { $0 == "work" }.count == 1)
    #expect(result.context["parallel.branch.inside.status"] == "fail")
    #expect(result.context["parallel.branch.b.status"] == "success")
  }

  @Test func cancelsTheOthersAtTheFirstSuccess() async throws {
    let never: ScriptedHandler.Body = { _ in
      try await Task.sleep(for: .seconds(3_600))
      return Outcome(.success)
    }
    let fixture = try PipelineFixture(Self.body(", join_policy=first_success"), ["a": never, "c": never])
    let result = try await fixture.run()
    #expect(result.status == .success)
    #expect(result.context["parallel.branch.a.status"] == "canceled")
    #expect(result.context["parallel.branch.b.status"] == "success")
    #expect(result.context["parallel.success_count"] == 1)
    #expect(result.context["parallel.fail_count"] == 0)
  }

  @Test func runsForksInsideForks() async throws {
    let fixture = try PipelineFixture(
      """
      outer [shape=component]; inner [shape=component]; a; b; c
      innerJoin [shape=tripleoctagon]; join [shape=tripleoctagon]
      s -> outer; outer -> inner; outer -> c; inner -> a; inner -> b; a -> innerJoin; b -> innerJoin
      innerJoin -> join; c -> join; join -> x
      """)
    let result = try await fixture.run()
    #expect(result.status == .success)
    #expect(fixture.exists("outer/inner/inner/a/a/status.json"))
    let branch = fixture.events.events.first { $0.kind == .stageStarted && $0.node == "a" }?.branch
    #expect(branch == "outer/inner/inner/a")
  }

  @Test func letsAFailedGateInABranchKeepTheRunFromItsEnd() async throws {
    let fixture = try PipelineFixture(
      Self.body() + "; a [goal_gate=true]", ["a": inTurn(.fail("red"))])
    let result = try await fixture.run()
    #expect(result.status == .fail)
    #expect(result.failure?.node == "a")
  }

  @Test func failsABranchOnly() async throws {
    let fixture = try PipelineFixture(Self.body(), ["b": inTurn(.fail("connection reset by peer"))])
    let result = try await fixture.run()
    #expect(result.status == .success)
    let results = try #require(result.context["parallel.results"]?.arrayValue).compactMap(
      BranchResult.init(json:))
    #expect(results[1].outcome == "fail")
    #expect(results[1].failureReason == "connection reset by peer")
    #expect(results[1].failureClass == .transientInfra)
  }

  @Test func endsTheRunAtALimitInABranch() async throws {
    let result = try await PipelineFixture(Self.body(), graph: "max_steps=3").run()
    #expect(result.failure?.failure.failureClass == .budgetExhausted)
  }
}

/// Lets nobody go on before all have come.
actor Meeting {
  private var missing: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(of count: Int) { missing = count }

  func arrive() async {
    missing -= 1
    if missing > 0 { return await withCheckedContinuation { waiting.append($0) } }
    for continuation in waiting { continuation.resume() }
  }
}
