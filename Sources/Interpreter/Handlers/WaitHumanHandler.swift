import JSON
import PipelinePlan

/// Runs a human gate: asks, and follows the edge the answer names. Specification 4.6.
///
/// `human.kind` says what is asked: `choice` between the edges (default), `yes_no` and `confirm` between an
/// edge for yes and one for no, `freeform` for a text. `human.timeout` and `human.default_choice` say how
/// long to wait and what silence means.
public struct WaitHumanHandler: Handler {
  /// How often a question is put before an answer that fits no choice becomes RETRY.
  public static let maxTries = 3

  private let interviewer: any Interviewer

  /// A handler that asks through `interviewer`.
  public init(interviewer: any Interviewer) { self.interviewer = interviewer }

  /// Asks until an answer fits, at most ``maxTries`` times.
  ///
  /// - Throws: ``Suspension`` when nobody can be asked now, ``GateError`` when the gate's attributes say
  ///   nothing that can be asked.
  public func execute(_ stage: Stage) async throws -> Outcome {
    let gate = try Gate(stage)
    var question = gate.question
    for attempt in 1...Self.maxTries {
      stage.emit(.interviewStarted, ["question": .string(question.text), "try": .integer(Int64(attempt))])
      let began = ContinuousClock.now
      let answer = try await interviewer.ask(question)
      let asked: [String: JSONValue] = [
        "question": .string(question.text),
        "duration_ms": .integer(began.duration(to: .now).wholeMilliseconds),
      ]
      if answer == .timeout { return afterTimeout(gate, stage, asked) }
      if answer == .skipped {
        stage.emit(.interviewCompleted, asked.merging(["answer": "skipped"]) { $1 })
        return .fail("human skipped interaction", Failure(.canceled))
      }
      if let outcome = gate.outcome(for: answer) {
        stage.emit(.interviewCompleted, asked.merging(["answer": .string(Self.text(of: answer))]) { $1 })
        return outcome
      }
      stage.emit(.warning, ["message": .string("`\(Self.text(of: answer))` matches no choice")])
      question.text = "`\(Self.text(of: answer))` is none of the choices. \(gate.question.text)"
    }
    return Outcome(
      .retry, failureReason: "no answer in \(Self.maxTries) tries matched a choice")
  }

  /// A question changes nothing; the answer is in the outcome.
  public func hasEffects(_ node: PlanNode, in plan: Plan) -> Bool { false }

  private func afterTimeout(_ gate: Gate, _ stage: Stage, _ asked: [String: JSONValue]) -> Outcome {
    stage.emit(
      .interviewTimeout, asked.merging(["default": .string(gate.defaultChoice?.target ?? "")]) { $1 })
    guard let choice = gate.defaultChoice else {
      return Outcome(.retry, failureReason: "human gate timeout, no default")
    }
    return gate.outcome(
      choosing: choice, text: "", notes: "No answer in time; took the default \(choice.title)")
  }

  static func text(of answer: Answer) -> String {
    switch answer {
    case .option(let option): option.key
    case .yes: "yes"
    case .no: "no"
    case .text(let text): text
    case .skipped: "skipped"
    case .timeout: "timeout"
    }
  }
}
