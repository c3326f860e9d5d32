import DOTSyntax
import PipelineIR
import SourceText
import TestSupport
import Testing

@testable import GraphRender

/// Pictures of real pipelines.
@Suite struct CorpusTests {
  @Test func everyNodeAndEdgeOfEveryFileIsDrawn() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (number, file) in Corpus.files().enumerated() {
        if number >= 4 { try await group.next() }
        group.addTask { try await expectDrawn(file) }
      }
      try await group.waitForAll()
    }
  }

  private func expectDrawn(_ file: SourceFile) async throws {
    let pipeline = elaborate(parse(file))
    let model = draw(pipeline)
    let ids = Set(model.nodes.map(\.id))
    #expect(ids.count == model.nodes.count, "\(file.name)")
    for node in pipeline.nodes {
      #expect(ids.contains(elementID("node", node.name)), "\(file.name): \(node.name)")
    }
    #expect(model.edges.count == pipeline.edges.count + pipeline.unresolvedEdges.count, "\(file.name)")
    guard let svg = try await picture(model) else { return }
    try expectComplete(svg, model)
  }

  @Test func labelsKeepTheirWidth() {
    for file in Corpus.files() {
      for node in draw(elaborate(parse(file))).nodes {
        #expect((1...4).contains(node.lines.count))
        #expect(
          node.lines.allSatisfy { $0.reduce(0) { $0 + DisplayWidth.of($1) } <= 24 },
          "\(file.name): \(node.lines)"
        )
      }
    }
  }

  /// The specification's example, section 2.13, from its text to the picture.
  @Test func branchFromItsText() async throws {
    let text = String(SpecificationExamples.branch.dropLast()) + "gate -> nowhere [on=fail]\n}"
    let model = draw(elaborate(parse(SourceFile(name: "branch.dot", text: text))))
    #expect(model.direction == .right)
    #expect(model.summary == "Implement and validate a feature")
    #expect(model.edges[4].lines == ["Yes", "[success]"])
    #expect(model.nodes.last?.id == "missing-nowhere")
    guard let svg = try await picture(model) else { return }
    try expectComplete(svg, model)
  }
}
