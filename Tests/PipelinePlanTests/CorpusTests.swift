import DOTSyntax
import PipelineAnalysis
import PipelineIR
import SourceText
import TestSupport
import Testing

@testable import PipelinePlan

@Suite struct CorpusTests {
  @Test func everyPipelineIsLoweredOrRefusedWithReason() throws {
    for file in Corpus.files() {
      let tree = parse(SourceFile(name: file.name, bytes: file.bytes))
      let pipeline = elaborate(tree)
      let result = lower(pipeline, analyse(pipeline))
      guard let plan = result.plan else {
        #expect(
          result.diagnostics.contains { $0.severity == .error }, "\(file.name) gives neither plan nor reason")
        continue
      }
      #expect(verify(plan).map(\.description) == [], "\(file.name)")
      let read = try Plan(decoding: plan.encoded())
      #expect(read == plan, "\(file.name) does not survive its file")
      #expect(!listing(plan).isEmpty)
    }
  }
}
