/// Passes questions on and keeps what was asked and answered. Specification 6.4.
public actor RecordingInterviewer: Interviewer {
  /// A question and its answer.
  public struct Recording: Hashable, Sendable {
    /// What was asked.
    public let question: Question
    /// What was answered.
    public let answer: Answer
  }

  /// What was asked and answered so far, in the order of the answers.
  public private(set) var recordings: [Recording] = []
  private let inner: any Interviewer

  /// An interviewer that asks `inner`.
  public init(_ inner: any Interviewer) { self.inner = inner }

  /// The inner interviewer's answer.
  ///
  /// - Throws: what the inner interviewer throws; then nothing is recorded.
  public func ask(_ question: Question) async throws -> Answer {
    let answer = try await inner.ask(question)
    recordings.append(Recording(question: question, answer: answer))
    return answer
  }

  /// Passes the message on.
  public func inform(_ message: String, stage: String) async { await inner.inform(message, stage: stage) }
}
