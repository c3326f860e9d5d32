import DOTSyntax
import PipelineIR
import PipelineLint
import Testing

@Suite struct RuleRegistryTests {
  private let registry = RuleRegistry.builtIn

  @Test func codesAndNamesAreUniqueAndSorted() {
    let codes = registry.descriptors.map(\.code.id)
    #expect(codes == Set(codes).sorted())
    #expect(Set(registry.descriptors.map(\.code.name)).count == codes.count)
    #expect(codes.allSatisfy { $0.count == 5 && $0.hasPrefix("AT") && Int($0.dropFirst(2)) != nil })
  }

  /// `explain` knows every code a finding can have.
  @Test func whatParserAndElaborationReportHasAPage() {
    for code in SyntaxCodes.all + ElaborationCodes.all {
      #expect(registry.descriptor(for: code.id)?.code == code)
      #expect(registry.descriptor(for: code.name)?.code == code)
    }
  }

  @Test func rulesRunInTheOrderOfTheirCodes() {
    let codes = registry.rules.map { type(of: $0).descriptor.code.id }
    #expect(codes == codes.sorted())
  }

  /// Specification 7.2: the thirteen built-in rules under their own ids, at its severities.
  @Test(arguments: [
    "start_node", "terminal_node", "reachability", "edge_target_exists", "start_no_incoming",
    "exit_no_outgoing",
    "condition_syntax", "stylesheet_syntax",
  ])
  func theSpecificationsErrorsAreErrors(name: String) {
    #expect(registry.descriptor(for: name)?.severity == .error)
  }

  @Test(arguments: [
    "type_known", "fidelity_valid", "retry_target_exists", "goal_gate_has_retry", "prompt_on_llm_nodes",
  ])
  func theSpecificationsWarningsAreWarnings(name: String) {
    #expect(registry.descriptor(for: name)?.severity == .warning)
  }
}
