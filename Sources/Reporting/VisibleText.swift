/// Makes text from a file safe and legible on a terminal.
///
/// Files are written by others: an escape sequence in one must not move the cursor, and a direction override must
/// not reorder what a reader sees. Such characters are shown as pictures or as `\u{..}`.
public enum VisibleText {
  /// How many columns a tab takes: always as many, so that carets do not depend on where it stands.
  static let tabWidth = 4

  /// `text` on one line with every character visible.
  public static func of(_ text: String) -> String {
    var output: [UInt8] = []
    append(text, to: &output)
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
      return width(of: scalar)
    }
  }

  private static func picture(_ value: UInt32, to output: inout [UInt8]) -> Int {
    guard let scalar = Unicode.Scalar(value) else { return 0 }
    output.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
    return 1
  }

  /// The columns a visible character takes: none for marks that combine with the one before, two for wide ones.
  static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// The blocks of East Asian Width W and F (Unicode Standard Annex 11) and of pictures drawn as wide.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x2614...0x2615, 0x26A1...0x26A1,
    0x2705...0x2705, 0x2728...0x2728, 0x274C...0x274C, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
    0x2B50...0x2B50, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
    0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF, 0x1F004...0x1F004, 0x1F18E...0x1F19A, 0x1F200...0x1F265,
    0x1F300...0x1F64F, 0x1F680...0x1F6FC, 0x1F7E0...0x1F7EB, 0x1F90C...0x1F9FF, 0x1FA70...0x1FAFF,
    0x20000...0x3FFFD,
  ]
}
