import JSON
import Testing

@testable import GraphRender

@Suite struct DrawingRequestTests {
  @Test(arguments: LayoutEngine.allCases, ImageFormat.allCases)
  func roundTrip(engine: LayoutEngine, format: ImageFormat) throws {
    var sketch = branchSketch()
    let outer = sketch.subgraph("cluster_a", label: "A \"quoted\" \u{1F600}")
    let inner = sketch.subgraph("cluster_b", in: outer)
    sketch.node("inside", in: inner)
    sketch.edge("inside", "nowhere")
    var model = draw(sketch.pipeline, theme: .dark)
    model.nodeSpacing = 0.75
    let request = DrawingRequest(model, engine: engine, format: format)
    #expect(try DrawingRequest(decoding: request.encoded()) == request)
  }

  @Test func equalDrawingsHaveEqualBytes() {
    let one = DrawingRequest(draw(branchSketch().pipeline), engine: .dot, format: .svg)
    let other = DrawingRequest(draw(branchSketch().pipeline), engine: .dot, format: .svg)
    #expect(one.encoded() == other.encoded())
  }

  @Test(
    arguments: [
      ("{", "the JSON text ends too early at byte 1"),
      ("[]", "version: expected a whole number from 0 to \(Int.max)"),
      (#"{"version":2}"#, "version: this program draws version 1, not 2"),
      (
        #"{"version":1,"engine":"dot2"}"#,
        "engine: expected one of dot, neato, fdp, circo, twopi, osage"
      ),
      (#"{"version":1,"engine":"dot","format":"svg","drawing":3}"#, "drawing: expected an object"),
    ])
  func refusesWhatIsNoDrawing(text: String, message: String) {
    #expect { try DrawingRequest(decoding: Array(text.utf8)) } throws: { "\($0)" == message }
  }

  @Test(
    arguments: [
      (
        ["drawing", "edges", "0", "to"], JSONValue.integer(99),
        "drawing.edges[0].to: expected an index below 6"
      ),
      (["drawing", "edges", "0", "to"], .integer(-1), "drawing.edges[0].to: expected an index below 6"),
      (
        ["drawing", "nodes", "1", "cluster"], .integer(0),
        "drawing.nodes[1].cluster: expected an index below 0"
      ),
      (
        ["drawing", "nodes", "1", "borders"], .integer(900),
        "drawing.nodes[1].borders: expected a whole number from 1 to 2"
      ),
      (
        ["drawing", "nodes", "1", "borderWidth"], .double(1e9),
        "drawing.nodes[1].borderWidth: expected a number from 0.0 to 10.0"
      ),
      (
        ["drawing", "nodes", "1", "paint"], .array(["red"]),
        "drawing.nodes[1].paint: expected three colours `#rrggbb`"
      ),
      (["drawing", "canvas"], .string("url(#x)"), "drawing.canvas: expected a colour `#rrggbb`"),
      (
        ["drawing", "nodes", "0", "lines"], .array([1]), "drawing.nodes[0].lines: expected a list of strings"
      ),
      (["drawing", "nodes", "0", "shape"], .string("epsf"), nil),
    ] as [([String], JSONValue, String?)])
  func checksEveryMember(path: [String], value: JSONValue, message: String?) throws {
    let request = DrawingRequest(draw(branchSketch().pipeline), engine: .dot, format: .svg)
    let broken = replacing(path[...], in: try JSONParser.parse(request.encoded()), with: value)
    #expect {
      try DrawingRequest(decoding: broken.encoded())
    } throws: { error in
      message.map { "\(error)" == $0 } ?? (error is DrawingFormatError)
    }
  }

  private func replacing(_ path: ArraySlice<String>, in value: JSONValue, with new: JSONValue) -> JSONValue {
    guard let first = path.first else { return new }
    switch value {
    case .object(var members):
      members[first] = replacing(path.dropFirst(), in: members[first] ?? .null, with: new)
      return .object(members)
    case .array(var elements):
      if let index = Int(first), elements.indices.contains(index) {
        elements[index] = replacing(path.dropFirst(), in: elements[index], with: new)
      }
      return .array(elements)
    default: return value
    }
  }
}
