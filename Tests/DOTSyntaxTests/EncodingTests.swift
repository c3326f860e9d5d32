import DOTSyntax
import SourceText
import TestSupport
import Testing

@Suite struct EncodingTests {
  private func parsed(_ bytes: [UInt8]) -> SyntaxTree {
    let tree = parse(SourceFile(name: "test.dot", bytes: bytes))
    #expect(violations(of: tree) == [])
    return tree
  }

  @Test func nulAndBadBytesAtTheirOffsets() {
    let tree = parsed(
      Array("digraph G { a [x=\"".utf8) + [0xFF, 0xFE] + Array("\"]".utf8) + [0] + Array(" b }".utf8))
    #expect(tree.diagnostics.map(\.code) == [SyntaxCodes.encoding, SyntaxCodes.encoding])
    #expect(tree.diagnostics.map(\.span.range) == [18..<20, 22..<23])
    #expect(tree.diagnostics.map(\.severity) == [.error, .error])
    #expect(
      tree.diagnostics.map(\.message) == ["a byte that is not UTF-8 (0xFF) at byte 18", "NUL at byte 22"])
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80],
      [0x80],
      [0xE2, 0x82],
    ] as [[UInt8]])
  func illFormedSequences(bytes: [UInt8]) {
    let tree = parsed(Array("digraph G { // ".utf8) + bytes + Array("\n}".utf8))
    #expect(tree.diagnostics.map(\.code) == [SyntaxCodes.encoding])
    #expect(tree.diagnostics.first?.span.range == 15..<15 + bytes.count)
  }

  @Test func wellFormedSequences() {
    #expect(parsed(Array("digraph G { a [x=\"é€😀\u{7FF}\u{FFFD}\u{10FFFF}\"] }".utf8)).diagnostics.isEmpty)
  }

  @Test func controlsInStringsAreWarnings() {
    expect(
      "digraph G { a [x=\"1️⃣\u{1}\u{2}2️⃣\ty3️⃣\u{7F}4️⃣\"] }",
      [
        Expected(SyntaxCodes.encoding, 1, 2, "control character 0x01", severity: .warning),
        Expected(SyntaxCodes.encoding, 3, 4, "control character 0x7F", severity: .warning),
      ])
  }

  @Test func unknownEscapes() {
    let tree = expect(
      "digraph G { a [x=\"1️⃣\\d2️⃣ \\n \\\\ \\t \\\" 3️⃣\\l4️⃣\"] }",
      [
        Expected(SyntaxCodes.unknownEscape, 1, 2, "`\\d` is no escape", severity: .warning),
        Expected(SyntaxCodes.unknownEscape, 3, 4, "`\\l` is no escape", severity: .warning),
      ])
    #expect(tree.diagnostics.map { $0.fixes.map(\.applicability) } == [[.safe], [.unsafe]])
    let again = parse(SourceFile(name: "test.dot", text: fixed(tree)))
    #expect(again.diagnostics.isEmpty)
    #expect(outline(again) == outline(tree))
  }
}
