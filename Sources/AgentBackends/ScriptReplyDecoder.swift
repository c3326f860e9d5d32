import Interpreter
import JSON

/// Reads the replies of a script.
enum ScriptReplyDecoder {
  private static let keys = [
    "text", "outcome", "preferred_label", "suggested_next_ids", "context_updates", "failure_reason",
    "failure_class",
    "notes", "usage", "delay_ms",
  ]
  private static let reserved: Set = ["thinking", "tool_calls", "fault"]
  private static let maxDelay: Int64 = 600_000

  static func reply(
    _ value: JSONValue, at path: String, _ mistakes: inout ScriptMistakes
  ) -> ModelScript.Reply? {
    guard let object = ScriptObject(value, at: path, keys: keys, reserved: reserved, &mistakes) else {
      return nil
    }
    let text = object.string("text", required: true, &mistakes) ?? ""
    var outcome = Outcome(status(object, &mistakes))
    outcome.preferredLabel = object.string("preferred_label", &mistakes) ?? ""
    outcome.suggestedNextIDs = object.strings("suggested_next_ids", &mistakes)
    outcome.contextUpdates = updates(object, &mistakes)
    outcome.notes = object.string("notes", &mistakes) ?? ""
    outcome.usage = usage(object, &mistakes)
    readFailure(object, into: &outcome, &mistakes)
    let delay = object.integer(
      "delay_ms", in: 0...maxDelay, meaning: "a delay is 0 to \(maxDelay) milliseconds", &mistakes)
    return ModelScript.Reply(text: text, outcome: outcome, delay: delay ?? 0)
  }

  private static func status(_ object: ScriptObject, _ mistakes: inout ScriptMistakes) -> OutcomeStatus {
    guard let word = object.string("outcome", &mistakes) else { return .success }
    if !OutcomeStatus.isCustomWord(word) {
      mistakes.add(
        object.at("outcome"),
        "`\(word)` is no outcome: a word begins with a letter or `_` and holds letters, digits, `_`, `.`, `:` and `-`"
      )
    }
    return OutcomeStatus(word: word)
  }

  /// Keys of the engine are refused: a script that sets them tests a run that cannot happen.
  private static func updates(
    _ object: ScriptObject, _ mistakes: inout ScriptMistakes
  ) -> [String: JSONValue] {
    guard let value = object.value("context_updates", &mistakes) else { return [:] }
    guard let updates = value.objectValue else {
      mistakes.add(object.at("context_updates"), "expected an object, found \(quote(value))")
      return [:]
    }
    for key in updates.keys.sorted() where EngineContextKeys.contains(key) {
      mistakes.add("\(object.at("context_updates")).\(key)", "the engine sets this key; choose another name")
    }
    return updates
  }

  private static func usage(_ object: ScriptObject, _ mistakes: inout ScriptMistakes) -> ModelUsage? {
    guard let value = object.value("usage", &mistakes),
      let usage = ScriptObject(
        value, at: object.at("usage"), keys: ["input_tokens", "output_tokens"], &mistakes)
    else { return nil }
    let range = 0...Int64(Int32.max)
    let meaning = "tokens are counted from 0"
    let input = usage.integer("input_tokens", in: range, required: true, meaning: meaning, &mistakes)
    let output = usage.integer("output_tokens", in: range, required: true, meaning: meaning, &mistakes)
    guard let input, let output else { return nil }
    return ModelUsage(inputTokens: Int(input), outputTokens: Int(output))
  }

  private static func readFailure(
    _ object: ScriptObject, into outcome: inout Outcome, _ mistakes: inout ScriptMistakes
  ) {
    let isFailure = outcome.status == .fail || outcome.status == .retry
    outcome.failureReason = object.string("failure_reason", &mistakes) ?? ""
    if isFailure, outcome.failureReason.allSatisfy(\.isWhitespace) {
      mistakes.add(
        object.at("failure_reason"), "an outcome of `\(outcome.status.word)` needs a reason that is not empty"
      )
    }
    guard let word = object.string("failure_class", &mistakes) else { return }
    guard let failureClass = FailureClass(rawValue: word) else {
      let all = FailureClass.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      mistakes.add(object.at("failure_class"), "`\(word)` is no class; the classes are \(all)")
      return
    }
    guard isFailure else {
      mistakes.add(object.at("failure_class"), "only an outcome of `fail` or `retry` has a class")
      return
    }
    outcome.failure = Failure(failureClass)
  }
}
