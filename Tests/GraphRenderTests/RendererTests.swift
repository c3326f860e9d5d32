import PipelineIR
import SystemPackage
import Testing

@testable import GraphRender

@Suite struct RendererTests {
  @Test func everyNodeAndEdgeIsThere() async throws {
    var sketch = branchSketch()
    sketch.edge("gate", "nowhere")
    for theme in Theme.allCases {
      let model = draw(sketch.pipeline, theme: theme)
      guard let svg = try await picture(model) else { return }
      try expectComplete(svg, model)
    }
  }

  @Test(arguments: LayoutEngine.allCases)
  func everyEngineDraws(engine: LayoutEngine) async throws {
    let model = draw(branchSketch().pipeline)
    guard let svg = try await picture(model, engine: engine) else { return }
    try expectComplete(svg, model)
  }

  @Test func theSameDrawingGivesTheSameBytes() async throws {
    let model = draw(branchSketch().pipeline)
    guard let one = try await picture(model) else { return }
    #expect(try await picture(model) == one)
  }

  @Test func rasterAndPrint() async throws {
    let model = draw(branchSketch().pipeline)
    guard let png = try await picture(model, format: .png) else { return }
    #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    let size = [16, 20].map { png[$0..<$0 + 4].reduce(0) { $0 << 8 | Int($1) } }
    #expect(size[0] > size[1] && size[1] > 50, "flows from left to right: \(size)")
    let pdf = try #require(try await picture(model, format: .pdf))
    #expect(pdf.starts(with: "%PDF-".utf8))
  }

  @Test(
    arguments: [
      "a\u{0}b\u{1}c\u{8}d\u{1B}e\u{7F}f\u{FFFE}",
      "cdata ]]> end",
      "\"double\" and 'single'",
      "<b>bold</b>",
      "<<table><tr><td>x</td></tr></table>>",
      #"\N \G \E \T \H \L"#,
      #"one\ltwo\rthree\n"#,
      #"back\\slash \"#,
      "&amp; &lt; &#60; &#x3c; &unknown; & &&amp;",
      "שלום עולם",
      "مرحبا \u{202E}dlrow",
      "漢字かな交じり文の長いラベル",
      "👩‍👩‍👧 family",
      "{record|<port>}",
      "two  spaces - and -- dashes -->",
      String(repeating: "long ", count: 20_000),
      String(repeating: "x", count: 100_000),
    ])
  func hostileLabelsAppearAsTheyAre(label: String) async throws {
    var sketch = PipelineSketch(label, graph: [(.label, .string(label)), (.goal, .string(label))])
    let cluster = sketch.subgraph("cluster_x", label: label)
    sketch.node("a", .codergen, [(.label, .string(label)), (.prompt, .string(label))], in: cluster)
    sketch.node(label, .conditional)
    sketch.edge("a", label, label: label, if: clause(.context(label), .equal, label))
    sketch.edge("a", label + "?")
    let model = draw(sketch.pipeline)
    guard let svg = try await picture(model) else { return }
    try expectComplete(svg, model)
    let png = try #require(try await picture(model, format: .png))
    #expect(png.count > 100)
  }

  @Test func denseGraphIsStoppedAndLeavesNoProcess() async throws {
    var sketch = PipelineSketch()
    var generator = SeededGenerator(seed: 1)
    for index in 0..<400 { sketch.node("n\(index)") }
    for _ in 0..<8000 {
      sketch.edge(
        "n\(Int.random(in: 0..<400, using: &generator))", "n\(Int.random(in: 0..<400, using: &generator))")
    }
    guard let child = availableChild() else { return }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    // A name of its own finds this process among those of other tests.
    let link = try folder.link("attractor-render-dense", to: child)
    let renderer = Renderer(child: link, limits: RenderLimits(timeout: .seconds(1)))
    await #expect(throws: RenderError.timedOut(.seconds(1))) {
      try await renderer.render(draw(sketch.pipeline))
    }
    #expect(processes(startedAs: link.string).isEmpty)
  }

  /// A circle of nodes: the springs of `neato` need a matrix of all distances.
  @Test func memoryIsLimited() async throws {
    var sketch = PipelineSketch()
    let count = 9000
    for index in 0..<count { sketch.node("n\(index)") }
    for index in 0..<count { sketch.edge("n\(index)", "n\((index + 1) % count)") }
    guard let child = availableChild() else { return }
    let renderer = Renderer(child: child, limits: RenderLimits(memory: 300))
    do {
      _ = try await renderer.render(draw(sketch.pipeline), engine: .neato)
      Issue.record("a matrix of \(count) rows fits into 300 MiB")
    } catch RenderError.outOfMemory(let limit) {
      #expect(limit == 300)
    } catch RenderError.crashed(_, let memory) {
      // Not every allocation of Graphviz is checked.
      #expect(memory == 300)
    }
  }

  @Test func largePicturesAreRefused() async throws {
    guard let child = availableChild() else { return }
    let renderer = Renderer(child: child, limits: RenderLimits(outputSize: 1000))
    await #expect(throws: RenderError.outputTooLarge(limit: 1000)) {
      try await renderer.render(draw(branchSketch().pipeline))
    }
  }

  @Test func tooManyElementsStartNothing() async {
    let renderer = Renderer(child: "/nonexistent", limits: RenderLimits(elements: 3))
    await #expect(throws: RenderError.tooManyElements(count: 12, limit: 3)) {
      try await renderer.render(draw(branchSketch().pipeline))
    }
  }

  @Test func otherProgramsAreNoChild() async {
    await #expect(throws: RenderError.childMissing(searched: ["/nonexistent"])) {
      try await Renderer(child: "/nonexistent").render(draw(branchSketch().pipeline))
    }
    await #expect(throws: RenderError.childMissing(searched: ["/"])) {
      try await Renderer(child: "/").render(draw(branchSketch().pipeline))
    }
    for program in ["/bin/true", "/bin/false"] {
      do {
        _ = try await Renderer(child: FilePath(program)).render(draw(branchSketch().pipeline))
        Issue.record("\(program) drew a picture")
      } catch RenderError.unexpected(let detail) {
        #expect(detail.contains("no message"))
      } catch {
        Issue.record("\(error)")
      }
    }
  }
}
