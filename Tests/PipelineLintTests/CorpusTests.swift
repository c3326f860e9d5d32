import PipelineLint
import SourceText
import TestSupport
import Testing

/// What the rules find in real pipelines. Every error in the golden files was looked at and is a defect of the file.
@Suite struct CorpusTests {
  @Test func countsPerFileAndRuleAreAsReviewed() {
    let files = Corpus.files()
    guard !files.isEmpty else { return }
    var counts = ""
    var errors = ""
    for file in files {
      let diagnostics = validate(file)
      let lines = LineTable(file)
      let byCode = Dictionary(grouping: diagnostics, by: \.code.id).sorted { $0.key < $1.key }
      let row = byCode.map { "\($0.key)=\($0.value.count)" }.joined(separator: " ")
      counts += "\(file.name): \(row.isEmpty ? "clean" : row)\n"
      for error in diagnostics where error.severity == .error {
        let position = lines.position(of: error.span.start)
        errors += "\(file.name):\(position.line):\(position.column): \(error.code.id) \(error.message)\n"
      }
    }
    #expect(Golden.difference(counts, "corpus.txt") == nil)
    #expect(Golden.difference(errors, "corpus-errors.txt") == nil)
  }
}
