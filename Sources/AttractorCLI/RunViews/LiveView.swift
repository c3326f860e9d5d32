import Interpreter
import Synchronization

/// The view on a terminal: what is done scrolls by, what is running stays at the bottom and is drawn in place.
final class LiveView: RunView {
  private struct State {
    var footer = LiveFooter()
    var drawnLines = 0
    var frame = 0
    /// Questions on the screen or waiting for it.
    var questions = 0
    /// Lines that came meanwhile.
    var held = ""
    var isFinished = false
  }

  private let output: any OutputSink
  private let text: EventText
  private let clock: any RunClock
  private let state = Mutex(State())

  /// Most terminals have this size where they do not tell.
  private static let usualSize = TerminalSize(columns: 80, rows: 24)

  init(output: any OutputSink, text: EventText, clock: any RunClock = SystemClock()) {
    self.output = output
    self.text = text
    self.clock = clock
  }

  func send(_ event: RunEvent) {
    update { state in
      state.footer.note(event)
      return text.line(event)
    }
  }

  /// Draws the next frame of what is running.
  func tick() {
    update { state in
      state.frame += 1
      return nil
    }
  }

  func announce(_ notice: String) {
    update { state in
      state.footer.notice = notice
      return nil
    }
  }

  func pause() {
    update { state in
      state.questions += 1
      return nil
    }
  }

  func resume() {
    update { state in
      state.questions -= 1
      return nil
    }
  }

  func finish() {
    update { state in
      state.questions = 0
      state.isFinished = true
      return nil
    }
  }

  /// Changes the state and redraws; writing happens under the lock too, so that lines never mix.
  private func update(_ change: (inout State) -> String?) {
    state.withLock { state in
      guard !state.isFinished else { return }
      if let line = change(&state) { state.held += line + "\n" }
      var bytes = ""
      let mayWrite = state.questions == 0
      let lines = mayWrite && !state.isFinished ? footer(state) : []
      if state.drawnLines > 0 { bytes += "\u{1B}[\(state.drawnLines)A\r" }
      // Clearing only where other lines come: a frame that is drawn over the last one does not flicker.
      if state.drawnLines > lines.count || (mayWrite && !state.held.isEmpty && state.drawnLines > 0) {
        bytes += "\u{1B}[J"
      }
      if mayWrite {
        bytes += state.held
        state.held = ""
      }
      for line in lines { bytes += "\(line)\u{1B}[K\n" }
      state.drawnLines = lines.count
      if !bytes.isEmpty { output.write(bytes) }
    }
  }

  private func footer(_ state: State) -> [String] {
    let size = output.terminalSize ?? Self.usualSize
    // A line in the last column would make some terminals wrap; the last row is the cursor's.
    return state.footer.lines(
      at: clock.now(), frame: state.frame, columns: size.columns - 1, rows: size.rows - 1, paint: text.paint)
  }
}
