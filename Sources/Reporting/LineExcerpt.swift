/// As much of one line as fits, with the columns to mark.
///
/// Lines of real pipelines hold prompts of 27,000 bytes, so only what is near the mark is ever looked at.
struct LineExcerpt {
  /// What is printed.
  private(set) var text: [UInt8] = []
  /// Columns before the mark.
  private(set) var indent = 0
  /// Columns of the mark, at least one.
  var width: Int { max(1, markedColumns) }
  private var markedColumns = 0
  private static let ellipsis = Array("…".utf8)

  /// Excerpts `line` around `mark`.
  ///
  /// - Parameters:
  ///   - line: the line's bytes, without its line ending.
  ///   - mark: indices into `line`; cut to what `line` has.
  ///   - columns: how many columns there are.
  init(_ line: ArraySlice<UInt8>, mark: Range<Int>, columns: Int) {
    let mark = mark.clamped(to: line.startIndex..<line.endIndex)
    let after = Self.measure(line[mark.lowerBound...], upTo: columns)
    // One column is the ellipsis's.
    let room = columns - min(after, columns * 2 / 3) - 1
    let start = Self.stepBack(line, from: mark.lowerBound, columns: room)
    var column = 0
    if start > line.startIndex { column += put(Self.ellipsis) }
    var position = start
    while position < line.endIndex {
      if column >= columns {
        put(Self.ellipsis)
        break
      }
      let (scalar, length) = Self.scalar(line, at: position)
      let taken = VisibleText.append(scalar, to: &text)
      if position < mark.lowerBound {
        indent = column + taken
      } else if position < mark.upperBound {
        markedColumns += taken
      }
      column += taken
      position += length
    }
    if start == mark.lowerBound, start > line.startIndex { indent = 1 }
  }

  @discardableResult
  private mutating func put(_ piece: [UInt8]) -> Int {
    text.append(contentsOf: piece)
    return 1
  }

  private static func measure(_ bytes: ArraySlice<UInt8>, upTo limit: Int) -> Int {
    var scratch: [UInt8] = []
    var column = 0
    var position = bytes.startIndex
    while position < bytes.endIndex, column < limit {
      let (scalar, length) = scalar(bytes, at: position)
      column += VisibleText.append(scalar, to: &scratch)
      position += length
    }
    return column
  }

  /// The first character within `columns` before `from`.
  private static func stepBack(_ line: ArraySlice<UInt8>, from: Int, columns: Int) -> Int {
    var scratch: [UInt8] = []
    var position = from
    var column = 0
    while position > line.startIndex {
      var previous = position - 1
      while previous > line.startIndex, position - previous < 4, line[previous] & 0xC0 == 0x80 {
        previous -= 1
      }
      var (scalar, length) = scalar(line, at: previous)
      // Stray continuation bytes are characters of their own.
      if previous + length != position {
        previous = position - 1
        (scalar, length) = Self.scalar(line, at: previous)
      }
      column += VisibleText.append(scalar, to: &scratch)
      if column > columns { break }
      position = previous
    }
    return position
  }

  /// The character at `position` and its length in bytes; U+FFFD and one for bytes that are not UTF-8.
  private static func scalar(_ bytes: ArraySlice<UInt8>, at position: Int) -> (Unicode.Scalar, Int) {
    let first = bytes[position]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    var decoder = UTF8()
    var iterator = bytes[position..<min(position + 4, bytes.endIndex)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return ("\u{FFFD}", 1) }
    return (scalar, UTF8.width(scalar))
  }
}
