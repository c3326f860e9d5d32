import JSON

extension StatusFile {
  /// The file's bytes for an outcome.
  ///
  /// Always has `outcome` and `status` (the same word), `preferred_label`, `suggested_next_ids`,
  /// `context_updates` and `notes`; failures add `failure_reason`, `failure_class` and `failure_signature`.
  /// ``decode(_:)`` gives the outcome back, but for `usage`.
  public static func encode(_ outcome: Outcome) -> [UInt8] {
    var writer = JSONWriter(.pretty)
    writer.beginObject()
    write(outcome, to: &writer)
    writer.endObject()
    return writer.bytes
  }

  /// Writes the members of the file into an object that is open.
  public static func write(_ outcome: Outcome, to writer: inout JSONWriter) {
    let word = outcome.status.word
    writer.member("outcome", word)
    writer.member("status", word)
    writer.member("preferred_label", outcome.preferredLabel)
    writer.member("suggested_next_ids", outcome.suggestedNextIDs)
    writer.key("context_updates")
    writer.value(.object(outcome.contextUpdates))
    writer.member("notes", outcome.notes)
    if !outcome.failureReason.isEmpty {
      writer.member("failure_reason", outcome.failureReason)
    }
    guard let failure = outcome.failure else { return }
    writer.member("failure_class", failure.failureClass.rawValue)
    if !failure.signature.isEmpty {
      writer.member("failure_signature", failure.signature)
    }
  }
}
