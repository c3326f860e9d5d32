import SourceText

/// Fixes that put one name in place of another.
enum Rename {
  /// Renames what stands at `spans`.
  ///
  /// One wrong letter is a slip of the hand and safe to mend. Two are a guess, and a digit is most often meant:
  /// `task3` is not `task2` misspelt.
  static func fix(_ name: String, to nearest: String, at spans: [SourceSpan], quoted: Bool = false) -> Fix {
    let isSlip = NearestName.distance(name, nearest) == 1 && digits(name) == digits(nearest)
    let replacement = quoted ? "\"\(nearest)\"" : nearest
    return Fix(
      "rename to `\(nearest)`", isSlip ? .safe : .unsafe, edits: spans.map { TextEdit($0, replacement) })
  }

  private static func digits(_ name: String) -> [UInt8] { name.utf8.filter { (0x30...0x39).contains($0) } }
}
