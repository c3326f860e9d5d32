import SourceText

/// The text of a quoted or bare value with the way back into the file.
///
/// Little languages live inside strings (conditions, stylesheets, prompts); what they report at an offset of the
/// decoded text must be shown at the bytes of the file it came from, escapes and `+` concatenation included.
public struct DecodedText: Sendable {
  /// The value: quotes removed, `\"`, `\\`, `\n`, `\t` decoded, other escapes kept with their backslash.
  public let text: String
  /// Where runs of decoded bytes begin in the file; sorted, the first at decoded offset 0.
  let runs: [Run]
  /// Where the decoded text ends in the file (before the closing quote).
  let end: ByteOffset

  /// From `decoded` on, decoded bytes and file bytes advance together, beginning at `source`.
  struct Run: Sendable {
    let decoded: Int
    let source: ByteOffset
  }

  init(text: String, runs: [Run], end: ByteOffset) {
    self.text = text
    self.runs = runs
    self.end = end
  }

  /// The file offset of the decoded byte at `offset`; the end of the value for an offset at or past the end.
  public func sourceOffset(of offset: Int) -> ByteOffset {
    guard offset < text.utf8.count else { return end }
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].decoded <= offset { low = middle } else { high = middle }
    }
    guard low < runs.count else { return end }
    return runs[low].source.advanced(by: offset - runs[low].decoded)
  }

  /// The file span of a range of decoded bytes.
  public func sourceSpan(of range: Range<Int>) -> SourceSpan {
    let start = sourceOffset(of: range.lowerBound)
    guard !range.isEmpty else { return .empty(at: start) }
    // An escape is longer in the file than decoded: end where the next decoded byte begins.
    return SourceSpan(start, sourceOffset(of: range.upperBound))
  }
}
