/// How many columns of a terminal or of a fixed-width drawing text takes.
///
/// Wide are the blocks of East Asian Width W and F (Unicode Standard Annex 11) and what is drawn as an emoji.
public enum DisplayWidth {
  /// The columns of a visible scalar: none for marks that combine with the one before, two for wide ones.
  public static func of(_ scalar: Unicode.Scalar) -> Int {
    // Most text is below the first combining mark.
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: return isWide(scalar) ? 2 : 1
    }
  }

  /// The columns of a visible character, which may be several scalars: two where one of them is wide or asks
  /// for an emoji (U+FE0F), else one.
  public static func of(_ character: Character) -> Int {
    if character.isASCII { return 1 }
    return character.unicodeScalars.contains { $0.value == 0xFE0F || isWide($0) } ? 2 : 1
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x1100: false
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF,
      0x1F200...0x1F265, 0x20000...0x3FFFD:
      true
    default: scalar.properties.isEmojiPresentation
    }
  }
}
