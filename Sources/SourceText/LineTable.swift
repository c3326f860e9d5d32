/// Where each line of a file begins; turns offsets into lines and columns.
///
/// Built once for a file that has something to report, not for every file that is read. A line ends at a line
/// feed; a carriage return before it belongs to the line.
public struct LineTable: Sendable {
  private let starts: [UInt32]
  private let bytes: [UInt8]

  /// The table of `file`, in one pass over its bytes.
  public init(_ file: SourceFile) {
    var starts: [UInt32] = [0]
    file.bytes.withUnsafeBufferPointer { buffer in
      for index in buffer.indices where buffer[index] == 0x0A { starts.append(UInt32(clamping: index + 1)) }
    }
    self.starts = starts
    bytes = file.bytes
  }

  /// How many lines there are; an empty file has one.
  public var lineCount: Int { starts.count }

  /// The line and column of `offset`; an offset past the end is at the end.
  public func position(of offset: ByteOffset) -> SourcePosition {
    let target = min(offset.index, bytes.count)
    let line = lineIndex(containing: target)
    let start = Int(starts[line])
    // Continuation bytes of UTF-8 do not begin a character.
    var column = 1
    for byte in bytes[start..<target] where byte & 0xC0 != 0x80 { column += 1 }
    return SourcePosition(line: line + 1, column: column)
  }

  /// The line of `offset`, from 1; an offset past the end is in the last line.
  public func line(of offset: ByteOffset) -> Int {
    lineIndex(containing: min(offset.index, bytes.count)) + 1
  }

  /// The bytes of a line, without its line ending; an empty span when there is no such line.
  ///
  /// - Parameter line: counted from 1.
  public func span(ofLine line: Int) -> SourceSpan {
    guard line >= 1, line <= starts.count else { return .empty(at: ByteOffset(bytes.count)) }
    let start = Int(starts[line - 1])
    var end = line < starts.count ? Int(starts[line]) - 1 : bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return SourceSpan(start..<end)
  }

  /// The last line that begins at or before `offset`, counted from 0.
  private func lineIndex(containing offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

/// A line and a column, both counted from 1; a column is one Unicode scalar.
public struct SourcePosition: Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The column in Unicode scalars, from 1.
  public let column: Int

  /// The position at `line` and `column`, both from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
