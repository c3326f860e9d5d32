import Interpreter

/// Shows a run to a person or to a program while it goes on.
protocol RunView: EventSink {
  /// Takes whatever the view draws in place off the screen, so that a question can be asked there.
  func pause()
  /// Draws it again.
  func resume()
  /// Ends the view; nothing is drawn afterwards.
  func finish()
}

extension RunView {
  func pause() {}
  func resume() {}
  func finish() {}
}

/// Shows nothing.
struct QuietView: RunView {
  func send(_ event: RunEvent) {}
}
