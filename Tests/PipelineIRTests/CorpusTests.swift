import DOTSyntax
import SourceText
import TestSupport
import Testing

@testable import PipelineIR

@Suite struct CorpusTests {
  /// Keys of public files that neither the dialect nor Graphviz has, looked at one by one.
  static let unknown: Set<String> = [
    "agent_mode", "agent_tool", "branches", "collect_browser_artifacts", "context_thread_default",
    "default_choice",
    "default_thread_id", "feedback_from", "final_artifact_key", "final_output_node", "handler",
    "implementation_mode",
    "implementation_patch_node", "implementation_summary_node", "is_codergen", "loop_id", "loop_max",
    "loop_restart_persist_keys", "loop_until_file_contains", "max_pipeline_duration", "max_turns", "mode",
    "must_write", "params",
    "provenance_version", "question", "reviewer_artifact_nodes", "source_ref", "target_module", "target_name",
  ]

  @Test func everyFileElaborates() {
    for file in Corpus.files() {
      let result = elaborate(parse(file))
      for diagnostic in result.diagnostics {
        // Two files choose models by pattern (`claude-sonnet-*`), which no stylesheet has.
        #expect(diagnostic.code.id == "AT701", "\(file.name): \(diagnostic.message)")
        #expect(diagnostic.span.end.index <= file.bytes.count)
      }
      for attribute in result.attributes where attribute.name == .unknown {
        #expect(Self.unknown.contains(attribute.spelling ?? ""), "\(file.name): \(attribute.spelling ?? "")")
      }
      for node in result.nodes {
        #expect(node.handler != .custom, "\(file.name): \(node.name)")
        #expect(result.node(named: node.name) != nil)
        #expect(result.text(node.nameSpan).contains(node.name))
      }
      for edge in result.edges { #expect(edge.isConditional == (edge.condition != nil), "\(file.name)") }
    }
  }

  @Test func cutFilesElaborate() {
    for file in Corpus.files().prefix(12) {
      for cut in stride(from: 0, to: file.bytes.count, by: max(1, file.bytes.count / 23)) {
        let result = elaborate(parse(SourceFile(name: file.name, bytes: Array(file.bytes[..<cut]))))
        for attribute in result.attributes { #expect(attribute.valueSpan.end.index <= cut) }
      }
    }
  }
}
