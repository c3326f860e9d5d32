import JSON
import SystemPackage
import Testing

@testable import Interpreter

/// The rows of specification 11.12 that concern execution, in its order, with the real handlers; then the smoke test
/// of 11.13. Only the agent is scripted.
@Suite struct ParityMatrixTests {
  @Test func executeALinearThreeNodePipeline() async throws {
    let run = try AgentRun("a; b; c; s -> a -> b -> c -> x")
    let result = try await run.run()
    #expect(result.status == .success)
    #expect(result.completedNodes == ["s", "a", "b", "c", "x"])
    for node in ["a", "b", "c"] {
      for file in ["prompt.md", "response.md", "status.json"] { #expect(run.exists("\(node)/\(file)")) }
    }
  }

  @Test(arguments: [(true, "good"), (false, "bad")])
  func executeWithConditionalBranching(succeeds: Bool, expected: String) async throws {
    let run = try AgentRun(
      """
      work; check [shape=diamond]; good; bad; s -> work -> check
      check -> good [condition="outcome=success"]; check -> bad [condition="outcome=fail"]; good -> x; bad -> x
      """, ["work": { _, _ in .outcome(succeeds ? Outcome(.success) : .fail("red"), response: "") }])
    let result = try await run.run()
    #expect(result.completedNodes == ["s", "work", "check", expected, "x"])
  }

  @Test func executeWithRetryOnFailure() async throws {
    let run = try AgentRun(
      "work [max_retries=2]; s -> work -> x",
      [
        "work": { stage, _ in
          stage.attempt < 3 ? .outcome(.fail("rate limit reached"), response: "") : .text("done")
        }
      ])
    let result = try await run.run()
    #expect(result.status == .success)
    #expect(run.exists("work/attempt-1/prompt.md"))
    #expect(run.exists("work/attempt-2/prompt.md"))
  }

  @Test func goalGateBlocksExitWhenUnsatisfied() async throws {
    let run = try AgentRun(
      "g [goal_gate=true]; s -> g; g -> x [condition=\"outcome=fail\"]; g -> x",
      ["g": { _, _ in .outcome(.fail("red"), response: "") }])
    let result = try await run.run()
    #expect(result.status == .fail)
    #expect(result.failure?.node == "g")
  }

  @Test func goalGateAllowsExitWhenAllSatisfied() async throws {
    let run = try AgentRun(
      "g [goal_gate=true]; h [goal_gate=true]; s -> g -> h -> x",
      ["h": { _, _ in .outcome(Outcome(.partialSuccess), response: "") }])
    #expect(try await run.run().status == .success)
  }

  @Test(arguments: [("A", "ship"), ("reject", "fix")])
  func waitHumanPresentsChoicesAndRoutes(answer: String, expected: String) async throws {
    let interviewer = CallbackInterviewer { question in
      #expect(question.options.map(\.key) == ["A", "R"])
      return .text(answer)
    }
    let run = try AgentRun(
      """
      ask [shape=hexagon, label="Ship it?"]; ship; fix; s -> ask
      ask -> ship [label="[A] Approve"]; ask -> fix [label="[R] Reject"]; ship -> x; fix -> x
      """, interviewer: interviewer)
    let result = try await run.run()
    #expect(result.completedNodes == ["s", "ask", expected, "x"])
  }

  @Test func edgeSelectionConditionWinsOverWeight() async throws {
    let run = try AgentRun(
      "n; a; b; s -> n; n -> a [weight=10]; n -> b [condition=\"outcome=success\"]; a -> x; b -> x")
    #expect(try await run.run().completedNodes[2] == "b")
  }

  @Test func edgeSelectionWeightBreaksTies() async throws {
    let run = try AgentRun("n; a; b; s -> n; n -> a [weight=1]; n -> b [weight=2]; a -> x; b -> x")
    #expect(try await run.run().completedNodes[2] == "b")
  }

  @Test func edgeSelectionLexicalTiebreak() async throws {
    let run = try AgentRun("n; a; b; s -> n; n -> b; n -> a; a -> x; b -> x")
    #expect(try await run.run().completedNodes[2] == "a")
  }

  @Test func contextUpdatesAreVisibleToTheNextNode() async throws {
    let run = try AgentRun(
      "a; b [prompt=\"Use $context.color\"]; s -> a -> b -> x",
      ["a": { _, _ in .outcome(Outcome(.success, contextUpdates: ["color": "green"]), response: "") }])
    _ = try await run.run()
    #expect(try run.text("b/prompt.md") == "Use green")
  }

  @Test func checkpointSaveAndResumeProduceTheSameResult() async throws {
    let body =
      "a; gate [shape=hexagon]; b; s -> a -> gate; gate -> b [label=Yes]; gate -> x [label=No]; b -> x"
    let straight = try AgentRun(body, interviewer: CallbackInterviewer { _ in .text("Yes") })
    let expected = try await straight.run()
    var run = try AgentRun(body, interviewer: SuspendingInterviewer())
    #expect(try await run.run().status == .suspended)
    #expect(try run.json("checkpoint.json")["completed_nodes"] == ["s", "a"])
    run.answer(with: CallbackInterviewer { _ in .text("Yes") })
    let result = try await run.resume()
    #expect(result.status == .success)
    #expect(result.completedNodes == expected.completedNodes)
    #expect(result.context == expected.context)
  }

  @Test func stylesheetAppliesAModelOverrideByShape() async throws {
    let run = try AgentRun(
      "a; s -> a -> x", graph: "model_stylesheet=\"* { llm_model: small; } box { llm_model: large; }\"",
      ["a": { stage, _ in .text(stage.plan[stage.node.model]) }])
    _ = try await run.run()
    #expect(try run.text("a/response.md") == "large")
  }

  @Test func promptVariableExpansion() async throws {
    let run = try AgentRun("a [prompt=\"Plan: $goal\"]; s -> a -> x", graph: "goal=\"Ship\"")
    _ = try await run.run()
    #expect(try run.text("a/prompt.md") == "Plan: Ship")
  }

  @Test func parallelFanOutAndFanIn() async throws {
    let run = try AgentRun(
      """
      fan [shape=component]; a; b; join [shape=tripleoctagon]; after
      s -> fan; fan -> a; fan -> b; a -> join; b -> join; join -> after -> x
      """, ["a": { _, _ in .outcome(.fail("red"), response: "") }])
    let result = try await run.run()
    #expect(result.status == .success)
    #expect(result.context["parallel.fan_in.best_id"] == "b")
    #expect(result.context["parallel.success_count"] == 1)
    #expect(result.completedNodes.last == "x")
  }

  @Test func customHandlerRegistrationAndExecution() async throws {
    var run = try AgentRun("n [type=\"my_custom_type\", custom_attr=\"value\"]; s -> n -> x")
    run.configuration.handlers.register(
      "my_custom_type",
      ScriptedHandler(["n": { .init(.success, notes: $0.attribute("custom_attr") ?? "") }]))
    _ = try await run.run()
    #expect(try run.json("n/status.json")["notes"] == "value")
  }

  @Test func pipelineWithMoreThanTenNodes() async throws {
    let names = (1...12).map { "n\($0)" }
    let run = try AgentRun("\(names.joined(separator: "; ")); s -> \(names.joined(separator: " -> ")) -> x")
    #expect(try await run.run().completedNodes == ["s"] + names + ["x"])
  }

  @Test func integrationSmokeTest() async throws {
    let dot = """
      digraph test_pipeline {
        graph [goal="Create a hello world Python script"]
        start       [shape=Mdiamond]
        plan        [shape=box, prompt="Plan how to create a hello world script for: $goal"]
        implement   [shape=box, prompt="Write the code based on the plan", goal_gate=true]
        review      [shape=box, prompt="Review the code for correctness"]
        done        [shape=Msquare]
        start -> plan
        plan -> implement
        implement -> review [condition="outcome=success"]
        implement -> plan   [condition="outcome=fail", label="Retry"]
        review -> done      [condition="outcome=success"]
        review -> implement [condition="outcome=fail", label="Fix"]
      }
      """
    let run = try AgentRun(dot: dot)
    let result = try await run.run()
    #expect(result.status == .success)
    #expect(try run.text("plan/prompt.md")?.contains("Create a hello world Python script") == true)
    for node in ["plan", "implement", "review"] {
      for file in ["prompt.md", "response.md", "status.json"] { #expect(run.exists("\(node)/\(file)")) }
    }
    #expect(try run.json("implement/status.json")["outcome"] == "success")
    let checkpoint = try run.json("checkpoint.json")
    #expect(checkpoint["current_node"] == "done")
    #expect(checkpoint["completed_nodes"] == ["start", "plan", "implement", "review", "done"])
  }
}

/// Answers as a test says.
private struct TestBackend: CodergenBackend, BackendResolver {
  typealias Body = @Sendable (Stage, String) async throws -> AgentReply

  let name = "test"
  let bodies: [String: Body]

  func run(_ stage: Stage, prompt: String) async throws -> AgentReply {
    guard let body = bodies[stage.name] else { return .text("Done: \(stage.name)") }
    return try await body(stage, prompt)
  }

  func backend(named name: String) throws(UnknownBackend) -> any CodergenBackend { self }
}

/// A pipeline with the real handlers and a scripted agent.
private struct AgentRun {
  private let fixture: PipelineFixture
  private let backend: TestBackend
  var configuration: RunConfiguration

  init(
    _ body: String, graph: String = "", _ bodies: [String: TestBackend.Body] = [:],
    interviewer: any Interviewer = AutoApproveInterviewer()
  ) throws {
    let frame = "graph [\(graph)]; s [shape=Mdiamond]; x [shape=Msquare];"
    try self.init(dot: "digraph G { \(frame) \(body) }", bodies, interviewer: interviewer)
  }

  init(
    dot: String, _ bodies: [String: TestBackend.Body] = [:],
    interviewer: any Interviewer = AutoApproveInterviewer()
  ) throws {
    fixture = try PipelineFixture(dot: dot)
    backend = TestBackend(bodies: bodies)
    configuration = fixture.configuration
    configuration.handlers = .standard(backends: backend, interviewer: interviewer)
  }

  mutating func answer(with interviewer: any Interviewer) {
    configuration.handlers = .standard(backends: backend, interviewer: interviewer)
  }

  func run() async throws -> RunResult { try await Engine(fixture.plan, configuration).run() }

  func resume() async throws -> RunResult {
    try await Engine.resume(directory: configuration.logs, configuration).run()
  }

  func exists(_ name: String) -> Bool { fixture.exists(name) }
  func json(_ name: String) throws -> JSONValue { try fixture.json(name) }
  func text(_ name: String) throws -> String? { try fixture.scratch.text("run/\(name)") }
}
