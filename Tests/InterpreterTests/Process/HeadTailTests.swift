import Testing

@testable import Interpreter

@Suite struct HeadTailTests {
  private func headTail(_ pieces: [String], limit: Int) -> HeadTail {
    var kept = HeadTail(limit: limit)
    for piece in pieces { Array(piece.utf8).withUnsafeBytes { kept.append($0) } }
    return kept
  }

  @Test func keepsEverythingThatFits() {
    let kept = headTail(["abc", "", "defgh"], limit: 4)
    #expect(String(decoding: kept.bytes, as: UTF8.self) == "abcdefgh")
    #expect(kept.total == 8)
    #expect(kept.text(maxCharacters: 100) == "abcdefgh")
  }

  @Test func leavesOutTheMiddleHoweverItComes() {
    let text = String((0..<500).map { "\($0 % 10)" }.joined())
    for size in [1, 3, 7, 64, 500] {
      var pieces: [String] = []
      var rest = text[...]
      while !rest.isEmpty {
        pieces.append(String(rest.prefix(size)))
        rest = rest.dropFirst(size)
      }
      let kept = headTail(pieces, limit: 10)
      #expect(
        String(decoding: kept.bytes, as: UTF8.self) == "0123456789\n[… 480 bytes left out …]\n0123456789")
    }
  }

  @Test func textIsBoundedInCharacters() {
    let short = headTail(["line\n\n\r\n"], limit: 100)
    #expect(short.text(maxCharacters: 10) == "line")
    let long = headTail([String(repeating: "é", count: 5_000)], limit: 1 << 20)
    #expect(long.text(maxCharacters: 5_000).count == 5_000)
    let cut = long.text(maxCharacters: 200)
    #expect(cut.count <= 200)
    #expect(cut.contains("[… 9700 bytes left out …]"))
    #expect(!cut.contains("\u{FFFD}"))
  }
}
