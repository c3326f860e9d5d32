import Reporting
import SourceText
import Testing

@Suite struct ConciseFormatTests {
  @Test func oneLineAFinding() {
    #expect(
      ConciseFormat(style: .plain).text([Samples.release, Samples.one("é bad", "bad")]) == """
        examples/bad/release.dot:5:12: error[AT105] edge_target_exists: no node is named `depoly`
        a.dot:1:3: warning[AT607] near_variable: message

        """)
  }

  @Test func coloursOnlyWhenAsked() {
    let text = ConciseFormat(style: .ansi).text([Samples.release])
    #expect(text.contains("\u{1B}[1;31merror[AT105]\u{1B}[0m edge_target_exists: "))
  }

  /// Many findings on one long line, in any order, all with the right column.
  @Test func countsColumnsOfOneLongLine() {
    let file = SourceFile(name: "a.dot", text: "\n" + String(repeating: "é", count: 5_000))
    let starts = [0, 10, 4_000, 20, 9_999, 1, 8]
    let findings = starts.map { Diagnostic(Samples.prompt, .info, "m", at: SourceSpan($0 + 1..<$0 + 2)) }
    let text = ConciseFormat(style: .plain).text([FileReport(source: file, diagnostics: findings)])
    let columns = text.split(separator: "\n").map { $0.split(separator: ":")[2] }
    #expect(columns == ["1", "6", "2001", "11", "5001", "2", "5"])
  }
}
