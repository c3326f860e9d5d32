import Testing

@testable import Interpreter

@Suite struct StageEnvironmentTests {
  private func variables(
    inherited: [String: String] = [:], inputs: [String: String] = [:], attributes: [String: String] = [:],
    keeping: Set<String> = []
  ) throws -> [String: String] {
    var fixture = try StageFixture(.tool, name: "lint", attributes: attributes)
    fixture.environment = inherited
    fixture.inputs = inputs
    return try StageEnvironment.variables(for: fixture.stage, promptFile: "prompt.txt", keeping: keeping)
  }

  @Test func describesTheStage() throws {
    var fixture = try StageFixture(.tool, name: "lint", goal: "Ship")
    fixture.predecessor = Stage.Predecessor(node: "build", outcome: "success")
    fixture.environment = [:]
    fixture.inputs = ["pr-number": "7"]
    let directory = fixture.directory.string
    #expect(
      try StageEnvironment.variables(for: fixture.stage, promptFile: "prompt.txt") == [
        "ATTRACTOR_RUN_ID": "run-1", "ATTRACTOR_LOGS_ROOT": fixture.scratch.path.string,
        "ATTRACTOR_STAGE_DIR": directory, "ATTRACTOR_NODE_ID": "lint",
        "ATTRACTOR_STATUS_PATH": directory + "/status.json",
        "ATTRACTOR_PROMPT_FILE": directory + "/prompt.txt",
        "ATTRACTOR_CONTEXT_FILE": directory + "/context.json", "ATTRACTOR_PREDECESSOR_NODE": "build",
        "ATTRACTOR_PREDECESSOR_OUTCOME": "success", "ATTRACTOR_GOAL": "Ship", "ATTRACTOR_BASE_SHA": "",
        "ATTRACTOR_INPUT_PR_NUMBER": "7",
      ])
  }

  @Test func leavesSecretsAndOuterRunsBehind() throws {
    let variables = try variables(
      inherited: [
        "HOME": "/h", "API_KEY": "s3cret", "ATTRACTOR_STATUS_PATH": "/outer", "ATTRACTOR_OLD": "1",
        "BAD-NAME": "x",
      ])
    #expect(variables["HOME"] == "/h")
    #expect(variables["API_KEY"] == nil)
    #expect(variables["ATTRACTOR_OLD"] == nil)
    #expect(variables["ATTRACTOR_STATUS_PATH"] != "/outer")
    #expect(variables["BAD-NAME"] == nil)
    #expect(!variables.values.contains("s3cret"))
  }

  @Test func attributesNameWhatIsPassed() throws {
    let variables = try variables(
      inherited: ["API_KEY": "s3cret", "GH_TOKEN": "t", "NPM_TOKEN": "n"],
      attributes: [
        "env.API_KEY": "$API_KEY", "env.GH_TOKEN": "${GH_TOKEN}", "env.MODE": "fast $HOME",
        "env.ABSENT_KEY": "$ABSENT_KEY", "env.ATTRACTOR_NODE_ID": "forged",
      ])
    #expect(variables["API_KEY"] == "s3cret")
    #expect(variables["GH_TOKEN"] == "t")
    #expect(variables["NPM_TOKEN"] == nil)
    #expect(variables["MODE"] == "fast $HOME")
    #expect(variables["ABSENT_KEY"] == nil)
    #expect(variables["ATTRACTOR_NODE_ID"] == "lint")
  }

  @Test func agentsMayKeepTheirKey() throws {
    let variables = try variables(inherited: ["A_KEY": "a", "B_KEY": "b"], keeping: ["A_KEY"])
    #expect(variables["A_KEY"] == "a")
    #expect(variables["B_KEY"] == nil)
  }

  @Test(arguments: ["env.1ST", "env.A=B", "env.", "env.A B", "env.Ü"])
  func namesNoEnvironmentCanHoldAreErrors(attribute: String) {
    #expect(throws: ToolError.self) { try variables(attributes: [attribute: "x"]) }
  }

  @Test func valuesNoEnvironmentCanHoldAreErrors() {
    let error = #expect(throws: ToolError.self) { try variables(inputs: ["a": "x\0y"]) }
    #expect(
      error?.description == "the value of ATTRACTOR_INPUT_A holds a NUL byte, which no environment can hold")
    let clash = #expect(throws: ToolError.self) { try variables(inputs: ["a-b": "1", "a_b": "2"]) }
    #expect(clash?.description == "the inputs `a-b` and `a_b` would both be ATTRACTOR_INPUT_A_B")
  }

  @Test func pathsLeadToTheSamePlaceFromEverywhere() throws {
    let fixture = try StageFixture(.tool)
    let stage = fixture.stage
    let relative = Stage(
      plan: stage.plan, nodeID: stage.nodeID, runID: "r", attempt: 1, visit: 1, context: RunContext(),
      predecessor: nil, directory: ".", logsRoot: ".", workDirectory: fixture.work, environment: [:],
      inputs: [:],
      events: fixture.events)
    let variables = try StageEnvironment.variables(for: relative, promptFile: "prompt.txt")
    for name in ["STAGE_DIR", "LOGS_ROOT", "STATUS_PATH", "PROMPT_FILE", "CONTEXT_FILE"] {
      #expect(variables["ATTRACTOR_" + name]?.hasPrefix("/") == true)
    }
  }
}
