import SourceText

/// Fixes that put one name in place of another.
enum Rename {
  /// Renames what stands at `spans`; empty where `nearest` cannot be written there without escapes.
  ///
  /// One wrong letter is a slip of the hand and safe to mend. Two are a guess, and a digit is most often meant:
  /// `task3` is not `task2` misspelt.
  static func fixes(_ name: String, to nearest: String, at spans: [SourceSpan], quoted: Bool = false) -> [Fix]
  {
    guard quoted ? !nearest.utf8.contains(where: isSpecial) : isKey(nearest) else { return [] }
    let isSlip = NearestName.distance(name, nearest) == 1 && digits(name) == digits(nearest)
    let replacement = quoted ? "\"\(nearest)\"" : nearest
    return [
      Fix("rename to `\(nearest)`", isSlip ? .safe : .unsafe, edits: spans.map { TextEdit($0, replacement) })
    ]
  }

  /// Whether `name` is an identifier or identifiers joined by dots.
  static func isKey(_ name: String) -> Bool {
    name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy(
      ASCII.isIdentifier)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20
  }

  private static func digits(_ name: String) -> [UInt8] { name.utf8.filter(ASCII.isDigit) }
}
