import DOTSyntax
import PipelineAnalysis
import PipelineIR
import SourceText

/// Everything that is wrong with a file: what the parser, elaboration and the rules found.
///
/// In file order; findings at the same place in the order parser, elaboration, rules. None is there twice, and
/// after `SyntaxLimits.diagnostics` of them one more says how many are left out.
///
/// - Parameters:
///   - handlerTypes: values of `type` for which the program registers a handler.
public func lint(
  tree: SyntaxTree, pipeline: Pipeline, facts: FlowFacts, rules: RuleRegistry = .builtIn,
  configuration: LintConfiguration = LintConfiguration(), handlerTypes: Set<String> = []
) -> [Diagnostic] {
  var found = tree.diagnostics + pipeline.diagnostics
  var dropped = 0
  let context = RuleContext(tree: tree, pipeline: pipeline, facts: facts, handlerTypes: handlerTypes)
  for rule in rules.rules {
    let descriptor = type(of: rule).descriptor
    guard configuration.includes(descriptor.code) else { continue }
    var sink = DiagnosticSink(descriptor)
    rule.check(context, &sink)
    found += sink.diagnostics
    dropped += sink.dropped
  }
  return limited(inFileOrder(found, configuration), dropped, source: tree.source)
}

/// What makes two findings the same.
private struct Identity: Hashable {
  let code: DiagnosticCode
  let span: SourceSpan
  let message: String
}

private func inFileOrder(_ found: [Diagnostic], _ configuration: LintConfiguration) -> [Diagnostic] {
  var seen: Set<Identity> = []
  var kept: [(order: Int, diagnostic: Diagnostic)] = []
  for var diagnostic in found where configuration.includes(diagnostic.code) {
    let identity = Identity(code: diagnostic.code, span: diagnostic.span, message: diagnostic.message)
    guard seen.insert(identity).inserted else { continue }
    if let severity = configuration.severity(of: diagnostic.code) { diagnostic.severity = severity }
    kept.append((kept.count, diagnostic))
  }
  kept.sort { ($0.diagnostic.span.start, $0.order) < ($1.diagnostic.span.start, $1.order) }
  return kept.map(\.diagnostic)
}

private func limited(_ diagnostics: [Diagnostic], _ dropped: Int, source: SourceFile) -> [Diagnostic] {
  let limit = SyntaxLimits().diagnostics
  let rest = max(0, diagnostics.count - limit) + dropped
  guard rest > 0 else { return diagnostics }
  let last = Diagnostic(
    SyntaxCodes.limitExceeded, .error,
    "\(rest) more findings are not shown, the limit is \(limit) in one file",
    at: .empty(at: ByteOffset(source.bytes.count)), help: "mend some of those above and check again")
  return diagnostics.prefix(limit) + [last]
}
