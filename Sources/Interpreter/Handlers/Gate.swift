import JSON
import PipelinePlan

import enum PipelineIR.DurationText

/// A human gate with its attributes read: what is asked, and what each answer does.
struct Gate {
  let question: Question
  /// What happens when nobody answers in time; nil without `human.default_choice`.
  let defaultChoice: HumanChoices.Choice?
  private let choices: HumanChoices
  private let stage: Stage

  /// Reads the gate of a stage's node.
  ///
  /// - Throws: ``GateError``.
  init(_ stage: Stage) throws(GateError) {
    self.stage = stage
    choices = HumanChoices(of: stage)
    guard !choices.choices.isEmpty else { throw GateError(problem: "no outgoing edges for the human gate") }
    let kind = try Self.kind(of: stage)
    if kind == .yesNo || kind == .confirm {
      for answer in [Answer.yes, .no] where Self.choice(for: answer, among: choices) == nil {
        let word = answer == .yes ? "yes" : "no"
        throw GateError(problem: "human.kind=\(kind.rawValue) needs an edge whose label says \(word)")
      }
    }
    defaultChoice = try Self.defaultChoice(of: stage, among: choices)
    question = Question(
      text: stage.plan[stage.node.label], kind: kind, options: kind == .freeform ? [] : choices.options,
      defaultAnswer: nil, timeout: try Self.timeout(of: stage), stage: stage.name)
  }

  /// The outcome an answer leads to; nil when it fits no choice.
  func outcome(for answer: Answer) -> Outcome? {
    if question.kind == .freeform {
      let text = WaitHumanHandler.text(of: answer)
      guard case .text = answer, !text.allSatisfy(\.isWhitespace) else { return nil }
      // A text that names an edge takes it; any other goes on along the edges' own conditions and weights.
      if let choice = choices.choice(named: text) { return outcome(choosing: choice, text: text) }
      return Outcome(
        .success,
        contextUpdates: [
          "human.gate.selected": "", "human.gate.label": "", "human.gate.text": .string(text),
        ],
        notes: "Answered in text")
    }
    guard let choice = Self.choice(for: answer, among: choices) else { return nil }
    if case .text(let text) = answer { return outcome(choosing: choice, text: text) }
    return outcome(choosing: choice, text: "")
  }

  /// The outcome of choosing an edge.
  func outcome(choosing choice: HumanChoices.Choice, text: String, notes: String? = nil) -> Outcome {
    Outcome(
      .success, preferredLabel: choice.label, suggestedNextIDs: [choice.target],
      contextUpdates: [
        "human.gate.selected": .string(choice.key), "human.gate.label": .string(choice.label),
        "human.gate.text": .string(text),
      ],
      notes: notes ?? "Chose \(choice.title)")
  }

  /// For yes and no also the words people put on such edges.
  private static func choice(for answer: Answer, among choices: HumanChoices) -> HumanChoices.Choice? {
    if let choice = choices.choice(for: answer) { return choice }
    let words: [String]
    switch answer {
    case .yes: words = ["approve", "approved", "accept", "confirm", "ok", "continue", "proceed", "true"]
    case .no: words = ["reject", "rejected", "decline", "deny", "cancel", "stop", "abort", "false"]
    default: return nil
    }
    return words.lazy.compactMap { choices.choice(named: $0) }.first
  }

  private static func kind(of stage: Stage) throws(GateError) -> Question.Kind {
    guard let text = stage.attribute("human.kind"), !text.isEmpty else { return .choice }
    guard let kind = Question.Kind(rawValue: text) else {
      let all = Question.Kind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      throw GateError(problem: "human.kind=\"\(text)\" is none of \(all)")
    }
    return kind
  }

  private static func timeout(of stage: Stage) throws(GateError) -> Duration? {
    guard let text = stage.attribute("human.timeout"), !text.isEmpty else { return nil }
    guard let timeout = try? DurationText.parse(text) else {
      throw GateError(problem: "human.timeout=\"\(text)\" is not a duration such as `15m`")
    }
    return timeout
  }

  private static func defaultChoice(
    of stage: Stage, among choices: HumanChoices
  ) throws(GateError) -> HumanChoices.Choice? {
    guard let text = stage.attribute("human.default_choice"), !text.isEmpty else { return nil }
    guard let choice = choices.choice(named: text) else {
      let all = choices.choices.map { "`\($0.target)`" }.joined(separator: ", ")
      throw GateError(problem: "human.default_choice=\"\(text)\" names none of \(all)")
    }
    return choice
  }
}

/// A gate whose attributes say nothing that can be asked.
public struct GateError: ClassifiedError, Hashable {
  /// What is wrong with it.
  public let problem: String

  /// The pipeline says so.
  public var failureClass: FailureClass { .deterministic }
  /// What is wrong with it.
  public var description: String { problem }
}
