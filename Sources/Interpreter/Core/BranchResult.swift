import JSON

/// How one branch of a parallel node ended; the context key `parallel.results` is a list of these.
///
/// The machine writes them, fan-in reads them. Specification 4.8 and 4.9.
public struct BranchResult: Hashable, Sendable {
  /// The branch: its first node's id, with `.2`, `.3` … where several branches begin at the same node.
  public var id: String
  /// The word of the branch's last outcome; `canceled` when it was stopped, `skipped` when it was never
  /// started.
  public var outcome: String
  /// The context value `score` the branch left behind, for ranking; nil without one.
  public var score: Double?
  /// The last node that ran in the branch; empty when none did.
  public var lastNode: String
  /// The branch's own `last_response`; empty when no agent answered in it.
  public var lastResponse: String
  /// The notes of the last outcome.
  public var notes: String
  /// Why the branch failed; empty when it did not.
  public var failureReason: String
  /// The class of that failure; nil when it did not fail or nobody classified it.
  public var failureClass: FailureClass?
  /// Ids of the nodes that ran, in order.
  public var completedNodes: [String]

  /// A result with everything but its name and outcome left empty.
  public init(id: String, outcome: String) {
    self.id = id
    self.outcome = outcome
    lastNode = ""
    lastResponse = ""
    notes = ""
    failureReason = ""
    completedNodes = []
  }

  /// The result as it stands in the context and in `parallel_results.json`.
  public var json: JSONValue {
    var members: [String: JSONValue] = [
      "id": .string(id), "outcome": .string(outcome), "last_node": .string(lastNode),
      "last_response": .string(lastResponse), "notes": .string(notes),
      "failure_reason": .string(failureReason),
      "failure_class": .string(failureClass?.rawValue ?? ""),
      "completed_nodes": .array(completedNodes.map { .string($0) }),
    ]
    if let score { members["score"] = .double(score) }
    return .object(members)
  }

  /// Reads a result back; nil when `id` or `outcome` is missing. Other members may be.
  public init?(json: JSONValue) {
    guard let id = json["id"]?.stringValue, let outcome = json["outcome"]?.stringValue else { return nil }
    self.init(id: id, outcome: outcome)
    score = json["score"]?.doubleValue
    lastNode = json["last_node"]?.stringValue ?? ""
    lastResponse = json["last_response"]?.stringValue ?? ""
    notes = json["notes"]?.stringValue ?? ""
    failureReason = json["failure_reason"]?.stringValue ?? ""
    failureClass = json["failure_class"]?.stringValue.flatMap { FailureClass(rawValue: $0) }
    completedNodes = (json["completed_nodes"]?.arrayValue ?? []).compactMap(\.stringValue)
  }
}
