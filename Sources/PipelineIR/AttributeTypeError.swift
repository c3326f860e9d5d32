import SourceText

/// What is wrong with a value that does not have its attribute's type (AT202).
struct AttributeTypeError {
  let name: AttributeName
  /// The key as written.
  let key: String
  /// The value, decoded.
  let text: String
  /// Whether the value is written in quotes.
  let isQuoted: Bool

  func diagnostic(at span: SourceSpan) -> Diagnostic {
    let type = AttributeSchema.definitions.first { $0.name == name }?.type ?? .string
    let expected = expected(type)
    let words = words(type)
    var fixes: [Fix] = []
    var help = "for example: `\(key)=\(example(type))`"
    if let nearest = NearestName.find(text, among: words) {
      help = "did you mean `\(nearest)`?"
      fixes = [
        Fix(
          "replace by `\(nearest)`", .unsafe,
          edits: [TextEdit(span, isQuoted ? "\"\(nearest)\"" : nearest)])
      ]
    }
    return Diagnostic(
      ElaborationCodes.attributeType, .error, "`\(key)` expects \(expected), not `\(excerpt)`", at: span,
      label: "expected \(words.count > 2 ? "one of \(words.count) words" : expected)", help: help,
      fixes: fixes)
  }

  private var excerpt: String {
    text.unicodeScalars.count <= 40
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(40))) + "…"
  }

  private func expected(_ type: AttributeType) -> String {
    switch type {
    case .integer:
      let isNumber = ValueReader.float(Array(text.utf8)[...]) != nil && !text.utf8.contains(UInt8(ascii: "."))
      return isNumber ? "a whole number within 64 bits" : "a whole number"
    case .float: return "a number"
    case .boolean: return "`true` or `false`"
    case .duration:
      do throws(DurationText.Failure) {
        _ = try DurationText.parse(text)
        return "a duration"
      } catch {
        switch error {
        case .malformed: return "a duration"
        case .missingUnit: return "a duration with a unit"
        case .negative: return "a duration of zero or more"
        case .tooLong: return "a duration below 292 years"
        }
      }
    case .enumeration(let words): return "one of " + words.map { "`\($0)`" }.joined(separator: ", ")
    case .outcome: return "an outcome word"
    case .string, .path, .nodeReference, .list, .condition, .stylesheet: return "text"
    }
  }

  private func words(_ type: AttributeType) -> [String] {
    switch type {
    case .boolean: ["true", "false"]
    case .enumeration(let words): words
    default: []
    }
  }

  private func example(_ type: AttributeType) -> String {
    switch type {
    case .integer: "3"
    case .float: "0.5"
    case .boolean: "true"
    case .duration: "15m"
    case .enumeration(let words): words.first ?? ""
    case .outcome: "fail"
    case .string, .path, .nodeReference, .list, .condition, .stylesheet: "\"text\""
    }
  }
}
