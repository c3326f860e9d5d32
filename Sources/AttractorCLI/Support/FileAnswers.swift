import Interpreter

/// Answers questions from a list made beforehand; whoever has none left waits to be answered later.
actor FileAnswers: Interviewer {
  private var lines: ArraySlice<String>

  /// The answers, one a line; empty lines are none.
  init(_ text: String) {
    lines = text.split(whereSeparator: \.isNewline).map(String.init)[...]
  }

  func ask(_ question: Question) async throws -> Answer {
    guard let line = lines.popFirst() else { throw Suspension(question) }
    return .text(line)
  }
}
