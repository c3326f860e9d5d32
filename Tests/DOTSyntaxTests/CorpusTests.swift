import DOTSyntax
import SourceText
import TestSupport
import Testing

@Suite struct CorpusTests {
  /// The files with syntax errors: line, column and code of each. All others are read without one.
  ///
  /// Each was looked at. One file is a page of pseudocode with a graph in a triple-quoted string in it; the other is a
  /// picture for Graphviz with HTML labels.
  private static let errors = [
    "danshapiro-kilroy/demo__substack-spec-v01-ui.gv": [
      "29:11 AT005", "43:11 AT005", "63:11 AT005", "72:11 AT005", "82:11 AT005", "93:11 AT005",
    ],
    "danshapiro-kilroy/docs__strongdm__dot_specs__simple_example_integration_smoke_test.dot": [
      "1:1 AT001", "19:1 AT001",
    ],
  ]

  @Test func errorsAreTheKnownOnes() {
    for file in Corpus.files() {
      let tree = parse(file)
      let lines = LineTable(file)
      let found = tree.diagnostics.filter { $0.severity == .error }.map { diagnostic in
        let position = lines.position(of: diagnostic.span.start)
        return "\(position.line):\(position.column) \(diagnostic.code.id)"
      }
      #expect(found == Self.errors[file.name] ?? [], "\(file.name)")
    }
  }

  @Test func nothingIsLost() {
    for file in Corpus.files() { #expect(violations(of: parse(file)) == [], "\(file.name)") }
  }
}
