import DOTSyntax
import SourceText

/// The text of a little language inside a value, with the way back into the file.
///
/// A value without escapes is read where it stands; only one with escapes is decoded first.
struct EmbeddedText {
  /// The bytes `range` is about; the whole file, or the decoded value.
  let bytes: [UInt8]
  /// The text within `bytes`.
  let range: Range<Int>
  private let map: Map

  private enum Map {
    /// Offsets are the file's own.
    case file
    case decoded(DecodedText)
    /// Text that is in no file: everything is at one place.
    case fixed(SourceSpan)
  }

  /// The text of a value that stands in the file as it is.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    self.range = range
    map = .file
  }

  /// The text of a decoded value.
  init(_ text: DecodedText) {
    bytes = Array(text.text.utf8)
    range = 0..<bytes.count
    map = .decoded(text)
  }

  /// Text made by a program on behalf of what stands at `span`.
  init(_ text: String, at span: SourceSpan) {
    bytes = Array(text.utf8)
    range = 0..<bytes.count
    map = .fixed(span)
  }

  /// The file span of a range of the text.
  func span(_ range: Range<Int>) -> SourceSpan {
    switch map {
    case .file: SourceSpan(range)
    case .decoded(let text): text.sourceSpan(of: range)
    case .fixed(let span): span
    }
  }

  /// Whether edits in the file can mend the text.
  var isEditable: Bool {
    if case .fixed = map { return false }
    return true
  }

  /// The character at a position, whole; empty at the end of the text.
  func character(at position: Int) -> Range<Int> {
    guard position < range.upperBound else { return range.upperBound..<range.upperBound }
    var end = position + 1
    while end < range.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return position..<end
  }

  /// The text of a range, for messages: at most forty bytes.
  func excerpt(_ range: Range<Int>) -> String {
    var end = min(range.upperBound, range.lowerBound + 40)
    // Not in the middle of a character.
    while end > range.lowerBound, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[range.lowerBound..<end], as: UTF8.self)
      + (end < range.upperBound ? "…" : "")
  }
}
