import PipelineIR
import Testing

@testable import GraphRender

@Suite struct DrawTests {
  @Test func branchExample() throws {
    let model = draw(branchSketch().pipeline)
    #expect(model.title == "Branch")
    #expect(model.summary == "Implement and validate a feature")
    #expect(model.direction == .right)
    #expect(model.heading.isEmpty)
    #expect(
      model.nodes.map(\.id)
        == ["start", "exit", "plan", "implement", "validate", "gate"].map { "node-\($0)" })
    #expect(model.nodes.map(\.shape) == [.ellipse, .ellipse, .box, .box, .box, .diamond])
    #expect(model.nodes[1].borders == 2)
    #expect(model.nodes[5].lines == ["Tests", "passing?"])
    #expect(model.nodes[2].tooltip == "plan (codergen): Plan the implementation")
    #expect(model.edges.map(\.id) == (0..<6).map { "edge-\($0)" })
    #expect(model.edges[4].lines == ["Yes", "[success]"])
    #expect(model.edges[4].classes == ["conditional", "success"])
    #expect(model.edges[5].lines == ["No", "[not success]"])
    #expect(model.edges[5].classes == ["conditional", "fail"])
    #expect(model.edges[5].color == Theme.light.palette.failEdge.line)
  }

  @Test func onlyTheBackEdgeBends() {
    let model = draw(branchSketch().pipeline)
    #expect(model.edges.map(\.isReturning) == [false, false, false, false, false, true])
    #expect(model.edges.map(\.straightness) == [6, 6, 6, 6, 6, 1])
  }

  @Test func labelAndConditionThatSayTheSameStandOnce() {
    var sketch = PipelineSketch()
    sketch.node("a")
    sketch.edge("a", "a", label: "Success", if: clause(.outcome, .equal, "success"))
    #expect(draw(sketch.pipeline).edges[0].lines == ["Success"])
    #expect(
      draw(sketch.pipeline, options: DrawingOptions(showsConditions: false)).edges[0].lines == ["Success"])
  }

  @Test func goalGateRestartAndClasses() {
    var sketch = PipelineSketch()
    sketch.node("a", .codergen, [(.goalGate, .boolean(true))], classes: ["critical", "we ird<"])
    sketch.node("b", .custom, [(.type, .string("acme.notify"))])
    sketch.edge("a", "b", restart: true)
    let model = draw(sketch.pipeline)
    #expect(model.nodes[0].classes == ["codergen", "goal-gate", "class-critical", "class-weird"])
    #expect(model.nodes[0].borders == 2)
    #expect(model.nodes[0].tooltip == "a (codergen, goal gate)")
    #expect(model.nodes[1].tooltip == "b (acme.notify)")
    #expect(model.edges[0].isDashed)
    #expect(model.edges[0].classes == ["restart"])
  }

  @Test func undeclaredNodesArePlaceholders() throws {
    var sketch = PipelineSketch()
    sketch.node("a")
    sketch.edge("a", "depoly")
    sketch.edge("depoly", "a")
    sketch.edge("x", "y")
    let model = draw(sketch.pipeline)
    #expect(model.nodes.map(\.id) == ["node-a", "missing-depoly", "missing-x", "missing-y"])
    #expect(model.nodes[1].lines == ["depoly", "(not declared)"])
    #expect(model.nodes[1].isDashed)
    #expect(model.edges.map { [$0.from, $0.to] } == [[0, 1], [1, 0], [2, 3]])
    #expect(model.edges.allSatisfy { $0.classes == ["unresolved"] })
  }

  @Test func clustersNest() {
    var sketch = PipelineSketch()
    let outer = sketch.subgraph("cluster_outer", label: "Outer")
    let plain = sketch.subgraph(nil, in: outer)
    let inner = sketch.subgraph("x", label: "Inner", in: plain)
    sketch.node("a", in: outer)
    sketch.node("b", in: plain)
    sketch.node("c", in: inner)
    sketch.node("d")
    let model = draw(sketch.pipeline)
    #expect(model.clusters.map(\.lines) == [["Outer"], ["Inner"]])
    #expect(model.clusters.map(\.parent) == [nil, 0])
    #expect(model.nodes.map(\.cluster) == [0, 0, 1, nil])
  }

  @Test func onlyHarmlessDrawingAttributesCount() {
    var sketch = PipelineSketch(drawing: [
      "rankdir": "BT", "nodesep": "999", "ranksep": "nan", "splines": "ortho", "bgcolor": "red",
      "imagepath": "/etc", "stylesheet": "http://example.com/x.css",
    ])
    sketch.node("a", drawing: ["image": "/etc/passwd", "URL": "javascript:alert(1)", "fillcolor": "red"])
    sketch.edge("a", "a", drawing: ["minlen": "3", "constraint": "false", "href": "http://example.com"])
    let model = draw(sketch.pipeline)
    #expect(model.direction == .up)
    #expect(model.nodeSpacing == 5)
    #expect(model.rankSpacing == nil)
    #expect(model.routing == .ortho)
    #expect(model.canvas == Theme.light.palette.canvas)
    #expect(model.edges[0].minimumLength == 3)
    #expect(!model.edges[0].constrains)
    let sent = String(decoding: DrawingRequest(model, engine: .dot, format: .svg).encoded(), as: UTF8.self)
    for word in ["passwd", "javascript", "http", "imagepath", "/etc"] { #expect(!sent.contains(word)) }
  }

  @Test func statesColorNodes() {
    let model = draw(
      branchSketch().pipeline, theme: .dark,
      options: DrawingOptions(states: ["start": .success, "plan": .running, "gate": .skipped]))
    let palette = Theme.dark.palette
    #expect(model.classes == ["dark", "run"])
    #expect(model.nodes[0].paint == palette.state(.success))
    #expect(model.nodes[2].classes == ["codergen", "state-running"])
    #expect(model.nodes[3].paint == palette.state(.pending))
    #expect(model.nodes[5].isDashed)
  }

  @Test func labelsBreakWhereGraphvizBreaksThem() {
    #expect(labelLines(#"one\ltwo\rthree\nfour"#, columns: 24) == ["one", "two", "three", "four"])
    #expect(labelLines(#"\N of \G"#, columns: 24) == [#"\N of \G"#])
    var sketch = PipelineSketch()
    sketch.node("name", .codergen, [(.label, .string(" \u{1} "))])
    #expect(draw(sketch.pipeline).nodes[0].lines == ["name"])
  }

  @Test func deepPipelinesNeedNoStack() {
    var sketch = PipelineSketch()
    let count = 20_000
    for index in 0..<count { sketch.node("n\(index)") }
    for index in 1..<count { sketch.edge("n\(index - 1)", "n\(index)") }
    #expect(draw(sketch.pipeline).edges.count == count - 1)
  }
}

/// The example `Branch` of the specification, section 2.13.
func branchSketch() -> PipelineSketch {
  var sketch = PipelineSketch(
    "Branch", graph: [(.goal, .string("Implement and validate a feature"))], drawing: ["rankdir": "LR"])
  sketch.node("start", .start, [(.label, .string("Start"))])
  sketch.node("exit", .exit, [(.label, .string("Exit"))])
  sketch.node("plan", .codergen, [(.label, .string("Plan")), (.prompt, .string("Plan the implementation"))])
  sketch.node("implement", .codergen, [(.label, .string("Implement"))])
  sketch.node("validate", .codergen, [(.label, .string("Validate"))])
  sketch.node("gate", .conditional, [(.label, .string("Tests passing?"))])
  for (from, to) in [
    ("start", "plan"), ("plan", "implement"), ("implement", "validate"), ("validate", "gate"),
  ] {
    sketch.edge(from, to)
  }
  sketch.edge("gate", "exit", label: "Yes", if: clause(.outcome, .equal, "success"))
  sketch.edge("gate", "implement", label: "No", if: clause(.outcome, .notEqual, "success"))
  return sketch
}
