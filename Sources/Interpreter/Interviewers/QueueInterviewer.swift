/// Gives answers prepared beforehand, one a question, in order; then declines. Specification 6.4.
public actor QueueInterviewer: Interviewer {
  private var answers: ArraySlice<Answer>

  /// An interviewer that gives these answers.
  public init(_ answers: [Answer]) { self.answers = answers[...] }

  /// The next answer; ``Answer/skipped`` when there is none left.
  public func ask(_ question: Question) async throws -> Answer { answers.popFirst() ?? .skipped }
}
