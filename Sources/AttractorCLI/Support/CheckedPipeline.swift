import DOTSyntax
import PipelineAnalysis
import PipelineIR
import PipelineLint
import PipelinePlan
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

  /// Why a pipeline that no rule objects to cannot be compiled all the same, in file order.
  ///
  /// Lowering knows things no rule says yet; what `run` would refuse, `check` must not pass.
  func loweringErrors(_ configuration: LintConfiguration, in environment: CommandEnvironment) -> [Diagnostic]
  {
    let folder = environment.resolve(tree.source.name).removingLastComponent()
    let result = lower(pipeline, facts, promptFiles: PromptFolder(folder: folder))
    return result.diagnostics.filter { $0.severity == .error && configuration.includes($0.code) }
  }

  /// Whether an error forbids running it. Specification 7.1.
  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
