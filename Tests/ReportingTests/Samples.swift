import Reporting
import SourceText

/// Reports made by hand: what rules would say is not the matter here.
enum Samples {
  static let edge = DiagnosticCode("AT105", "edge_target_exists")
  static let prompt = DiagnosticCode("AT607", "near_variable")

  /// The span of the first occurrence of `needle`.
  static func span(_ needle: String, in file: SourceFile) -> SourceSpan {
    let target = Array(needle.utf8)
    for start in file.bytes.indices where file.bytes[start...].starts(with: target) {
      return SourceSpan(start..<(start + target.count))
    }
    return .empty(at: ByteOffset(file.bytes.count))
  }

  static let release: FileReport = {
    let file = SourceFile(
      name: "examples/bad/release.dot",
      text: """
        digraph release {
          start  [shape=Mdiamond]
          exit   [shape=Msquare]
          deploy [prompt="Deploy it"]
          start -> depoly -> exit
        }

        """)
    let wrong = span("depoly", in: file)
    return FileReport(
      source: file,
      diagnostics: [
        Diagnostic(
          edge, .error, "no node is named `depoly`", at: wrong,
          label: "did you mean `deploy`, declared at line 4?",
          notes: [.init("declared here", at: span("deploy", in: file)), .init("a fact without a place")],
          help: "rename to `deploy`", fixes: [Fix("rename to `deploy`", edits: [TextEdit(wrong, "deploy")])],
          subject: .edge(from: "start", to: "depoly"))
      ])
  }()

  /// A report of one finding about the first occurrence of `needle` in `text`.
  static func one(_ text: String, _ needle: String, label: String? = nil) -> FileReport {
    let file = SourceFile(name: "a.dot", text: text)
    return FileReport(
      source: file,
      diagnostics: [Diagnostic(prompt, .warning, "message", at: span(needle, in: file), label: label)])
  }
}
