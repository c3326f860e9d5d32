import Reporting
import SourceText
import Testing

@Suite struct VisibleTextTests {
  @Test func showsControlsAsPictures() {
    #expect(VisibleText.of("a\u{1B}[2Jb\u{07}\n\r\u{7F}") == "a␛[2Jb␇␊␍␡")
    #expect(VisibleText.of("\u{9B}31m\u{202E}\u{2028}\u{E000}") == "\\u{9B}31m\\u{202E}\\u{2028}\\u{E000}")
    #expect(VisibleText.of("héllo 設計 🚀") == "héllo 設計 🚀")
  }

  @Test func foldsLineFeedsAndTabs() {
    #expect(VisibleText.line("Build\n\tand test") == "Build  and test")
    #expect(VisibleText.line("a\u{1B}[2J\u{202E}b\r") == "a␛[2J\\u{202E}b␍")
  }

  /// Every place of a report where text from the file can come out.
  @Test(arguments: ReportFormatName.allCases)
  func aHostileFileCannotReachTheTerminal(format: ReportFormatName) {
    let attack = "\u{1B}]0;owned\u{07}\u{9B}2J\u{7F}"
    let file = SourceFile(name: "a\(attack).dot", text: "digraph { \(attack) }")
    let span = SourceSpan(10..<14)
    let finding = Diagnostic(
      DiagnosticCode("AT000\(attack)", "name\(attack)"), .error, "message \(attack)", at: span,
      label: "label \(attack)",
      notes: [.init("note \(attack)", at: span)], help: "help \(attack)",
      fixes: [Fix("fix \(attack)", edits: [TextEdit(span, attack)])], subject: .node(attack))
    let tool = ReportingTool(name: "attractor", version: "1")
    let text = format.format(style: .plain, tool: tool).text([
      FileReport(source: file, diagnostics: [finding])
    ])
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(scalar.properties.generalCategory != .control)
    }
    #expect(text.contains("owned"))
  }
}
