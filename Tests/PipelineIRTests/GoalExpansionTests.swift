import DOTSyntax
import SourceText
import Testing

@testable import PipelineIR

@Suite struct GoalExpansionTests {
  private func expanded(_ text: String) -> Pipeline {
    prepare(parse(SourceFile(name: "t.dot", text: text)), transforms: [GoalExpansion()])
  }

  @Test func goalReplacesItsVariable() {
    let result = expanded(
      "digraph g { goal=\"win\" a [prompt=\"How to $goal? $goal!\"] b [prompt=\"$context.x\"] }")
    #expect(result.attribute(.prompt, of: "a")?.string == "How to win? win!")
    #expect(result.attribute(.prompt, of: "b")?.string == "$context.x")
    #expect(
      result.attribute(.prompt, of: "a").map { result.text($0.valueSpan) } == "\"How to $goal? $goal!\"")
  }

  @Test func dollarsInTheGoalStayText() {
    let result = expanded("digraph g { goal=\"save $context.x\" a [prompt=\"$goal\"] }")
    let prompt = result.attribute(.prompt, of: "a")?.string ?? ""
    #expect(PromptTemplate(parsing: prompt).segments == [.text("save $context.x")])
  }

  @Test func withoutAGoalNothingChanges() {
    #expect(expanded("digraph g { a [prompt=\"$goal\"] }").attribute(.prompt, of: "a")?.string == "$goal")
  }
}
