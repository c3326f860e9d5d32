import JSON

/// An outcome in the journal: all of it, and only what is there.
///
/// Stricter than a status file, which people and agents write: what comes back is what went in.
enum OutcomeRecord {
  /// Writes the members of an outcome into an open object.
  static func write(_ outcome: Outcome, to writer: inout JSONWriter) {
    writer.member("outcome", outcome.status.word)
    if !outcome.preferredLabel.isEmpty {
      writer.member("preferred_label", outcome.preferredLabel)
    }
    if !outcome.suggestedNextIDs.isEmpty {
      writer.key("suggested_next_ids")
      writer.value(.array(outcome.suggestedNextIDs.map { .string($0) }))
    }
    if !outcome.contextUpdates.isEmpty {
      writer.key("context_updates")
      writer.value(.object(outcome.contextUpdates))
    }
    if !outcome.notes.isEmpty {
      writer.member("notes", outcome.notes)
    }
    if !outcome.failureReason.isEmpty {
      writer.member("failure_reason", outcome.failureReason)
    }
    if let failure = outcome.failure {
      writer.member("failure_class", failure.failureClass.rawValue)
      writer.member("failure_evidence", failure.hasEvidence)
      writer.member("failure_signature", failure.signature)
    }
    if let usage = outcome.usage {
      writer.key("usage")
      UsageRecord.write(usage, to: &writer)
    }
  }

  /// Reads an outcome back; nil when it has none or a member of another type.
  static func read(_ json: JSONValue) -> Outcome? {
    guard let word = json["outcome"]?.stringValue else { return nil }
    var outcome = Outcome(OutcomeStatus(word: word))
    outcome.preferredLabel = json["preferred_label"]?.stringValue ?? ""
    outcome.suggestedNextIDs = (json["suggested_next_ids"]?.arrayValue ?? []).compactMap(\.stringValue)
    outcome.contextUpdates = json["context_updates"]?.objectValue ?? [:]
    outcome.notes = json["notes"]?.stringValue ?? ""
    outcome.failureReason = json["failure_reason"]?.stringValue ?? ""
    if let name = json["failure_class"]?.stringValue {
      guard let failureClass = FailureClass(rawValue: name) else { return nil }
      outcome.failure = Failure(
        failureClass, hasEvidence: json["failure_evidence"]?.boolValue ?? true,
        signature: json["failure_signature"]?.stringValue ?? "")
    }
    if let usage = json["usage"] { outcome.usage = UsageRecord.read(usage) }
    return outcome
  }
}

/// A usage as an object of the journal and of `final.json`.
enum UsageRecord {
  static func write(_ usage: ModelUsage, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("input_tokens", usage.inputTokens)
    writer.member("output_tokens", usage.outputTokens)
    if let cost = usage.cost {
      writer.member("cost_usd", cost)
    }
    writer.endObject()
  }

  static func read(_ json: JSONValue) -> ModelUsage? {
    guard let input = json["input_tokens"]?.integerValue.flatMap({ Int(exactly: $0) }),
      let output = json["output_tokens"]?.integerValue.flatMap({ Int(exactly: $0) })
    else { return nil }
    return ModelUsage(inputTokens: input, outputTokens: output, cost: json["cost_usd"]?.doubleValue)
  }
}
