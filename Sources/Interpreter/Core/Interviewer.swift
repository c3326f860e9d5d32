import JSON

/// Asks people. Specification section 6.
public protocol Interviewer: Sendable {
  /// Asks one question and waits for its answer.
  ///
  /// - Throws: ``Suspension`` when nobody can be asked now.
  func ask(_ question: Question) async throws -> Answer
  /// Asks several questions, in order.
  func askMultiple(_ questions: [Question]) async throws -> [Answer]
  /// Tells something that needs no answer.
  func inform(_ message: String, stage: String) async
}

extension Interviewer {
  /// Asks one after the other.
  public func askMultiple(_ questions: [Question]) async throws -> [Answer] {
    var answers: [Answer] = []
    for question in questions { answers.append(try await ask(question)) }
    return answers
  }

  /// Says nothing.
  public func inform(_ message: String, stage: String) async {}
}

/// A question to a person. Specification 6.2.
public struct Question: Hashable, Sendable {
  /// What is asked.
  public var text: String
  /// What kind of answer it takes.
  public var kind: Kind
  /// The choices of a `choice` question.
  public var options: [Option]
  /// The answer when nobody answers in time.
  public var defaultAnswer: Answer?
  /// How long to wait; nil waits for ever.
  public var timeout: Duration?
  /// The stage that asks.
  public var stage: String
  /// Anything else a front end may show.
  public var metadata: [String: JSONValue]

  /// A question.
  public init(
    text: String, kind: Kind, options: [Option] = [], defaultAnswer: Answer? = nil, timeout: Duration? = nil,
    stage: String, metadata: [String: JSONValue] = [:]
  ) {
    self.text = text
    self.kind = kind
    self.options = options
    self.defaultAnswer = defaultAnswer
    self.timeout = timeout
    self.stage = stage
    self.metadata = metadata
  }

  /// What kind of answer a question takes.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// One of several options.
    case choice
    /// Yes or no.
    case yesNo = "yes_no"
    /// Text.
    case freeform
    /// Go on or not.
    case confirm
  }

  /// One choice.
  public struct Option: Hashable, Sendable {
    /// The accelerator key, upper case.
    public var key: String
    /// What is shown.
    public var label: String

    /// A choice.
    public init(key: String, label: String) {
      self.key = key
      self.label = label
    }
  }
}

/// An answer. Specification 6.3.
public enum Answer: Hashable, Sendable {
  /// One of the options.
  case option(Question.Option)
  /// Affirmative.
  case yes
  /// Negative.
  case no
  /// Text; also an answer to a choice that matched no option yet.
  case text(String)
  /// The person declined.
  case skipped
  /// Nobody answered in time.
  case timeout
}
