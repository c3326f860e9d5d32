import JSON
import SystemPackage
import Testing

@testable import Interpreter

@Suite struct ToolHandlerTests {
  private static let quick = ToolProcess.Limits(
    grace: .milliseconds(200), drain: .milliseconds(200), logBytes: 16 << 20)

  private func run(_ fixture: StageFixture) async throws -> Outcome {
    try await ToolHandler(limits: Self.quick).execute(fixture.stage)
  }

  private func invocation(_ fixture: StageFixture) throws -> JSONValue {
    try JSONParser.parse(try #require(try fixture.file("invocation.json")))
  }

  @Test func keepsCommandOutputAndRecord() async throws {
    var fixture = try StageFixture(.tool, name: "build", command: "echo out; echo err >&2; pwd")
    fixture.context = RunContext(["k": [1]])
    let outcome = try await run(fixture)
    let output = JSONValue.string("out\n\(fixture.work)")
    #expect(
      outcome
        == Outcome(
          .success, contextUpdates: ["tool.output": output, "build.output": output, "last_stage": "build"],
          notes: "Tool completed: echo out; echo err >&2; pwd"))
    #expect(try fixture.file("prompt.txt") == "echo out; echo err >&2; pwd")
    #expect(try fixture.file("stdout.log") == "out\n\(fixture.work)\n")
    #expect(try fixture.file("stderr.log") == "err\n")
    #expect(try fixture.file("context.json") == "{\n  \"k\": [\n    1\n  ]\n}")
    #expect(try #require(try fixture.file("tool_output.txt")).contains("err\n"))
    let record = try invocation(fixture)
    #expect(record["exit_code"] == 0)
    #expect(record["signal"] == .null)
    #expect(record["timed_out"] == false)
    #expect(record["background_processes_ended"] == false)
    #expect(record["cwd"] == .string(fixture.work.string))
    #expect(record["stderr_bytes"] == 4)
    #expect(record["argv"]?.arrayValue?.dropFirst() == ["-c", "echo out; echo err >&2; pwd"])
    #expect(fixture.events.events.isEmpty)
  }

  @Test(arguments: [
    ("exit 3", "exit code 3", nil),
    ("echo boom >&2; exit 1", "exit code 1: boom", nil),
    ("echo only-stdout; exit 1", "exit code 1: only-stdout", nil),
    ("no_such_program_here", "no_such_program_here: command not found", FailureClass.deterministic),
    ("/dev/null", "Permission denied", .deterministic),
    ("kill -SEGV $$", "ended by signal 11", .deterministic),
    ("kill -KILL $$", "ended by signal 9", .transientInfra),
    ("(kill -KILL $BASHPID); exit $?", "exit code 137", .transientInfra),
  ])
  func failuresSayWhy(command: String, reason: String, failure: FailureClass?) async throws {
    let outcome = try await run(try StageFixture(.tool, command: command))
    #expect(outcome.status == .fail)
    #expect(outcome.failureReason.contains(reason), "\(outcome.failureReason)")
    #expect(outcome.failure == failure.map { Failure($0) })
    #expect(outcome.contextUpdates["tool.output"] != nil)
  }

