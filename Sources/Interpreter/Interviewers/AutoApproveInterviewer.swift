/// Answers for people where there are none: yes to everything, the first of several options. Specification 6.4.
public struct AutoApproveInterviewer: Interviewer {
  /// An interviewer; it has no state.
  public init() {}

  /// Approves.
  public func ask(_ question: Question) async throws -> Answer {
    switch question.kind {
    case .yesNo, .confirm: .yes
    case .choice: question.options.first.map { .option($0) } ?? .text("auto-approved")
    case .freeform: .text("auto-approved")
    }
  }
}
