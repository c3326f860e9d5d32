import Interpreter
import JSON

/// The form of what `show` prints: titled blocks of indented lines.
struct Page {
  let paint: Paint

  /// A title and its lines.
  func block(_ title: String, _ lines: [String]) -> String {
    ([paint.bold(TerminalText.visible(title))] + lines.map { "  \($0)" }).joined(separator: "\n")
  }

  /// Members of a JSON object, one a line, those that say nothing left out.
  func members(_ title: String, _ value: JSONValue, _ keys: [String]) -> String {
    let present = keys.filter { !value.field($0).isEmpty }
    let width = present.map(\.count).max() ?? 0
    let lines = present.map { "\($0.padded(to: width))  \(value.field($0))" }
    return lines.isEmpty ? "" : block(title, lines)
  }
}

extension JSONValue {
  /// A member as text for a terminal; empty when it is missing, null or false.
  func field(_ key: String) -> String {
    guard let value = self[key], value != .null, value != .bool(false) else { return "" }
    return TerminalText.visible(RunContext.text(of: value))
  }

  /// A member as text; empty when it is missing.
  func word(_ key: String) -> String { self[key].map { RunContext.text(of: $0) } ?? "" }

  /// A member as a whole number; 0 when it is missing.
  func number(_ key: String) -> Int { Int(clamping: self[key]?.integerValue ?? 0) }
}
