import Testing

@Suite struct PromptOnLLMNodesTests {
  @Test func anAgentThatIsToldNothingIsReported() {
    let found = expect(
      "AT708", in: "digraph g { start; exit; «a»; «b» [shape=box, prompt=\"\"]; start -> a -> b -> exit }")
    #expect(found.first?.message == "agent node `a` has neither prompt nor label")
  }

  @Test(arguments: ["prompt=\"p\"", "prompt_file=\"p.md\"", "label=x"])
  func oneOfThreeWillDo(attribute: String) {
    expectClean("digraph g { start; exit; a [\(attribute)]; start -> a -> exit }")
  }

  @Test func otherNodesNeedNoPrompt() {
    expectClean("digraph g { start; exit; a [shape=diamond]; start -> a -> exit }")
  }

  /// The prompt may be in what the parser could not read.
  @Test func aNodeWithASyntaxErrorIsNotReportedToo() {
    #expect(MarkedPipeline("digraph g { start; exit; a [prompt=]; start -> a -> exit }").codes == ["AT001"])
  }
}
