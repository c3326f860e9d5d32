import Interpreter
import Synchronization

/// The view on a terminal: what is done scrolls by, what is running stays at the bottom and is drawn in place, one line a node.
final class LiveView: RunView {
  private struct Running {
    let key: String
    let name: String
    let since: ContinuousClock.Instant
    var attempt: Int
  }

  private struct State {
    var running: [Running] = []
    var drawnLines = 0
    var frame = 0
    var isPaused = false
    var isFinished = false
    var output: [UInt8] = []
  }

  private let output: any OutputSink
  private let text: EventText
  private let state = Mutex(State())
  private let clock = ContinuousClock()

  /// More lines than this at the bottom are summed up in one.
  private static let shownLimit = 12
  private static let spinner: [String] = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]

  init(output: any OutputSink, text: EventText) {
    self.output = output
    self.text = text
  }

  func send(_ event: RunEvent) {
    update { state in
      let key = "\(event.branch)/\(event.node)"
      switch event.kind {
      case .stageStarted:
        state.running.removeAll { $0.key == key }
        let attempt = max(1, event.number("attempt"))
        state.running.append(Running(key: key, name: event.node, since: clock.now, attempt: attempt))
      case .stageCompleted, .stageFailed: state.running.removeAll { $0.key == key }
      default: break
      }
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

  func pause() {
    update { state in
      state.isPaused = true
      return nil
    }
  }

  func resume() {
    update { state in
      state.isPaused = false
      return nil
    }
  }

  func finish() {
    update { state in
      state.isFinished = true
      return nil
    }
  }

  /// Changes the state under the lock and redraws; writing happens under it too, so that lines never mix.
  private func update(_ change: (inout State) -> String?) {
    state.withLock { state in
      guard !state.isFinished else { return }
      let line = change(&state)
      var bytes = ""
      // Back to the first drawn line, and everything below it cleared.
      if state.drawnLines > 0 { bytes += "\u{1B}[\(state.drawnLines)A\r\u{1B}[J" }
      state.drawnLines = 0
      if let line { bytes += line + "\n" }
      if !state.isPaused && !state.isFinished {
        let lines = footer(state)
        bytes += lines.map { $0 + "\n" }.joined()
        state.drawnLines = lines.count
      }
      output.write(bytes)
    }
  }

  private func footer(_ state: State) -> [String] {
    let width = output.columns ?? 80
    let spinner = Self.spinner[state.frame % Self.spinner.count]
    var lines = state.running.prefix(Self.shownLimit).map { stage in
      let spent = stage.since.duration(to: clock.now).milliseconds
      let attempt = stage.attempt > 1 ? ", attempt \(stage.attempt)" : ""
      let name = String(TerminalText.visible(stage.name).prefix(max(8, width - 30)))
      return "\(text.paint.warn(spinner)) \(name)  "
        + text.paint.dim("\(DurationDisplay.text(milliseconds: spent))\(attempt)")
    }
    if state.running.count > Self.shownLimit {
      lines.append(text.paint.dim("  and \(state.running.count - Self.shownLimit) more"))
    }
    return lines
  }
}

extension Duration {
  /// The duration in whole milliseconds.
  var milliseconds: Int {
    let parts = components
    return Int(clamping: parts.seconds) * 1_000 + Int(parts.attoseconds / 1_000_000_000_000_000)
  }
}
