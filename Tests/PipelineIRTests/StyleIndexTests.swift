import DOTSyntax
import SourceText
import TestSupport
import Testing

@testable import PipelineIR

@Suite struct StyleIndexTests {
  @Test func specificationExample() {
    let result = pipeline(SpecificationExamples.stylesheet)
    #expect(result.diagnostics.isEmpty)
    let models = ["plan", "implement", "critical_review"].map { result.attribute(.llmModel, of: $0)?.string }
    #expect(models == ["claude-sonnet-4-5", "claude-opus-4-6", "gpt-5.2"])
    #expect(result.attribute(.llmProvider, of: "critical_review")?.string == "openai")
    #expect(result.attribute(.reasoningEffort, of: "critical_review")?.origin == .stylesheet)
    #expect(result.attribute(.reasoningEffort, of: "implement") == nil)
    #expect(
      result.attribute(.llmModel, of: "implement").map { result.text($0.valueSpan) } == "claude-opus-4-6")
  }

  private func model(_ stylesheet: String, _ node: String) -> String? {
    pipeline("digraph g { model_stylesheet=\"\(stylesheet)\" \(node) }").attribute(.llmModel, of: "n")?.string
  }

  @Test(arguments: [
    ("* {llm_model:u} box {llm_model:s} .c {llm_model:c} #n {llm_model:i}", "n [class=c]", "i"),
    ("#n {llm_model:i} .c {llm_model:c} box {llm_model:s} * {llm_model:u}", "n [class=c]", "i"),
    (".c {llm_model:c} box {llm_model:s} * {llm_model:u}", "n [class=c]", "c"),
    ("box {llm_model:s} * {llm_model:u}", "n", "s"), ("* {llm_model:u}", "n", "u"),
    ("box {llm_model:s}", "n [shape=hexagon]", nil), ("hexagon {llm_model:s}", "n [shape=hexagon]", "s"),
    (".c {llm_model:one} .c {llm_model:two}", "n [class=c]", "two"),
    (".c {llm_model:one} .d {llm_model:two}", "n [class=\"d,c\"]", "two"),
    (".d {llm_model:two} .c {llm_model:one}", "n [class=\"d,c\"]", "one"),
    (".C {llm_model:c}", "n [class=c]", nil), ("#N {llm_model:c}", "n", nil),
    ("#n {llm_model:i}", "n [llm_model=own]", "own"), ("#n {llm_model:i}", "n [model=own]", "own"),
    ("#n {llm_model:i}", "node [llm_model=inherited] n", "inherited"),
    ("#n {llm_model:i} #n {llm_provider:p}", "n", "i"),
  ])
  func theMostSpecificAndLastWins(_ stylesheet: String, _ node: String, _ expected: String?) {
    #expect(model(stylesheet, node) == expected)
  }

  @Test func stylesheetMayStandLastAndClassesComeFromSubgraphs() {
    let result = pipeline(
      """
      digraph g {
        subgraph cluster_a { n [class=own]; label="Loop A" }
        model_stylesheet=".loop-a { llm_model: m } .own { llm_provider: p }"
      }
      """)
    #expect(result.attribute(.llmModel, of: "n")?.string == "m")
    #expect(result.attribute(.llmProvider, of: "n")?.string == "p")
  }

  @Test func applyingAgainFollowsEdits() {
    let before = pipeline(
      "digraph g { model_stylesheet=\"* {llm_model:u} .hard {llm_model:h}\" a; b [llm_model=own] }")
    guard let a = before.node(named: "a") else { return #expect(Bool(false), "a") }
    var editor = PipelineEditor(before)
    editor.set(Attribute(.classNames, .string("hard"), madeAt: before.nodes[a.index].nameSpan), of: a)
    let edited = editor.finish()
    #expect(edited.attribute(.llmModel, of: "a")?.string == "u")
    let after = StylesheetApplication().apply(edited)
    #expect(after.attribute(.llmModel, of: "a")?.string == "h")
    #expect(after.attribute(.llmModel, of: "b")?.string == "own")
  }
}
