import SourceText

/// What an edge label says to the engine: its normalised text and its accelerator key.
///
/// Specification 3.3 (step 2) and 4.6. A key is one letter or digit, in brackets also several: `[Y] Yes`,
/// `[10] Later`, `Y) Yes`, `Y - Yes`.
public enum EdgeLabel {
  /// The label for comparing: trimmed, without accelerator prefix, lower case.
  public static func normalized(_ label: String) -> String {
    let trimmed = trim(Array(label.utf8)[...])
    let rest = accelerator(in: trimmed).map { trim(trimmed[$0.rest...]) }
    // A label that is nothing but an accelerator is compared as it stands.
    let text = rest.map { $0.isEmpty ? trimmed : $0 } ?? trimmed
    return String(decoding: text, as: UTF8.self).lowercased()
  }

  /// The key that chooses the label, as written: of a prefix, else the first character. Nil for a blank label.
  ///
  /// People type either case; compare keys without regard to it.
  public static func acceleratorKey(_ label: String) -> String? {
    let trimmed = trim(Array(label.utf8)[...])
    if let key = accelerator(in: trimmed)?.key { return String(decoding: trimmed[key], as: UTF8.self) }
    return String(decoding: trimmed, as: UTF8.self).first.map { String($0) }
  }

  private static func accelerator(in label: ArraySlice<UInt8>) -> (key: Range<Int>, rest: Int)? {
    guard let first = label.first else { return nil }
    let start = label.startIndex
    if first == UInt8(ascii: "[") {
      let key = label.dropFirst().prefix { ASCII.isLetter($0) || ASCII.isDigit($0) }
      guard !key.isEmpty, key.endIndex < label.endIndex, label[key.endIndex] == UInt8(ascii: "]") else {
        return nil
      }
      return (key.startIndex..<key.endIndex, key.endIndex + 1)
    }
    guard ASCII.isLetter(first) || ASCII.isDigit(first) else { return nil }
    let rest = label.dropFirst()
    // The label is trimmed, so what follows the parenthesis is a space and a word, or nothing.
    if rest.first == UInt8(ascii: ")"), rest.count == 1 || rest.dropFirst().first == UInt8(ascii: " ") {
      return (start..<start + 1, start + 2)
    }
    if rest.starts(with: " - ".utf8) { return (start..<start + 1, start + 4) }
    return nil
  }

  private static func trim(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes.drop(while: ASCII.isSpace)
    while let last = bytes.last, ASCII.isSpace(last) { bytes.removeLast() }
    return bytes
  }
}
