import DOTSyntax
import SourceText
import Testing

@testable import PipelineIR

@Suite struct PipelineEditorTests {
  /// A transform as a user writes one: a review behind every agent node.
  private struct AddReview: Transform {
    func apply(_ pipeline: Pipeline) -> Pipeline {
      var editor = PipelineEditor(pipeline)
      for (index, node) in pipeline.nodes.enumerated() where node.handler == .codergen {
        let span = node.nameSpan
        let attributes = [
          Attribute(.shape, .string("hexagon"), madeAt: span),
          Attribute(.classNames, .string("human"), madeAt: span),
        ]
        guard let review = editor.addNode("review_\(node.name)", attributes, in: node.subgraph, at: span)
        else { continue }
        editor.addEdge(
          from: NodeID(index), to: review, [Attribute(.condition, .string("outcome=success"), madeAt: span)],
          at: span)
      }
      return editor.finish()
    }
  }

  @Test func transformsAddNodesAndEdges() {
    let tree = parse(
      SourceFile(name: "t.dot", text: "digraph g { start; subgraph s { label=\"In S\" work } start -> work }")
    )
    let result = prepare(tree, transforms: [AddReview()])
    #expect(result.nodes.map(\.name) == ["start", "work", "review_work"])
    #expect(result.handler("review_work") == .waitHuman)
    #expect(result.classes(of: "review_work") == ["human", "in-s"])
    #expect(result.arrows == ["start->work", "work->review_work"])
    guard let work = result.node(named: "work"), let review = result.node(named: "review_work") else {
      return #expect(Bool(false), "nodes")
    }
    #expect(result.outgoing[work].map(\.index) == [1])
    #expect(result.incoming[review].map(\.index) == [1])
    guard case .clause(let clause) = result.edges[1].condition else {
      return #expect(Bool(false), "condition")
    }
    #expect(clause.key == .outcome && clause.literal == "success")
    #expect(result.edges[1].isConditional)
    #expect(result.diagnostics.isEmpty)
  }

  @Test func namesAreUnique() {
    var editor = PipelineEditor(pipeline("digraph g { a }"))
    let span = SourceSpan(0..<1)
    #expect(editor.addNode("a", at: span) == nil)
    #expect(editor.addNode("b", at: span) == NodeID(1))
    #expect(editor.addNode("b", at: span) == nil)
    #expect(editor.finish().node(named: "b") == NodeID(1))
  }

  @Test func editingAnEdgeLeavesItsSiblingsAlone() {
    let before = pipeline("digraph g { a; b; c; a -> b -> c [weight=1] }")
    var editor = PipelineEditor(before)
    editor.set(Attribute(.weight, .integer(9), madeAt: before.edges[0].span), of: EdgeID(0))
    editor.set(Attribute(.condition, .string("x=="), madeAt: before.edges[1].span), of: EdgeID(1))
    editor.setGraph(Attribute(.goal, .string("win"), madeAt: before.nameSpan))
    let after = editor.finish()
    #expect(after.attribute(.weight, of: EdgeID(0))?.integer == 9)
    #expect(after.attribute(.weight, of: EdgeID(1))?.integer == 1)
    #expect(after.edges[1].isConditional && after.edges[1].condition == nil)
    #expect(after.diagnostics.map(\.code.id) == ["AT301"])
    #expect(after.diagnostics.first?.fixes.isEmpty == true)
    #expect(after.graphAttribute(.goal)?.string == "win")
    #expect(before.attribute(.weight, of: EdgeID(0))?.integer == 1)
  }

  @Test func handlerAndClassesFollowTheirAttributes() {
    let before = pipeline("digraph g { subgraph { label=S a [class=\"x,y\"] } }")
    var editor = PipelineEditor(before)
    let span = before.nameSpan
    editor.set(Attribute(.type, .string("tool"), madeAt: span), of: NodeID(0))
    editor.set(Attribute(.classNames, .string("y z"), madeAt: span), of: NodeID(0))
    let after = editor.finish()
    #expect(after.handler("a") == .tool)
    #expect(after.classes(of: "a") == ["y", "z", "s"])
    #expect(after.nodes[0].attributes.count == 2)
  }
}
