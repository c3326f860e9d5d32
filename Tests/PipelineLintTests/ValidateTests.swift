import PipelineLint
import SourceText
import Testing

@Suite struct ValidateTests {
  private let warned = SourceFile(name: "w.dot", text: "digraph g { start; exit; a; start -> a -> exit }")
  private let wrong = SourceFile(name: "e.dot", text: "digraph g { start; exit; a\nstart -> a }")

  @Test func warningsDoNotKeepAPipelineFromRunning() throws {
    #expect(try validateOrThrow(warned).map(\.code.id) == ["AT708"])
  }

  @Test func errorsDo() {
    let error = #expect(throws: ValidationError.self) { try validateOrThrow(wrong) }
    #expect(error?.errors.map(\.code.id) == ["AT107"])
    #expect(error?.diagnostics.map(\.code.id) == ["AT107", "AT708"])
    #expect(error?.description == "e.dot:1:26: [AT107] no edge leads out of `a`")
  }

  /// Specification 7.4: custom rules are appended to the built-in ones and run with them.
  @Test func customRulesRunAfterTheBuiltInOnes() {
    #expect(validate(warned, extraRules: [NodeCount()]).map(\.code.id) == ["X001", "AT708"])
    let registry = RuleRegistry.builtIn.appending([NodeCount()])
    #expect(registry.descriptors.last?.code.id == "X001")
    #expect(registry.descriptor(for: "node_count")?.summary == "Counts nodes")
    #expect(RuleRegistry.builtIn.descriptor(for: "node_count") == nil)
  }
}

/// A rule as a program that uses the library would write it.
private struct NodeCount: LintRule {
  static let descriptor = RuleDescriptor(
    "X001", "node_count", .style, .info, "Counts nodes",
    page: RulePage(what: "Counts.", why: "For the test.", mend: "Nothing.", bad: "", good: ""))

  func check(_ context: RuleContext, _ sink: inout DiagnosticSink) {
    sink.report("\(context.pipeline.nodes.count) nodes", at: context.pipeline.nameSpan)
  }
}
