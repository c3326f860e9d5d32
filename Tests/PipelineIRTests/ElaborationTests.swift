import DOTSyntax
import SourceText
import TestSupport
import Testing

@testable import PipelineIR

@Suite struct ElaborationTests {
  @Test func linearExample() {
    let result = pipeline(SpecificationExamples.simple)
    #expect(result.name == "Simple")
    #expect(result.text(result.nameSpan) == "Simple")
    #expect(result.graphAttribute(.goal)?.string == "Run tests and report")
    #expect(result.graphAttribute(.drawing)?.spelling == "rankdir")
    #expect(result.nodes.map(\.name) == ["start", "exit", "run_tests", "report"])
    #expect(result.nodes.map(\.handler) == [.start, .exit, .codergen, .codergen])
    #expect(result.arrows == ["start->run_tests", "run_tests->report", "report->exit"])
    #expect(result.diagnostics.isEmpty)
    #expect(result.text(result.edges[1].fromSpan) == "run_tests")
    #expect(result.text(result.edges[1].toSpan) == "report")
    #expect(result.text(result.edges[1].span).hasPrefix("start -> run_tests -> report -> exit"))
    #expect(result.text(result.nodes[0].span).hasPrefix("start [shape=Mdiamond, label=\"Start\"]"))
  }

  @Test func branchingExample() {
    let result = pipeline(SpecificationExamples.branch)
    #expect(result.diagnostics.isEmpty)
    #expect(result.attribute(.timeout, of: "plan")?.duration == .seconds(900))
    #expect(result.attribute(.timeout, of: "plan")?.origin == .defaults)
    #expect(result.handler("gate") == .conditional)
    #expect(result.edges.map(\.isConditional) == [false, false, false, false, true, true])
    #expect(result.arrows.last == "gate->implement")
    guard let gate = result.node(named: "gate") else { return #expect(Bool(false), "gate") }
    #expect(result.outgoing[gate].map(\.index) == [4, 5])
    #expect(result.incoming[gate].map(\.index) == [3])
  }

  @Test func edgesToUndeclaredNodesCreateNone() {
    // The human gate example of specification 2.13 leaves `ship_it` and `fixes` undeclared.
    let result = pipeline(
      """
      digraph Review {
          start [shape=Mdiamond]; exit [shape=Msquare]
          review_gate [shape=hexagon, type="wait.human"]
          start -> review_gate
          review_gate -> ship_it [label="[A] Approve"]
          ship_it -> exit
          fixes -> gone
      }
      """)
    #expect(result.nodes.count == 3)
    #expect(result.arrows == ["start->review_gate"])
    #expect(result.unresolvedEdges.map(\.fromName) == ["review_gate", "ship_it", "fixes"])
    #expect(result.unresolvedEdges.map(\.toName) == ["ship_it", "exit", "gone"])
    #expect(result.unresolvedEdges.map { $0.from != nil } == [true, false, false])
    #expect(result.unresolvedEdges.map { $0.to != nil } == [false, true, false])
    #expect(result.text(result.unresolvedEdges[0].toSpan) == "ship_it")
  }

  @Test func edgeMayStandBeforeItsNodes() {
    let result = pipeline("digraph g { a -> b; b; a }")
    #expect(result.arrows == ["a->b"])
    #expect(result.nodes.map(\.name) == ["b", "a"])
  }

  @Test func chainSharesAttributes() {
    let result = pipeline(
      "digraph g { edge [weight=1, label=x] a; b; c; a -> b -> c [weight=3, condition=\"outcome=fail\"] c -> a }"
    )
    #expect(result.arrows == ["a->b", "b->c", "c->a"])
    for index in 0..<2 {
      #expect(result.attribute(.weight, of: EdgeID(index))?.integer == 3)
      #expect(result.attribute(.label, of: EdgeID(index))?.origin == .defaults)
      #expect(result.edges[index].isConditional)
    }
    #expect(result.attribute(.weight, of: EdgeID(2))?.integer == 1)
    #expect(!result.edges[2].isConditional)
  }

  @Test func groupsAndSubgraphsAsEndsGiveEveryPair() {
    let result = pipeline("digraph g { a; d; a -> { b c; b } -> d; a -> b, c }")
    #expect(result.arrows == ["a->b", "a->c", "b->d", "c->d", "a->b", "a->c"])
    #expect(result.nodes.map(\.name) == ["a", "d", "b", "c"])
  }

  @Test func emptyAndAnonymousFiles() {
    let nothing = pipeline("")
    #expect(nothing.nodes.isEmpty)
    #expect(nothing.name == nil)
    let anonymous = pipeline("digraph { a }")
    #expect(anonymous.name == nil)
    #expect(anonymous.text(anonymous.nameSpan) == "digraph")
  }

  @Test func limitsAreReportedOnce() {
    var limits = ElaborationLimits()
    limits.nodes = 2
    limits.edges = 1
    let tree = parse(SourceFile(name: "t.dot", text: "digraph g { a; b; c; d; a -> b; b -> a; a -> b }"))
    let result = elaborate(tree, limits: limits)
    #expect(result.nodes.count == 2)
    #expect(result.edges.count == 1)
    #expect(result.diagnostics.map(\.code.id) == ["AT007", "AT007"])
    #expect(
      result.diagnostics.map(\.message) == [
        "more than 2 nodes; the rest is not read", "more than 1 edges; the rest is not read",
      ])
  }

  @Test func subgraphsAreLimited() {
    var limits = ElaborationLimits()
    limits.nodes = 2
    let text = "digraph g { subgraph a {} subgraph b { x } subgraph c { y } z }"
    let result = elaborate(parse(SourceFile(name: "t.dot", text: text)), limits: limits)
    #expect(result.subgraphs.map(\.name) == ["a", "b"])
    #expect(result.nodes.map(\.name) == ["x", "z"])
    #expect(result.diagnostics.map(\.message) == ["more than 2 subgraphs; the rest is not read"])
    #expect(result.found == ["AT007 subgraph c { y }"])
  }

  @Test func theFirstGraphOfAFileCounts() {
    let result = pipeline("digraph one { x } digraph two { y }")
    #expect(result.name == "one")
    #expect(result.nodes.map(\.name) == ["x"])
  }

  @Test func inheritedAttributesAreLimited() {
    var limits = ElaborationLimits()
    limits.attributes = 40
    let block = (0..<10).map { "k\($0)=1" }.joined(separator: ",")
    let nodes = (0..<50).map { "n\($0)" }.joined(separator: ";")
    let tree = parse(SourceFile(name: "t.dot", text: "digraph g { node [\(block)] \(nodes) }"))
    let result = elaborate(tree, limits: limits)
    #expect(result.attributes.count <= 50)
    #expect(result.diagnostics.map(\.code.id) == ["AT007"])
  }

  @Test func findingsAreLimited() {
    let nodes = (0..<1_100).map { "n\($0) [weight=1, max_retries=x]" }.joined(separator: "\n")
    let result = pipeline("digraph g { \(nodes) }")
    #expect(result.diagnostics.count == 1_001)
    #expect(result.diagnostics.last?.code.id == "AT007")
    #expect(result.diagnostics.first?.subject == .node("n0"))
  }
}
