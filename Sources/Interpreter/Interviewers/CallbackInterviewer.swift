/// Lets a function answer: a chat bot, a web page, a test. Specification 6.4.
public struct CallbackInterviewer: Interviewer {
  private let callback: @Sendable (Question) async throws -> Answer

  /// An interviewer that calls `callback` for every question.
  public init(_ callback: @escaping @Sendable (Question) async throws -> Answer) { self.callback = callback }

  /// What the callback answers; the default answer, else ``Answer/timeout``, when the question's time is over
  /// first.
  ///
  /// - Throws: what the callback throws.
  public func ask(_ question: Question) async throws -> Answer {
    guard let timeout = question.timeout else { return try await callback(question) }
    let callback = self.callback
    return try await withThrowingTaskGroup(of: Answer.self) { group in
      group.addTask { try await callback(question) }
      group.addTask {
        try await Task.sleep(for: timeout)
        return question.defaultAnswer ?? .timeout
      }
      defer { group.cancelAll() }
      return try await group.next() ?? .timeout
    }
  }
}
