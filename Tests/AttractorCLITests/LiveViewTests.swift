import Interpreter
import Testing

@testable import AttractorCLI

/// A time that stands still.
struct StoppedClock: RunClock {
  func now() -> Int64 { 1_000 }
  func sleep(milliseconds: Int64) async throws {}
}

@Suite("The live view")
struct LiveViewTests {
  let output = Capture(isTerminal: true)
  var view: LiveView {
    LiveView(output: output, text: EventText(paint: Paint(isOn: false)), clock: StoppedClock())
  }

  static func completed(_ node: String) -> RunEvent {
    RunEvent(.stageCompleted, node: node, fields: ["duration_ms": 5])
  }

  @Test("What is done stays above what runs")
  func drawing() {
    let view = view
    view.send(LiveFooterTests.started("a", at: 0))
    view.tick()
    view.send(Self.completed("a"))
    view.finish()
    let first = "⠋ a  1.0 s\u{1B}[K\n  1 running, 0 done, 1.0 s\u{1B}[K\n"
    let second = "\u{1B}[2A\r" + first.replacing("⠋", with: "⠙")
    #expect(output.text == first + second + "\u{1B}[2A\r\u{1B}[J✓ a  5 ms\n")
  }

  @Test("While a question is asked nothing is written; afterwards comes what was held")
  func pausing() {
    let view = view
    view.send(LiveFooterTests.started("a", at: 0))
    view.pause()
    let asked = output.text
    #expect(asked.hasSuffix("\u{1B}[2A\r\u{1B}[J"), "the footer is gone")
    view.send(Self.completed("a"))
    view.tick()
    view.pause()
    view.resume()
    #expect(output.text == asked, "another question waits")
    view.resume()
    #expect(output.text == asked + "✓ a  5 ms\n")
  }

  @Test("After its end the view is silent, and nothing that was held is lost")
  func finishing() {
    let view = view
    view.pause()
    view.send(Self.completed("a"))
    view.finish()
    view.send(Self.completed("b"))
    view.tick()
    #expect(output.text == "✓ a  5 ms\n")
  }
}
