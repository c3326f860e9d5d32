import Interpreter
import Synchronization

/// One event a line, for output that is no terminal, or one that cannot draw.
final class LineView: RunView {
  private struct State {
    var questions = 0
    var held = ""
  }

  private let output: any OutputSink
  private let text: EventText
  private let state = Mutex(State())

  init(output: any OutputSink, text: EventText) {
    self.output = output
    self.text = text
  }

  func send(_ event: RunEvent) {
    guard let line = text.line(event) else { return }
    write(line + "\n")
  }

  func announce(_ notice: String) { write(notice + "\n") }

  func pause() { state.withLock { $0.questions += 1 } }

  func resume() {
    state.withLock { state in
      state.questions -= 1
      guard state.questions == 0, !state.held.isEmpty else { return }
      output.write(state.held)
      state.held = ""
    }
  }

  func finish() {
    state.withLock { state in
      if !state.held.isEmpty { output.write(state.held) }
      state = State()
    }
  }

  /// Writing happens under the lock, so that lines of branches never mix.
  private func write(_ line: String) {
    state.withLock { state in
      if state.questions > 0 { state.held += line } else { output.write(line) }
    }
  }
}
