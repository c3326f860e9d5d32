import JSON

/// What a handler made of its node. Specification 5.2; drives routing and state.
public struct Outcome: Hashable, Sendable {
  /// How it went.
  public var status: OutcomeStatus
  /// The edge label to follow; empty without a preference.
  public var preferredLabel: String
  /// Node ids to go to next, best first.
  public var suggestedNextIDs: [String]
  /// Context values to set.
  public var contextUpdates: [String: JSONValue]
  /// A summary for people.
  public var notes: String
  /// Why it failed or wants a retry; not empty then.
  public var failureReason: String
  /// The class of the failure and how it is known; nil until it is classified.
  public var failure: Failure?
  /// What the stage used of a model; nil where it used none or does not know.
  public var usage: ModelUsage?

  /// An outcome with everything but its status left empty.
  public init(
    _ status: OutcomeStatus, preferredLabel: String = "", suggestedNextIDs: [String] = [],
    contextUpdates: [String: JSONValue] = [:], notes: String = "", failureReason: String = "",
    failure: Failure? = nil, usage: ModelUsage? = nil
  ) {
    self.status = status
    self.preferredLabel = preferredLabel
    self.suggestedNextIDs = suggestedNextIDs
    self.contextUpdates = contextUpdates
    self.notes = notes
    self.failureReason = failureReason
    self.failure = failure
    self.usage = usage
  }

  /// A failure with its reason.
  public static func fail(_ reason: String, _ failure: Failure? = nil) -> Outcome {
    Outcome(.fail, failureReason: reason, failure: failure)
  }
}

/// The status of an outcome; its spelling is the word in status files and conditions.
public enum OutcomeStatus: Hashable, Sendable {
  /// Done.
  case success
  /// Done with caveats; routes as success.
  case partialSuccess
  /// Failed.
  case fail
  /// Asks to be run again.
  case retry
  /// Not run.
  case skipped
  /// A word of the author's, from an agent node only; conditions route on it.
  case custom(String)

  /// The status a word stands for; the aliases `ok`, `failure`, `error` and `skip` are accepted.
  public init(word: String) {
    switch word {
    case "success", "ok": self = .success
    case "partial_success": self = .partialSuccess
    case "fail", "failure", "error": self = .fail
    case "retry": self = .retry
    case "skipped", "skip": self = .skipped
    default: self = .custom(word)
    }
  }

  /// The word for it.
  public var word: String {
    switch self {
    case .success: "success"
    case .partialSuccess: "partial_success"
    case .fail: "fail"
    case .retry: "retry"
    case .skipped: "skipped"
    case .custom(let word): word
    }
  }

  /// Whether a goal gate is satisfied by it.
  public var satisfiesGate: Bool { self == .success || self == .partialSuccess }
}

/// Why a failure happened, as far as retrying is concerned.
public enum FailureClass: String, CaseIterable, Hashable, Sendable {
  /// The world around the stage; doing it again may help.
  case transientInfra = "transient_infra"
  /// The stage itself; doing it again will not help.
  case deterministic
  /// A limit of turns, tokens, cost, time, steps or visits.
  case budgetExhausted = "budget_exhausted"
  /// Somebody stopped it.
  case canceled
  /// No edge takes the outcome.
  case noRoute = "no_route"
}

/// A classified failure.
public struct Failure: Hashable, Sendable {
  /// The class.
  public var failureClass: FailureClass
  /// Whether something said so; false for `deterministic` when nothing said anything.
  public var hasEvidence: Bool
  /// A short hash that identical failures share; empty until it is computed.
  public var signature: String

  /// A failure of a class.
  public init(_ failureClass: FailureClass, hasEvidence: Bool = true, signature: String = "") {
    self.failureClass = failureClass
    self.hasEvidence = hasEvidence
    self.signature = signature
  }
}

/// What model calls used.
public struct ModelUsage: Hashable, Sendable {
  /// Tokens sent.
  public var inputTokens: Int
  /// Tokens received.
  public var outputTokens: Int
  /// US dollars; nil when a price is unknown.
  public var cost: Double?

  /// A usage.
  public init(inputTokens: Int, outputTokens: Int, cost: Double? = nil) {
    self.inputTokens = inputTokens
    self.outputTokens = outputTokens
    self.cost = cost
  }
}
