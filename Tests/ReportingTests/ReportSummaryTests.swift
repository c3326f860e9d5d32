import Reporting
import SourceText
import Testing

@Suite struct ReportSummaryTests {
  private func report(_ findings: (Severity, Fix.Applicability?)...) -> FileReport {
    let span = SourceSpan(0..<1)
    let diagnostics = findings.map { severity, fix in
      Diagnostic(
        Samples.prompt, severity, "m", at: span,
        fixes: fix.map { [Fix("f", $0, edits: [TextEdit(span, "")])] } ?? [])
    }
    return FileReport(source: SourceFile(name: "a.dot", text: "x"), diagnostics: diagnostics)
  }

  @Test func countsBySeverityAndFix() {
    let summary = ReportSummary([
      report((.error, .safe), (.warning, nil), (.warning, .unsafe)), report((.info, nil)),
    ])
    #expect(
      summary.line(milliseconds: 12, style: .plain)
        == "2 files: 1 error, 2 warnings, 1 info, 1 fixable, 1 with an unsafe fix (12 ms)")
    #expect(summary.worst == .error)
  }

  @Test func saysThatNothingWasFound() {
    let summary = ReportSummary([report()])
    #expect(summary.line(milliseconds: 0, style: .plain) == "1 file: no findings (0 ms)")
    #expect(summary.worst == nil)
    #expect(ReportSummary([report((.info, nil))]).worst == .info)
    #expect(ReportSummary([report((.warning, nil))]).worst == .warning)
  }

  @Test func coloursTheWorst() {
    #expect(
      ReportSummary([report((.warning, nil))]).line(milliseconds: 1, style: .ansi)
        == "1 file: \u{1B}[1;33m1 warning\u{1B}[0m (1 ms)")
  }
}
