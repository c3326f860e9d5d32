import SourceText

/// The text of a quoted or bare value with the way back into the file.
///
/// Little languages live inside strings (conditions, stylesheets, prompts); what they report at an offset of
/// the decoded text must be shown at the bytes of the file it came from, escapes and `+` concatenation
/// included.
public struct DecodedText: Sendable {
  /// The value: quotes removed, `\"`, `\\`, `\n`, `\t` decoded, other escapes kept with their backslash.
  ///
  /// Bytes that are not UTF-8 (an error of the file) become U+FFFD, and offsets behind them are only near.
  public let text: String
  /// Where runs of decoded bytes begin in the file; sorted, the first at decoded offset 0.
  let runs: [Run]
  /// Where the decoded text ends in the file (before the closing quote).
  let end: ByteOffset

  /// From `decoded` on, decoded bytes and file bytes advance together, beginning at `source`.
  struct Run: Sendable {
    let decoded: Int
    let source: ByteOffset
    /// One decoded byte, two in the file.
    let isEscape: Bool
  }

  init(text: String, runs: [Run], end: ByteOffset) {
    self.text = text
    self.runs = runs
    self.end = end
  }

  /// The file offset of the decoded byte at `offset`; the end of the value for an offset at or past the end.
  public func sourceOffset(of offset: Int) -> ByteOffset {
    guard offset < text.utf8.count, let run = run(at: offset) else { return end }
    return min(end, run.source.advanced(by: max(0, offset) - run.decoded))
  }

  /// The file span of a range of decoded bytes, from the first byte's source to right after the last one's.
  public func sourceSpan(of range: Range<Int>) -> SourceSpan {
    let start = sourceOffset(of: range.lowerBound)
    let last = min(range.upperBound, text.utf8.count) - 1
    guard last >= range.lowerBound, let run = run(at: last) else { return .empty(at: start) }
    // Not where the next decoded byte begins: between the two a `+` may stand.
    return SourceSpan(start, min(end, run.source.advanced(by: run.isEscape ? 2 : last - run.decoded + 1)))
  }

  /// The last run that begins at or before a decoded offset.
  private func run(at offset: Int) -> Run? {
    guard !runs.isEmpty else { return nil }
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].decoded <= offset { low = middle } else { high = middle }
    }
    return runs[low]
  }
}
