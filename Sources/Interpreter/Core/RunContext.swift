import JSON

/// The key-value store of a run. Specification 5.1.
///
/// A value type: a parallel branch gets its own by assignment and nobody needs a lock. Storage is shared
/// until one side writes.
public struct RunContext: Hashable, Sendable {
  /// All values.
  public private(set) var values: [String: JSONValue]

  /// A context of these values.
  public init(_ values: [String: JSONValue] = [:]) { self.values = values }

  /// The value of a key.
  public subscript(key: String) -> JSONValue? {
    get { values[key] }
    set { values[key] = newValue }
  }

  /// The value of a key as text, as conditions and prompts see it: empty when missing, JSON for lists and
  /// objects.
  public func text(_ key: String) -> String {
    guard let value = values[key] else { return "" }
    return Self.text(of: value)
  }

  /// The value of a path in a condition: `context.` is tried with and without. Specification 10.4.
  public func conditionText(_ path: String) -> String {
    if let value = values["context." + path] ?? values[path] { return Self.text(of: value) }
    return ""
  }

  /// Sets all of `updates`.
  public mutating func apply(_ updates: [String: JSONValue]) {
    for (key, value) in updates { values[key] = value }
  }

  /// A value as text.
  public static func text(of value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .string(let text): text
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .double(let number): "\(number)"
    case .array, .object: value.text()
    }
  }
}
