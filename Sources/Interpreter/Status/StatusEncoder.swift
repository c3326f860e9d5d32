import JSON

extension StatusFile {
  /// The file's bytes for an outcome.
  ///
  /// Always has `outcome` and `status` (the same word), `preferred_label`, `suggested_next_ids`, `context_updates` and `notes`;
  /// failures add `failure_reason`, `failure_class` and `failure_signature`. ``decode(_:)`` gives the outcome back, but for `usage`.
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
    writer.key("outcome")
    writer.string(word)
    writer.key("status")
    writer.string(word)
    writer.key("preferred_label")
    writer.string(outcome.preferredLabel)
    writer.key("suggested_next_ids")
    writer.beginArray()
    for id in outcome.suggestedNextIDs { writer.string(id) }
    writer.endArray()
    writer.key("context_updates")
    writer.value(.object(outcome.contextUpdates))
    writer.key("notes")
    writer.string(outcome.notes)
    if !outcome.failureReason.isEmpty {
      writer.key("failure_reason")
      writer.string(outcome.failureReason)
    }
    guard let failure = outcome.failure else { return }
    writer.key("failure_class")
    writer.string(failure.failureClass.rawValue)
    if !failure.signature.isEmpty {
      writer.key("failure_signature")
      writer.string(failure.signature)
    }
  }
}
