/// Classes of bytes that the languages in a pipeline share. No byte above 0x7F is in any of them.
public enum ASCII {
  /// `0` to `9`.
  @inlinable
  public static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// `A` to `Z` and `a` to `z`.
  @inlinable
  public static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= 0x61 && lower <= 0x7A
  }

  /// A letter, a digit or `_`.
  @inlinable
  public static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte == 0x5F }

  /// A letter, a digit, `_` or `-`.
  @inlinable
  public static func isName(_ byte: UInt8) -> Bool { isWord(byte) || byte == 0x2D }

  /// The space and the control characters from tab to carriage return.
  @inlinable
  public static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  /// The lower-case letter of an upper-case one; any other byte as it is.
  @inlinable
  public static func lowercased(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  /// Whether the bytes are `[A-Za-z_][A-Za-z0-9_]*`.
  public static func isIdentifier(_ bytes: some Collection<UInt8>) -> Bool {
    guard let first = bytes.first, !isDigit(first) else { return false }
    return bytes.allSatisfy(isWord)
  }
}
