import Interpreter

/// Asks while the view has left the screen to the question.
struct PausingInterviewer: Interviewer {
  let inner: any Interviewer
  let view: any RunView

  func ask(_ question: Question) async throws -> Answer {
    view.pause()
    defer { view.resume() }
    return try await inner.ask(question)
  }

  func inform(_ message: String, stage: String) async {
    view.pause()
    defer { view.resume() }
    await inner.inform(message, stage: stage)
  }
}
