import JSON
import Reporting
import SourceText
import Testing

@Suite struct JSONFormatTests {
  private func document(_ reports: [FileReport]) throws -> JSONValue {
    let tool = ReportingTool(name: "attractor", version: "1.2.3")
    return try JSONParser.parse(JSONFormat(tool: tool).text(reports))
  }

  @Test func holdsEverythingAFindingHas() throws {
    let document = try document([Samples.release])
    let wrong: JSONValue = [
      "start": ["line": 5, "column": 12, "offset": 110], "end": ["line": 5, "column": 18, "offset": 116],
    ]
    #expect(document["version"] == 1)
    #expect(document["tool"] == ["name": "attractor", "version": "1.2.3"])
    #expect(document["files"] == 1)
    #expect(
      document["summary"] == ["errors": 1, "warnings": 0, "infos": 0, "fixable": 1, "unsafely_fixable": 0])
    let expected: JSONValue = [
      "path": "examples/bad/release.dot", "code": "AT105", "name": "edge_target_exists", "severity": "error",
      "message": "no node is named `depoly`", "range": wrong,
      "label": "did you mean `deploy`, declared at line 4?",
      "help": "rename to `deploy`", "subject": ["from": "start", "to": "depoly"],
      "notes": [
        [
          "message": "declared here",
          "range": [
            "start": ["line": 4, "column": 3, "offset": 71], "end": ["line": 4, "column": 9, "offset": 77],
          ],
        ],
        ["message": "a fact without a place"],
      ],
      "fixes": [
        [
          "title": "rename to `deploy`", "applicability": "safe",
          "edits": [["range": wrong, "replacement": "deploy"]],
        ]
      ],
    ]
    #expect(document["diagnostics"]?.arrayValue == [expected])
  }

  @Test func isWholeWithoutFindings() throws {
    let document = try document([FileReport(source: SourceFile(name: "a.dot", text: ""), diagnostics: [])])
    #expect(document["files"] == 1)
    #expect(document["diagnostics"] == [])
  }

  @Test func keepsTextThatATerminalWouldObey() throws {
    let name = "a\u{7F}\u{9B}\u{A0}\u{1B}é.dot"
    let finding = Diagnostic(Samples.prompt, .info, "m", at: SourceSpan(0..<1), subject: .node("n"))
    let report = FileReport(source: SourceFile(name: name, text: "x"), diagnostics: [finding])
    let found = try document([report])["diagnostics"]?.arrayValue?.first
    #expect(found?["path"]?.stringValue == name)
    #expect(found?["subject"] == ["node": "n"])
  }
}
