import Interpreter
import JSON

extension ModelScript {
  /// The longest script, in bytes.
  public static let maxBytes = 16 << 20
  /// The deepest nesting, in levels.
  public static let maxDepth = 64
  /// The most turns.
  public static let maxTurns = 10_000

  /// Reads a script; `source` is what messages call it.
  ///
  /// - Throws: ``ScriptError`` with all mistakes of the file.
  public static func decode(_ bytes: [UInt8], source: String) throws(ScriptError) -> ModelScript {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONParser.parse(bytes, limits: JSONParser.Limits(size: maxBytes, depth: maxDepth))
    } catch {
      throw ScriptError(source: source, mistakes: [ScriptError.Mistake(path: "", problem: "\(error)")])
    }
    var mistakes = ScriptMistakes()
    let script = script(value, &mistakes)
    guard mistakes.found.isEmpty else { throw ScriptError(source: source, mistakes: mistakes.found) }
    return script
  }

  private static func script(_ value: JSONValue, _ mistakes: inout ScriptMistakes) -> ModelScript {
    var script = ModelScript(turns: [])
    guard let object = ScriptObject(value, at: "", keys: ["version", "turns", "otherwise"], &mistakes) else {
      return script
    }
    _ = object.integer(
      "version", in: 1...1, required: true, meaning: "this program reads version 1", &mistakes)
    if let turns = object.value("turns", required: true, &mistakes) {
      if let elements = turns.arrayValue {
        if elements.count > maxTurns {
          mistakes.add("turns", "\(elements.count) turns are more than the limit of \(maxTurns)")
        }
        for (index, element) in elements.prefix(maxTurns).enumerated() {
          if let turn = turn(element, at: "turns[\(index)]", &mistakes) { script.turns.append(turn) }
        }
      } else {
        mistakes.add("turns", "expected a list of turns, found \(quote(turns))")
      }
    }
    if let otherwise = object.value("otherwise", &mistakes) {
      script.otherwise = ScriptReplyDecoder.reply(otherwise, at: "otherwise", &mistakes)
    }
    return script
  }

  private static func turn(_ value: JSONValue, at path: String, _ mistakes: inout ScriptMistakes) -> Turn? {
    guard let object = ScriptObject(value, at: path, keys: ["when", "reply", "times"], &mistakes) else {
      return nil
    }
    var when = Conditions()
    if let conditions = object.value("when", &mistakes) {
      when = self.conditions(conditions, at: object.at("when"), &mistakes)
    }
    let times = object.integer(
      "times", in: 1...Int64(Int32.max), meaning: "leave it out for a turn without a limit", &mistakes)
    guard let value = object.value("reply", required: true, &mistakes),
      let reply = ScriptReplyDecoder.reply(value, at: object.at("reply"), &mistakes)
    else { return nil }
    return Turn(when: when, reply: reply, times: times.map { Int($0) })
  }

  private static func conditions(
    _ value: JSONValue, at path: String, _ mistakes: inout ScriptMistakes
  ) -> Conditions {
    let keys = ["node", "visit", "attempt", "prompt_contains"]
    let reserved: Set = ["provider", "model", "call", "tool_result_contains"]
    guard let object = ScriptObject(value, at: path, keys: keys, reserved: reserved, &mistakes) else {
      return Conditions()
    }
    let range = 1...Int64(Int32.max)
    var when = Conditions()
    when.node = object.string("node", &mistakes)
    when.visit = object.integer("visit", in: range, meaning: "visits are counted from 1", &mistakes).map {
      Int($0)
    }
    when.attempt = object.integer("attempt", in: range, meaning: "attempts are counted from 1", &mistakes).map
    { Int($0) }
    when.promptContains = object.string("prompt_contains", &mistakes)
    if when.promptContains == "" {
      mistakes.add(object.at("prompt_contains"), "must not be empty; leave it out to match every prompt")
    }
    return when
  }
}