  @Test func withoutACommandItFails() async throws {
    #expect(
      try await run(try StageFixture(.tool)) == .fail("no tool_command specified", Failure(.deterministic)))
    #expect(try await run(try StageFixture(.tool, command: " \n")).status == .fail)
    await #expect(throws: ToolError.self) { _ = try await run(try StageFixture(.tool, command: "echo \0")) }
  }

  @Test func theStatusFileBeatsTheExitCode() async throws {
    let fixture = try StageFixture(
      .tool,
      command:
        #"echo '{"outcome":"partial_success","preferred_label":"Go"}' > "$ATTRACTOR_STATUS_PATH"; exit 9"#)
    let outcome = try await run(fixture)
    #expect(outcome.status == .partialSuccess)
    #expect(outcome.preferredLabel == "Go")
    let failing = try StageFixture(
      .tool, command: #"echo '{"outcome":"fail","details":["lint","tests"]}' > "$ATTRACTOR_STATUS_PATH""#)
    #expect(try await run(failing).failureReason == "lint; tests")
  }

  @Test func badStatusFilesAreFailures() async throws {
    let malformed = try await run(
      try StageFixture(.tool, command: #"echo nonsense > "$ATTRACTOR_STATUS_PATH""#))
    #expect(malformed.status == .fail)
    #expect(malformed.failureReason.contains("status.json"))
    let custom = try await run(
      try StageFixture(.tool, command: #"echo '{"outcome":"maybe"}' > "$ATTRACTOR_STATUS_PATH""#))
    #expect(
      custom.failureReason == "the tool's status file says `maybe`; a custom outcome is for agent nodes")
    let fifo = try await run(try StageFixture(.tool, command: #"mkfifo "$ATTRACTOR_STATUS_PATH""#))
    #expect(fifo.status == .fail)
  }

  @Test func aStaleStatusFileIsRemoved() async throws {
    let fixture = try StageFixture(.tool, command: "true")
    try StageFile.write(
      #"{"outcome":"fail","failure_reason":"old"}"#.utf8, to: StatusFile.path(in: fixture.directory))
    #expect(try await run(fixture).status == .success)
  }

  @Test func secretsAreNotPassedAndValuesNotRecorded() async throws {
    var fixture = try StageFixture(.tool, command: "env", attributes: ["env.GH_TOKEN": "$GH_TOKEN"])
    fixture.environment["OPENAI_API_KEY"] = "s3cret-1"
    fixture.environment["GH_TOKEN"] = "s3cret-2"
    _ = try await run(fixture)
    let output = try #require(try fixture.file("stdout.log"))
    #expect(!output.contains("s3cret-1"))
    #expect(output.contains("GH_TOKEN=s3cret-2"))
    let record = try #require(try fixture.file("invocation.json"))
    #expect(record.contains("GH_TOKEN"))
    #expect(!record.contains("s3cret"))
  }

  @Test func textIsNeverPartOfTheCommand() async throws {
    var fixture = try StageFixture(
      .tool, name: "n; touch pwned", command: #"printf '%s|%s' "$ATTRACTOR_INPUT_NAME" "$ATTRACTOR_NODE_ID""#,
      goal: "$(touch pwned)")
    fixture.inputs = ["name": "'; touch pwned; $(touch pwned) `touch pwned`"]
    let outcome = try await run(fixture)
    #expect(
      outcome.contextUpdates["tool.output"] == "'; touch pwned; $(touch pwned) `touch pwned`|n; touch pwned")
    #expect(!Platform.exists(fixture.work.appending("pwned")))
  }

  @Test func standardInputIsEmpty() async throws {
    #expect(
      try await run(try StageFixture(.tool, command: "cat; echo end")).contextUpdates["tool.output"] == "end")
  }

  @Test func cwdStaysInsideTheWorkTree() async throws {
    let fixture = try StageFixture(.tool, command: "basename \"$PWD\"", attributes: ["cwd": "sub"])
    await #expect(throws: ToolError.self) { _ = try await run(fixture) }
    _ = try fixture.scratch.directory("work/sub")
    #expect(try await run(fixture).contextUpdates["tool.output"] == "sub")
    let outside = try StageFixture(.tool, command: "true", attributes: ["cwd": "../stage"])
    await #expect(throws: WorkPathError.self) { _ = try await run(outside) }
  }

  @Test func outputsMustExist() async throws {
    let attributes = ["outputs": "a.txt, b.txt"]
    #expect(
      try await run(try StageFixture(.tool, command: "touch a.txt b.txt", attributes: attributes)).status
        == .success)
    let outcome = try await run(try StageFixture(.tool, command: "touch a.txt", attributes: attributes))
    #expect(outcome.failureReason == "output contract: missing `b.txt` although the stage reported success")
    #expect(outcome.failure == Failure(.deterministic))
    let outside = try await run(
      try StageFixture(.tool, command: "true", attributes: ["outputs": "../stage/prompt.txt"]))
    #expect(outside.failureReason == #"outputs="../stage/prompt.txt": it leads out of the work tree"#)
    let failed = try await run(try StageFixture(.tool, command: "exit 4", attributes: attributes))
    #expect(failed.failureReason == "exit code 4")
  }

  @Test func longOutputIsBoundedEverywhere() async throws {
    let fixture = try StageFixture(.tool, command: "yes 0123456789abcde | head -c 10485760; echo; echo last")
    let limits = ToolProcess.Limits(grace: .seconds(1), drain: .seconds(1), logBytes: 1 << 20)
    let outcome = try await ToolHandler(limits: limits).execute(fixture.stage)
    #expect(outcome.status == .success)
    #expect(try #require(try fixture.file("stdout.log")).utf8.count == 1 << 20)
    let record = try invocation(fixture)
    #expect(record["stdout_bytes"] == .integer(10_485_760 + 6))
    #expect(record["stdout_dropped"] == .integer(10_485_760 + 6 - (1 << 20)))
    let context = try #require(outcome.contextUpdates["tool.output"]?.stringValue)
    #expect(context.count <= ToolHandler.maxContextOutput)
    #expect(context.hasSuffix("\nlast"))
    #expect(try #require(try fixture.file("tool_output.txt")).utf8.count < 200_000)
    #expect(fixture.events.events.map(\.kind) == [.warning])
  }

  @Test func keepsItsOwnTimeoutAndHasEffects() throws {
    let stage = try StageFixture(.tool, command: "true").stage
    #expect(ToolHandler().keepsTimeout)
    #expect(ToolHandler().hasEffects(stage.node, in: stage.plan))
  }
}
