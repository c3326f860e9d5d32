import PipelineIR
import Testing

@testable import GraphRender

@Suite struct ReturningEdgesTests {
  @Test func successComesBeforeFailure() {
    var sketch = PipelineSketch()
    for name in ["work", "repair", "done"] { sketch.node(name) }
    sketch.node("begin", .start)
    sketch.edge("begin", "work")
    // Declared first, and yet not the main line: `done` is reached before `repair` leads to it.
    sketch.edge("work", "repair", if: clause(.outcome, .equal, "fail"))
    sketch.edge("repair", "done")
    sketch.edge("work", "done", if: clause(.outcome, .equal, "success"))
    sketch.edge("done", "repair")
    #expect(returningEdges(sketch.pipeline) == [false, false, true, false, false])
  }

  @Test func restartsAlwaysLeadBack() {
    var sketch = PipelineSketch()
    for name in ["a", "b", "c"] { sketch.node(name) }
    sketch.edge("a", "b")
    sketch.edge("b", "c", restart: true)
    sketch.edge("c", "b")
    #expect(returningEdges(sketch.pipeline) == [false, true, false])
  }

  @Test func loopsOnOneNodeAndUnreachableOnes() {
    var sketch = PipelineSketch()
    for name in ["a", "b", "c"] { sketch.node(name) }
    sketch.edge("a", "a")
    sketch.edge("b", "c")
    sketch.edge("c", "b")
    #expect(returningEdges(sketch.pipeline) == [true, false, true])
  }

  @Test func whatRemainsHasNoCircle() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<50 {
      var sketch = PipelineSketch()
      let count = Int.random(in: 1...12, using: &generator)
      for index in 0..<count { sketch.node("n\(index)") }
      for _ in 0..<Int.random(in: 0...30, using: &generator) {
        let ends = (0..<2).map { _ in Int.random(in: 0..<count, using: &generator) }
        sketch.edge("n\(ends[0])", "n\(ends[1])")
      }
      let pipeline = sketch.pipeline
      let returning = returningEdges(pipeline)
      var left = pipeline.edges.indices.filter { !returning[$0] }.map { pipeline.edges[$0] }
      var removed = true
      while removed {
        let targets = Set(left.map(\.to))
        let rest = left.filter { targets.contains($0.from) }
        removed = rest.count < left.count
        left = rest
      }
      #expect(left.isEmpty)
    }
  }
}
