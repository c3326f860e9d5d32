import Interpreter
import Testing

@testable import AttractorCLI

@Suite("The view without a terminal")
struct LineViewTests {
  @Test("One event a line, held back while a question is asked")
  func lines() {
    let output = Capture(isTerminal: false)
    let view = LineView(output: output, text: EventText(paint: Paint(isOn: false)))
    view.send(LiveViewTests.completed("a"))
    view.pause()
    view.send(LiveViewTests.completed("b"))
    #expect(output.text == "✓ a  5 ms\n")
    view.resume()
    #expect(output.text == "✓ a  5 ms\n✓ b  5 ms\n")
    view.pause()
    view.announce("stopping")
    view.finish()
    #expect(output.text.hasSuffix("✓ b  5 ms\nstopping\n"))
  }
}
