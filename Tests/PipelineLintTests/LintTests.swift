import DOTSyntax
import PipelineLint
import SourceText
import Testing

@Suite struct LintTests {
  private static let twoFindings = "digraph g { start; exit; a [promt=x]; start -> a -> exit }"

  @Test func findingsAreInFileOrderWhoeverMadeThem() {
    let result = MarkedPipeline(
      """
      digraph g {
        start; exit; lost [label=x]
        a [promt="p", max_retries=many]
        start -> a -> exit [condition="outcome=="]
        b [label="\\q"]
        a -> b -> exit; lost -> exit
      }
      """)
    #expect(result.codes == ["AT106", "AT708", "AT201", "AT202", "AT301", "AT008"])
    #expect(result.diagnostics.map(\.span.start) == result.diagnostics.map(\.span.start).sorted())
  }

  @Test func rulesAreChosenByCodeOrName() {
    func codes(_ configuration: LintConfiguration) -> [String] {
      MarkedPipeline(Self.twoFindings, configuration: configuration).codes
    }
    #expect(codes(LintConfiguration()) == ["AT708", "AT201"])
    #expect(codes(LintConfiguration(select: ["AT201"])) == ["AT201"])
    #expect(codes(LintConfiguration(select: ["prompt_on_llm_nodes"])) == ["AT708"])
    #expect(codes(LintConfiguration(ignore: ["AT201"])) == ["AT708"])
    #expect(codes(LintConfiguration(select: ["AT201"], ignore: ["unknown_attribute"])) == [])
  }

  @Test func severitiesAreSetByCodeOrName() {
    let configuration = LintConfiguration(severities: ["AT201": .error, "prompt_on_llm_nodes": .info])
    let result = MarkedPipeline(Self.twoFindings, configuration: configuration)
    #expect(result.diagnostics.map(\.severity) == [.info, .error])
  }

  @Test func whatTheParserReportsIsConfiguredToo() {
    let text = "digraph { start; exit; start -> exit }"
    #expect(MarkedPipeline(text).codes == ["AT009"])
    #expect(
      MarkedPipeline(text, configuration: LintConfiguration(ignore: ["missing_graph_name"])).codes == [])
  }

  @Test func namesOfNoRuleAreFound() {
    let configuration = LintConfiguration(
      select: ["AT201", "unknown_atribute"], ignore: ["AT999"], severities: ["dead_end": .info])
    #expect(configuration.unknownNames(in: .builtIn) == ["AT999", "unknown_atribute"])
    #expect(RuleRegistry.builtIn.nearest(to: "unknown_atribute") == "unknown_attribute")
  }

  @Test func thousandsOfFindingsAreCutAndCounted() {
    let nodes = (0..<1_500).map { "n\($0)" }.joined(separator: "; ")
    let result = MarkedPipeline("digraph g { start; exit; start -> exit; \(nodes) }")
    #expect(result.codes.count == SyntaxLimits().diagnostics + 1)
    #expect(result.codes.last == "AT007")
    #expect(result.diagnostics.last?.severity == .error)
    #expect(
      result.diagnostics.last?.message == "2000 more findings are not shown, the limit is 1000 in one file")
  }

  @Test func findingsOfOneRuleAreCutAndCountedToo() {
    let nodes = (0..<1_003).map { "n\($0) [label=x]" }.joined(separator: "; ")
    let result = MarkedPipeline("digraph g { start; exit; start -> exit; \(nodes) }")
    #expect(result.codes == Array(repeating: "AT106", count: 1_000) + ["AT007"])
    let message = "3 more findings are not shown, the limit is 1000 in one file"
    #expect(result.diagnostics.last?.message == message)
  }

  @Test(arguments: [
    "", "digraph", "digraph g {", "}", "\u{0}", "digraph g { a -> ", "digraph g {} digraph h {}",
  ])
  func damagedFilesHaveAnError(text: String) {
    #expect(MarkedPipeline(text).diagnostics.contains { $0.severity == .error })
  }
}
