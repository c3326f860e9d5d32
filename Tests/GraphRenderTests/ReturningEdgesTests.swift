import PipelineIR
import Testing

@testable import GraphRender

@Suite struct ReturningEdgesTests {
  @Test func theWalkBeginsAtTheStart() {
    var sketch = PipelineSketch()
    for name in ["repair", "work"] { sketch.node(name) }
    sketch.node("begin", .start)
    sketch.edge("repair", "work")
    sketch.edge("work", "repair")
    sketch.edge("begin", "work")
    #expect(returningEdges(sketch.pipeline) == [true, false, false])
  }

  @Test func restartsLeadBackToWhatCameBefore() {
    var sketch = PipelineSketch()
    for name in ["a", "b", "c", "d"] { sketch.node(name) }
    sketch.edge("a", "b")
    sketch.edge("b", "c", restart: true)
    sketch.edge("a", "c")
    sketch.edge("c", "b", restart: true)
    sketch.edge("b", "d", restart: true)
    #expect(returningEdges(sketch.pipeline) == [false, true, false, false, false])
  }

  /// `plan` is not on the path by which the walk came to `learn`, and yet before it.
  @Test func restartsOfParallelWays() {
    var sketch = PipelineSketch()
    for name in ["begin", "sketch", "plan", "work", "learn"] { sketch.node(name) }
    for (from, to) in [
      ("begin", "sketch"), ("begin", "plan"), ("sketch", "work"), ("plan", "work"), ("work", "learn"),
    ] {
      sketch.edge(from, to)
    }
    sketch.edge("learn", "plan", restart: true)
    #expect(returningEdges(sketch.pipeline) == [false, false, false, false, false, true])
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
