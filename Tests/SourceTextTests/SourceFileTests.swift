import Testing

@testable import SourceText

@Suite struct SourceFileTests {
  private let file = SourceFile(name: "f.dot", text: "a é b")

  @Test func textOfASpan() {
    #expect(file.text(in: SourceSpan(2..<4)) == "é")
    #expect(file.text(in: file.span) == "a é b")
    #expect(Array(file.bytes(in: SourceSpan(0..<1))) == [0x61])
  }

  @Test func aSpanPastTheEndIsCut() {
    #expect(file.text(in: SourceSpan(5..<50)) == "b")
    #expect(file.text(in: SourceSpan(40..<50)).isEmpty)
    #expect(file.bytes(in: SourceSpan(40..<50)).isEmpty)
  }

  @Test func bytesThatAreNotUTF8BecomeReplacementCharacters() {
    #expect(SourceFile(name: "f", bytes: [0x61, 0xFF]).text(in: SourceSpan(0..<2)) == "a\u{FFFD}")
    #expect(file.text(in: SourceSpan(2..<3)) == "\u{FFFD}")
  }
}
