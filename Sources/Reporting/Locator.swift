import SourceText

/// Finds lines and columns of offsets that mostly come in rising order.
///
/// Counting the columns of a line anew for each finding on it would be quadratic in a file of one long line.
struct Locator {
  let table: LineTable
  private let source: SourceFile
  private var line = 0
  private var offset = 0
  private var column = 1

  init(_ source: SourceFile) {
    self.source = source
    table = LineTable(source)
  }

  /// The line and column of `target`; an offset past the end is at the end.
  mutating func position(of target: ByteOffset) -> SourcePosition {
    let end = min(target.index, source.bytes.count)
    let targetLine = table.line(of: target)
    if targetLine != line || end < offset {
      line = targetLine
      offset = table.span(ofLine: targetLine).start.index
      column = 1
    }
    // Continuation bytes of UTF-8 do not begin a character.
    for byte in source.bytes[offset..<end] where byte & 0xC0 != 0x80 { column += 1 }
    offset = end
    return SourcePosition(line: line, column: column)
  }
}
