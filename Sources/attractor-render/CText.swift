/// Calls `body` with `text` as a mutable C string, the only kind libcgraph takes; it copies what it keeps.
func withCText<Result>(_ text: String, _ body: (UnsafeMutablePointer<CChar>?) -> Result) -> Result {
  var characters = Array(text.utf8CString)
  return characters.withUnsafeMutableBufferPointer { body($0.baseAddress) }
}

/// Lines as the value of a label: every character shows as itself.
///
/// Graphviz expands escapes (`\N`, `\G`, `\l`) and HTML entities in labels, and its SVG writer leaves `&`
/// alone where it begins an entity. A word joiner, which has no width, keeps the two apart; the parent
/// removes it again.
func labelText(_ lines: [String]) -> String {
  lines.map { line in
    guard line.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&") }) else {
      return line
    }
    var result = ""
    for character in line.unicodeScalars {
      switch character {
      case "\\": result += "\\\\"
      case "&": result += "&amp;\u{2060}"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }.joined(separator: "\\n")
}
