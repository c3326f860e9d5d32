import SourceText

/// Makes text from a file safe and legible on a terminal.
///
/// Files are written by others: an escape sequence in one must not move the cursor, and a direction override
/// must not reorder what a reader sees. Such characters are shown as pictures or as `\u{..}`.
public enum VisibleText {
  /// How many columns a tab takes: always as many, so that carets do not depend on where it stands.
  static let tabWidth = 4

  /// `text` on one line with every character visible.
  public static func of(_ text: String) -> String {
    var output: [UInt8] = []
    append(text, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// `text` on one line with every character visible; line feeds and tabs are a space each.
  ///
  /// For names and outputs, whose lines do not matter and under which no caret has to stand.
  public static func line(_ text: some StringProtocol) -> String {
    var output: [UInt8] = []
    for scalar in text.unicodeScalars {
      append(scalar == "\n" || scalar == "\t" ? " " : scalar, to: &output)
    }
    return String(decoding: output, as: UTF8.self)
  }

  static func append(_ text: String, to output: inout [UInt8]) {
    for scalar in text.unicodeScalars { append(scalar, to: &output) }
  }

  /// Appends one character; gives the columns it takes.
  @discardableResult
  static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) -> Int {
    switch scalar.value {
    case 0x20..<0x7F:
      output.append(UInt8(truncatingIfNeeded: scalar.value))
      return 1
    case 0x09:
      output.append(contentsOf: repeatElement(0x20, count: tabWidth))
      return tabWidth
    case 0x00..<0x20: return picture(0x2400 + scalar.value, to: &output)
    case 0x7F: return picture(0x2421, to: &output)
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
      let escape = "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      output.append(contentsOf: escape.utf8)
      return escape.utf8.count
    default:
      output.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
      return DisplayWidth.of(scalar)
    }
  }

  private static func picture(_ value: UInt32, to output: inout [UInt8]) -> Int {
    guard let scalar = Unicode.Scalar(value) else { return 0 }
    output.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
    return 1
  }
}
