import Testing

@testable import SourceText

@Suite struct LineTableTests {
  private func table(_ text: String) -> LineTable { LineTable(SourceFile(name: "f", text: text)) }

  static let positions: [(text: String, offset: Int, line: Int, column: Int)] = [
    ("", 0, 1, 1), ("ab", 0, 1, 1), ("ab", 2, 1, 3), ("a\nb", 1, 1, 2), ("a\nb", 2, 2, 1), ("a\nb", 3, 2, 2),
    ("a\n", 2, 2, 1), ("\n\n", 1, 2, 1), ("a\r\nb", 3, 2, 1), ("a\r\nb", 2, 1, 3),
    // A column is a Unicode scalar, however many bytes it has.
    ("é\u{1F600}x", 2, 1, 2), ("é\u{1F600}x", 6, 1, 3), ("é\u{1F600}x", 7, 1, 4),
    // Past the end is at the end.
    ("ab\nc", 99, 2, 2),
  ]

  @Test(arguments: positions.indices)
  func position(row: Int) {
    let (text, offset, line, column) = Self.positions[row]
    #expect(table(text).position(of: ByteOffset(offset)) == SourcePosition(line: line, column: column))
  }

  @Test func linesEndBeforeTheirLineEnding() {
    let table = table("one\r\ntwo\n\nfour")
    #expect(table.lineCount == 4)
    #expect(table.span(ofLine: 1) == SourceSpan(0..<3))
    #expect(table.span(ofLine: 2) == SourceSpan(5..<8))
    #expect(table.span(ofLine: 3) == SourceSpan(9..<9))
    #expect(table.span(ofLine: 4) == SourceSpan(10..<14))
  }

  @Test func linesThatAreNotThereAreEmpty() {
    let table = table("one\ntwo")
    #expect(table.span(ofLine: 0).isEmpty)
    #expect(table.span(ofLine: 3) == .empty(at: ByteOffset(7)))
    #expect(table.span(ofLine: -1).isEmpty)
  }

  @Test func everyOffsetOfAFileHasItsPlace() {
    let text = "digraph {\n  é -> \u{1F600}\r\n}\n"
    let table = table(text)
    var line = 1
    var column = 1
    for (offset, byte) in text.utf8.enumerated() {
      let isContinuation = byte & 0xC0 == 0x80
      if !isContinuation {
        #expect(table.position(of: ByteOffset(offset)) == SourcePosition(line: line, column: column))
        column += 1
      }
      if byte == 0x0A { (line, column) = (line + 1, 1) }
    }
  }
}
