import Interpreter

/// Shows a run to a person or to a program while it goes on.
protocol RunView: EventSink {
  /// Leaves the screen to a question: nothing is written until as many calls of ``resume()`` have come.
  func pause()
  /// Shows what happened meanwhile and goes on.
  func resume()
  /// Says something about the run as a whole for as long as it goes on.
  func announce(_ notice: String)
  /// Ends the view; nothing is drawn afterwards.
  func finish()
}

extension RunView {
  func pause() {}
  func resume() {}
  func announce(_ notice: String) {}
  func finish() {}
}

/// Shows nothing.
struct QuietView: RunView {
  func send(_ event: RunEvent) {}
}
