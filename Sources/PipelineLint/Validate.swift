import DOTSyntax
import PipelineAnalysis
import PipelineIR
import SourceText

/// Everything that is wrong with a file. Specification 7.3, `validate`.
///
/// - Parameters:
///   - extraRules: run after the built-in ones.
///   - handlerTypes: values of `type` for which the program registers a handler.
public func validate(
  _ source: SourceFile, extraRules: [any LintRule] = [], handlerTypes: Set<String> = []
) -> [Diagnostic] {
  let tree = parse(source)
  return validate(tree, elaborate(tree), extraRules: extraRules, handlerTypes: handlerTypes)
}

/// Everything that is wrong with a pipeline and the tree it was made of. Specification 7.3, `validate`.
public func validate(
  _ tree: SyntaxTree, _ pipeline: Pipeline, extraRules: [any LintRule] = [], handlerTypes: Set<String> = []
) -> [Diagnostic] {
  lint(
    tree: tree, pipeline: pipeline, facts: analyse(pipeline), rules: .builtIn.appending(extraRules),
    handlerTypes: handlerTypes)
}

/// What is wrong with a file that can be run all the same. Specification 7.3, `validate_or_raise`.
///
/// - Throws: `ValidationError` when a finding is an error: such a pipeline must not be run.
public func validateOrThrow(
  _ source: SourceFile, extraRules: [any LintRule] = [], handlerTypes: Set<String> = []
) throws(ValidationError) -> [Diagnostic] {
  let diagnostics = validate(source, extraRules: extraRules, handlerTypes: handlerTypes)
  guard let error = ValidationError(source, diagnostics) else { return diagnostics }
  throw error
}

/// A pipeline has findings of severity `error`.
public struct ValidationError: Error, Sendable, CustomStringConvertible {
  /// All findings, warnings too, in file order.
  public let diagnostics: [Diagnostic]
  /// Those that are errors; at least one.
  public var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
  /// The errors, one line each: `file:line:column: [code] message`.
  public let description: String

  /// The error that `diagnostics` of `source` are; nil when none of them is an error.
  public init?(_ source: SourceFile, _ diagnostics: [Diagnostic]) {
    let errors = diagnostics.filter { $0.severity == .error }
    guard !errors.isEmpty else { return nil }
    self.diagnostics = diagnostics
    let lines = LineTable(source)
    description = errors.map { error in
      let position = lines.position(of: error.span.start)
      return "\(source.name):\(position.line):\(position.column): [\(error.code.id)] \(error.message)"
    }.joined(separator: "\n")
  }
}
