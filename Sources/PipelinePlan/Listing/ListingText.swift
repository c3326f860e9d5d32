import SourceText

extension String {
  /// The text filled up with spaces to `width` characters.
  func padded(_ width: Int) -> String {
    let missing = width - unicodeScalars.count
    return missing > 0 ? self + String(repeating: " ", count: missing) : self
  }

  /// The text in quotes on one line, cut after `limit` characters; control and format characters as escapes,
  /// so that a listing can be printed on a terminal.
  func quoted(limit: Int) -> String {
    var text = "\""
    for (index, scalar) in unicodeScalars.enumerated() {
      if index == limit { return text + "…\"" }
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case " "..."~": text.unicodeScalars.append(scalar)
      default:
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator:
          text += "\\u{\(String(scalar.value, radix: 16))}"
        default: text.unicodeScalars.append(scalar)
        }
      }
    }
    return text + "\""
  }

  /// The text as it is where a condition can hold it without quotes.
  var quotedUnlessPlain: String {
    let isPlain = utf8.allSatisfy { byte in
      ASCII.isName(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
    }
    return isPlain && !isEmpty ? self : quoted(limit: 60)
  }
}
