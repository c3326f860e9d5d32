import Testing

@testable import PipelinePlan

@Suite struct NodeLoweringTests {
  @Test func everySettingFindsItsPlace() throws {
    let plan = try framed(
      """
      s -> a -> x
      a [label="Work", prompt="p", timeout="1500ms", max_visits=4, goal_gate=true, auto_status=true,
         allow_partial=true, fidelity="summary:high", thread_id=t, llm_model="m-1", llm_provider=openai,
         reasoning_effort=low, backend=scripted, cwd="sub", env.A_B="v", outputs="o.txt", on_crash=ask]
      """)
    let node = try plan.node("a")
    #expect(plan[node.label] == "Work")
    #expect(node.timeout == 1_500)
    #expect(node.maxVisits == 4)
    #expect(node.flags == [.goalGate, .autoStatus, .allowPartial, .hasPrompt])
    let texts = [node.fidelity, node.thread, node.model, node.provider, node.reasoningEffort, node.backend]
    #expect(texts.map { plan[$0] } == ["summary:high", "t", "m-1", "openai", "low", "scripted"])
    let others = plan.attributes[node.attributes].map { plan[$0.name] + "=" + plan[$0.value] }
    #expect(others == ["cwd=sub", "env.A_B=v", "outputs=o.txt", "on_crash=ask"])
  }

  @Test func agentNodesFallBackToTheirLabel() throws {
    let plan = try framed(
      "s -> a -> b -> t -> x; a [label=\"Do $goal\"]; b; t [shape=parallelogram, tool_command=ls]")
    #expect(try plan.templates[plan.node("a").prompt].map(\.word) == ["text", "goal"])
    #expect(try plan.templates[plan.node("b").prompt].map(\.word) == ["text"])
    #expect(try plan.node("t").prompt.isEmpty)
    #expect(try plan.node("t").toolCommand.map { plan[$0] } == "ls")
    #expect(try !plan.node("a").flags.contains(.hasPrompt))
  }

  @Test func promptsAreSplitAtTheirVariables() throws {
    let plan = try framed(
      "s -> a -> x; a [prompt=\"$goal $input.i $context.k.l $run_id $node_id $base_sha $$x\"]")
    let words = try plan.templates[plan.node("a").prompt].map(\.word)
    #expect(words.filter { $0 != "text" } == ["goal", "input", "context", "runID", "nodeID", "baseSHA"])
    #expect(plan.strings.contains(" $x"))
  }

  @Test func registeredHandlersKeepTheirNameAndUnknownAttributes() throws {
    let plan = try framed("s -> a -> x; a [type=\"my_handler\", custom_attr=\"v\"]")
    let node = try plan.node("a")
    #expect(node.handler == .custom)
    #expect(plan[node.type] == "my_handler")
    #expect(plan.attributes[node.attributes].map { plan[$0.name] } == ["custom_attr"])
  }

  private struct Files: PromptFiles {
    func text(ofPromptFile path: String) throws(PromptFileError) -> String {
      guard path == "there.md" else { throw PromptFileError("there is no such file") }
      return "From the file: $goal"
    }
  }

  @Test func promptFilesAreReadThroughTheCaller() throws {
    let frame = LoweringDiagnosticsTests.frame
    let plan = try #require(
      lowering(frame + "s -> a -> x; a [prompt_file=\"there.md\"] }", promptFiles: Files()).plan)
    #expect(try plan.templates[plan.node("a").prompt].map(\.word) == ["text", "goal"])
    #expect(try plan.node("a").flags.contains(.hasPrompt))
    let missing = lowering(frame + "s -> a -> x; a [prompt_file=\"gone.md\"] }", promptFiles: Files())
    #expect(missing.plan == nil)
    #expect(missing.diagnostics.map(\.message) == ["`gone.md` cannot be used: there is no such file"])
  }
}
