import JSON

/// Reads the shapes a status file may have.
///
/// The canonical one of Appendix C, the same with `status` for `outcome` or `preferred_next_label` for
/// `preferred_label`, and the legacy one of `outcome` plus `details`. Keys that mean nothing here are
/// ignored: agents add their own. A key that is a slip away from one that steers the run is an error, since
/// ignoring it would send the run another way.
struct StatusDecoder {
  private static let steering = [
    "outcome", "status", "preferred_label", "suggested_next_ids", "context_updates", "failure_reason",
    "failure_class",
  ]
  private static let known: Set<String> = Set(steering).union([
    "preferred_next_label", "notes", "failure_signature", "details",
  ])

  private let members: [String: JSONValue]

  init(_ value: JSONValue) throws(StatusFileError) {
    guard let members = value.objectValue else {
      throw StatusFileError("", "expected an object, found \(Self.quote(value))")
    }
    self.members = members
  }

  func outcome() throws(StatusFileError) -> Outcome {
    try rejectSlips()
    var outcome = Outcome(try status())
    outcome.preferredLabel = try agreeing("preferred_label", "preferred_next_label")
    outcome.suggestedNextIDs = try ids()
    outcome.contextUpdates = try updates()
    outcome.notes = try text("notes")
    outcome.failureReason = try text("failure_reason")
    let isFailure = outcome.status == .fail || outcome.status == .retry
    if isFailure {
      if outcome.failureReason.allSatisfy(\.isWhitespace) { outcome.failureReason = flattenedDetails() }
      if outcome.failureReason.allSatisfy(\.isWhitespace) { outcome.failureReason = outcome.notes }
      guard !outcome.failureReason.allSatisfy(\.isWhitespace) else {
        throw StatusFileError(
          "failure_reason", "an outcome of `\(outcome.status.word)` needs a reason that is not empty")
      }
    }
    outcome.failure = try failure(reason: outcome.failureReason, isFailure: isFailure)
    return outcome
  }

  private func rejectSlips() throws(StatusFileError) {
    for key in members.keys.sorted() where !Self.known.contains(key) {
      guard let meant = Self.steering.first(where: { isSlip(key, of: $0) }) else { continue }
      throw StatusFileError(key, "unknown key; did you mean `\(meant)`?")
    }
  }

  private func status() throws(StatusFileError) -> OutcomeStatus {
    let outcome = try text("outcome")
    let status = try text("status")
    guard !(outcome.isEmpty && status.isEmpty) else {
      throw StatusFileError("outcome", members["outcome"] == nil ? "missing" : "must not be empty")
    }
    let decided = OutcomeStatus(word: outcome.isEmpty ? status : outcome)
    guard outcome.isEmpty || status.isEmpty || decided == OutcomeStatus(word: status) else {
      throw StatusFileError("status", "says `\(status)` where `outcome` says `\(outcome)`")
    }
    if case .custom(let word) = decided, !OutcomeStatus.isCustomWord(word) {
      throw StatusFileError(
        "outcome",
        "`\(word)` is not an outcome; a custom one is a word of letters, digits, `_`, `.`, `:` and `-`")
    }
    return decided
  }

  private func text(_ key: String) throws(StatusFileError) -> String {
    guard let value = members[key], value != .null else { return "" }
    guard let text = value.stringValue else {
      throw StatusFileError(key, "expected a string, found \(Self.quote(value))")
    }
    return text
  }

  private func agreeing(_ key: String, _ alias: String) throws(StatusFileError) -> String {
    let first = try text(key)
    let second = try text(alias)
    guard first.isEmpty || second.isEmpty || first == second else {
      throw StatusFileError(alias, "says `\(second)` where `\(key)` says `\(first)`")
    }
    return first.isEmpty ? second : first
  }

  private func ids() throws(StatusFileError) -> [String] {
    guard let value = members["suggested_next_ids"], value != .null else { return [] }
    guard let elements = value.arrayValue else {
      throw StatusFileError("suggested_next_ids", "expected a list of node ids, found \(Self.quote(value))")
    }
    var ids: [String] = []
    for (index, element) in elements.enumerated() {
      guard let id = element.stringValue else {
        throw StatusFileError(
          "suggested_next_ids[\(index)]", "expected a node id, found \(Self.quote(element))")
      }
      ids.append(id)
    }
    return ids
  }

  private func updates() throws(StatusFileError) -> [String: JSONValue] {
    guard let value = members["context_updates"], value != .null else { return [:] }
    guard let updates = value.objectValue else {
      throw StatusFileError("context_updates", "expected an object, found \(Self.quote(value))")
    }
    return updates
  }

  private func failure(reason: String, isFailure: Bool) throws(StatusFileError) -> Failure? {
    let word = try text("failure_class")
    let signature = try text("failure_signature")
    guard isFailure, !(word.isEmpty && signature.isEmpty) else { return nil }
    if word.isEmpty {
      var failure = FailureClassifier.classify(reason: reason)
      failure.signature = signature
      return failure
    }
    guard let failureClass = FailureClass(alias: word) else {
      let all = FailureClass.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      throw StatusFileError("failure_class", "`\(word)` is not a class; the classes are \(all)")
    }
    return Failure(failureClass, signature: signature)
  }

  /// The legacy `details` as one line: texts as they are, lists joined, objects as `key: value`.
  private func flattenedDetails() -> String {
    guard let details = members["details"] else { return "" }
    return String(Self.flatten(details).prefix(2_000))
  }

  private static func flatten(_ value: JSONValue) -> String {
    switch value {
    case .array(let elements): elements.map(flatten).filter { !$0.isEmpty }.joined(separator: "; ")
    case .object(let members):
      members.sorted { $0.key < $1.key }.map { "\($0.key): \(flatten($0.value))" }.joined(separator: "; ")
    default: RunContext.text(of: value)
    }
  }

  private static func quote(_ value: JSONValue) -> String {
    let text = value.text()
    return text.utf8.count > 60 ? "`\(text.prefix(60))…`" : "`\(text)`"
  }
}
