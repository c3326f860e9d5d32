import Testing

@testable import SourceText

@Suite struct DiagnosticTests {
  @Test func severitiesAreOrderedByWeight() {
    #expect(Severity.allCases.sorted() == [.info, .warning, .error])
    #expect(Severity.error > .warning)
  }

  @Test func editsOfAFixComeInFileOrder() {
    let fix = Fix("rename", edits: [TextEdit(SourceSpan(9..<10), "b"), TextEdit(SourceSpan(1..<2), "a")])
    #expect(fix.edits.map(\.replacement) == ["a", "b"])
    #expect(fix.applicability == .safe)
  }
}
