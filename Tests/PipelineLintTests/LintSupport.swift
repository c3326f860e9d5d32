import DOTSyntax
import PipelineAnalysis
import PipelineIR
import PipelineLint
import SourceText
import Testing

/// A pipeline with places marked `«…»`, and what lint says about it.
///
/// Marks are taken out before the text is parsed; a rule's test puts them where it expects findings.
struct MarkedPipeline {
  let source: SourceFile
  /// The marked places in the order of their beginnings.
  let marks: [SourceSpan]
  let diagnostics: [Diagnostic]

  /// Lints `marked`.
  init(
    _ marked: String, rules: RuleRegistry = .builtIn, configuration: LintConfiguration = .init(),
    handlers: Set<String> = []
  ) {
    var text = ""
    var open: [Int] = []
    var marks: [SourceSpan] = []
    for character in marked {
      switch character {
      case "«": open.append(text.utf8.count)
      case "»": if let start = open.popLast() { marks.append(SourceSpan(start..<text.utf8.count)) }
      default: text.append(character)
      }
    }
    source = SourceFile(name: "test.dot", text: text)
    self.marks = marks.sorted()
    let tree = parse(source)
    let pipeline = elaborate(tree)
    diagnostics = lint(
      tree: tree, pipeline: pipeline, facts: analyse(pipeline), rules: rules, configuration: configuration,
      handlerTypes: handlers)
  }

  /// The codes of all findings, in file order.
  var codes: [String] { diagnostics.map(\.code.id) }

  /// The findings of one rule.
  func findings(_ code: String) -> [Diagnostic] { diagnostics.filter { $0.code.id == code } }

  /// The text at a span.
  func text(_ span: SourceSpan) -> String { source.text(in: span) }

  /// The file after the first fix of every finding.
  func fixed() -> String {
    let edits = diagnostics.compactMap(\.fixes.first).flatMap(\.edits).sorted { $0.span > $1.span }
    var bytes = source.bytes
    for edit in edits { bytes.replaceSubrange(edit.span.range, with: Array(edit.replacement.utf8)) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Lints `marked` and expects findings of `code`, and no others, at exactly the marked places.
@discardableResult
func expect(_ code: String, in marked: String, sourceLocation: SourceLocation = #_sourceLocation)
  -> [Diagnostic]
{
  let result = MarkedPipeline(marked)
  let found = result.diagnostics.map { "\($0.code.id) `\(result.text($0.span))` at \($0.span.range)" }
  let wanted = result.marks.map { "\(code) `\(result.text($0))` at \($0.range)" }
  #expect(found == wanted, sourceLocation: sourceLocation)
  return result.diagnostics
}

/// Lints `text` and expects no finding at all.
func expectClean(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let result = MarkedPipeline(text)
  #expect(result.diagnostics.map { "\($0.code.id) \($0.message)" } == [], sourceLocation: sourceLocation)
}
