import JSON
import SourceText

/// Collects the mistakes of a script while it is read.
struct ScriptMistakes {
  private(set) var found: [ScriptError.Mistake] = []

  mutating func add(_ path: String, _ problem: String) {
    found.append(ScriptError.Mistake(path: path, problem: problem))
  }
}

/// One object of a script: knows its path, its keys and how to read them.
///
/// A reader takes what it can and notes what it cannot, so that all mistakes of a file are told at once. What
/// is wrong reads as absent.
struct ScriptObject {
  let path: String
  private let members: [String: JSONValue]

  /// The object at `path`; notes unknown keys. Nil, with a note, for anything else.
  ///
  /// - Parameter reserved: keys that mean something in scripts for a wire format, and nothing here.
  init?(
    _ value: JSONValue, at path: String, keys: [String], reserved: Set<String> = [],
    _ mistakes: inout ScriptMistakes
  ) {
    guard let members = value.objectValue else {
      mistakes.add(path, "expected an object, found \(quote(value))")
      return nil
    }
    self.path = path
    self.members = members
    for key in members.keys.sorted() where !keys.contains(key) {
      if reserved.contains(key) {
        mistakes.add(
          at(key),
          "`\(key)` is reserved for scripts behind the wire format of a provider; an in-process script has no use for it"
        )
      } else if let nearest = NearestName.find(key, among: keys) {
        mistakes.add(at(key), "unknown key; did you mean `\(nearest)`?")
      } else {
        mistakes.add(
          at(key), "unknown key; the keys here are \(keys.map { "`\($0)`" }.joined(separator: ", "))")
      }
    }
  }

  /// The path of a member.
  func at(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// The member as it is; noted when it is missing and `required`.
  func value(_ key: String, required: Bool = false, _ mistakes: inout ScriptMistakes) -> JSONValue? {
    if members[key] == nil, required { mistakes.add(at(key), "missing") }
    return members[key]
  }

  /// A string.
  func string(_ key: String, required: Bool = false, _ mistakes: inout ScriptMistakes) -> String? {
    guard let value = value(key, required: required, &mistakes) else { return nil }
    guard let text = value.stringValue else {
      mistakes.add(at(key), "expected a string, found \(quote(value))")
      return nil
    }
    return text
  }

  /// An integer in a range; `meaning` ends the message when it is outside.
  func integer(
    _ key: String, in range: ClosedRange<Int64>, required: Bool = false, meaning: String,
    _ mistakes: inout ScriptMistakes
  ) -> Int64? {
    guard let value = value(key, required: required, &mistakes) else { return nil }
    guard let number = value.integerValue else {
      mistakes.add(at(key), "expected an integer, found \(quote(value))")
      return nil
    }
    guard range.contains(number) else {
      mistakes.add(at(key), "\(number) is out of range; \(meaning)")
      return nil
    }
    return number
  }

  /// A list of strings; empty when it is absent.
  func strings(_ key: String, _ mistakes: inout ScriptMistakes) -> [String] {
    guard let value = value(key, &mistakes) else { return [] }
    guard let elements = value.arrayValue else {
      mistakes.add(at(key), "expected a list of strings, found \(quote(value))")
      return []
    }
    var strings: [String] = []
    for (index, element) in elements.enumerated() {
      if let text = element.stringValue {
        strings.append(text)
      } else {
        mistakes.add("\(at(key))[\(index)]", "expected a string, found \(quote(element))")
      }
    }
    return strings
  }
}

/// A value as it stands in a message.
func quote(_ value: JSONValue) -> String {
  let text = value.text()
  return text.count > 60 ? "`\(text.prefix(60))…`" : "`\(text)`"
}
