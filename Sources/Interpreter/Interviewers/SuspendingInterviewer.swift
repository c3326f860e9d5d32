/// Asks nobody: the run is suspended at its first question, to be answered later. For runs without a terminal.
public struct SuspendingInterviewer: Interviewer {
  /// An interviewer; it has no state.
  public init() {}

  /// Never answers.
  ///
  /// - Throws: ``Suspension``, always.
  public func ask(_ question: Question) async throws -> Answer { throw Suspension(question) }
}
