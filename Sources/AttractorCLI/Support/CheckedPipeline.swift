import DOTSyntax
import PipelineAnalysis
import PipelineIR
import PipelineLint
import SourceText

/// A file on its way through the front end: parsed, elaborated, analysed, linted.
struct CheckedPipeline {
  let tree: SyntaxTree
  let pipeline: Pipeline
  let facts: FlowFacts
  /// Everything that was found, in file order.
  let diagnostics: [Diagnostic]

  init(_ source: SourceFile, _ configuration: LintConfiguration = LintConfiguration()) {
    tree = parse(source)
    pipeline = elaborate(tree)
    facts = analyse(pipeline)
    diagnostics = lint(tree: tree, pipeline: pipeline, facts: facts, configuration: configuration)
  }

  /// Whether an error forbids running it. Specification 7.1.
  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
