import Reporting
import SourceText
import TestSupport
import Testing

@Suite struct TextFormatTests {
  /// The lines after the first, which every sample shares.
  private func excerpt(_ report: FileReport, columns: Int = 120) -> [String] {
    let text = TextFormat(style: .plain, columns: columns).text([report])
    return text.split(separator: "\n").dropFirst().map(String.init)
  }

  @Test func showsSourceNotesAndHelp() {
    let text = TextFormat(style: .plain).text([Samples.release, Samples.release])
    #expect(Golden.difference(text, "release.txt") == nil)
  }

  @Test func coloursOnlyWhenAsked() {
    let text = TextFormat(style: .ansi).text([Samples.release])
    #expect(Golden.difference(text, "release.ansi.txt") == nil)
    #expect(!TextFormat(style: .plain).text([Samples.release]).utf8.contains(0x1B))
  }

  @Test func printsNothingForACleanFile() {
    let clean = FileReport(source: SourceFile(name: "a.dot", text: "digraph g {}"), diagnostics: [])
    #expect(TextFormat(style: .plain).text([clean]).isEmpty)
  }

  @Test func cutsALongLineAroundTheSpan() {
    let text =
      "  a [prompt=\"" + String(repeating: "word ", count: 3_000) + "$gaol"
      + String(repeating: " tail", count: 3_000)
    #expect(
      excerpt(Samples.one(text, "$gaol"), columns: 40) == [
        "    1 | …rd word word $gaol tail tail tail tail …",
        "      |               ^^^^^",
      ])
  }

  @Test func cutsAMarkThatDoesNotFit() {
    let text = "x=" + String(repeating: "y", count: 500) + ";"
    let lines = excerpt(Samples.one(text, String(repeating: "y", count: 500)), columns: 20)
    #expect(lines == ["    1 | x=yyyyyyyyyyyyyyyyyy…", "      |   ^^^^^^^^^^^^^^^^^^"])
  }

  @Test func showsTheEndOfALongLine() {
    let text = String(repeating: "a", count: 200) + "END"
    #expect(
      excerpt(Samples.one(text, "END"), columns: 20) == [
        "    1 | …" + String(repeating: "a", count: 16) + "END",
        "      | " + String(repeating: " ", count: 17) + "^^^",
      ])
  }

  @Test func alignsTabsAndWideCharacters() {
    #expect(
      excerpt(Samples.one("\tlabel=\"設計 e\u{301}🚀 bad\"", "bad")) == [
        "    1 |     label=\"設計 e\u{301}🚀 bad\"",
        "      |                     ^^^",
      ])
  }

  @Test func ignoresCarriageReturns() {
    #expect(excerpt(Samples.one("a\r\n  bad\r\nc\r\n", "bad")) == ["    2 |   bad", "      |   ^^^"])
  }

  @Test func showsFirstAndLastLineOfALongSpan() {
    #expect(
      excerpt(
        Samples.one("x\n  node [\n    a=1\n    b=2\n  ]\ny", "node [\n    a=1\n    b=2\n  ]", label: "here"))
        == [
          "    2 |   node [", "      |   ^^^^^^", "    ⋮", "    5 |   ]", "      |   ^ here",
        ])
  }

  @Test func showsTwoLinesWithoutAGap() {
    #expect(
      excerpt(Samples.one("a [\n]", "[\n]")) == ["    1 | a [", "      |   ^", "    2 | ]", "      | ^"])
  }

  @Test func marksTheEndOfTheFile() {
    #expect(excerpt(Samples.one("a\nb", "missing")) == ["    2 | b", "      |  ^"])
    #expect(excerpt(Samples.one("", "missing")) == ["    1 |", "      | ^"])
  }

  @Test func doesNotReachIntoTheNextLine() {
    #expect(excerpt(Samples.one("ab\ncd", "ab\n")) == ["    1 | ab", "      | ^^"])
  }

  @Test func survivesBytesThatAreNotText() {
    let file = SourceFile(name: "a.dot", bytes: [0x61, 0xFF, 0xC3, 0x80, 0x80, 0x62])
    let finding = Diagnostic(Samples.prompt, .error, "message", at: SourceSpan(5..<6))
    #expect(
      excerpt(FileReport(source: file, diagnostics: [finding])) == [
        "    1 | a\u{FFFD}À\u{FFFD}b", "      |     ^",
      ])
  }

  @Test(arguments: [1, 3, 20, 21, 57, 200])
  func anySpanOfAHostileLineIsShown(length: Int) {
    let bytes = (0..<400).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 31) }.map { $0 == 0x0A ? 0x0B : $0 }
    let file = SourceFile(name: "a.dot", bytes: bytes)
    for start in stride(from: 0, through: bytes.count, by: 7) {
      let finding = Diagnostic(Samples.prompt, .error, "message", at: SourceSpan(start..<(start + length)))
      let lines = excerpt(FileReport(source: file, diagnostics: [finding]), columns: 20)
      #expect(lines.count == 2)
      #expect(lines.last?.contains("^") == true)
      #expect((lines.first?.utf8.count ?? 1_000) < 200)
    }
  }
}
