import PipelineAnalysis
import PipelineIR
import SourceText

/// What lowering gives: a plan, or the reasons why there is none.
public struct LoweringResult: Sendable {
  /// The plan; nil when a diagnostic is an error.
  public let plan: Plan?
  /// What cannot be lowered, and what is lowered otherwise than written, in file order.
  public let diagnostics: [Diagnostic]
}

/// Gives lowering the text of the files that `prompt_file` names.
public protocol PromptFiles: Sendable {
  /// The text of a file beside the pipeline.
  ///
  /// - Throws: ``PromptFileError`` when there is no such file, it may not be read, or it is not UTF-8.
  func text(ofPromptFile path: String) throws(PromptFileError) -> String
}

/// Why a prompt file cannot be used.
public struct PromptFileError: Error, Hashable, Sendable {
  /// One line without a full stop.
  public let reason: String

  /// An error for this reason.
  public init(_ reason: String) { self.reason = reason }
}

/// Lowers a pipeline to a plan in time linear in its size.
///
/// Everything that can be worked out before a run is worked out here: names become ids, conditions stack
/// programs, edges are put in the order in which they are tried, retry policies are resolved. Diagnostics
/// carry the codes of the rules that find the same mistakes, so that a caller who has linted before can drop
/// repetitions.
///
/// - Parameter promptFiles: where `prompt_file` is read; without it such a node is an error.
public func lower(
  _ pipeline: Pipeline, _ facts: FlowFacts, promptFiles: (any PromptFiles)? = nil
) -> LoweringResult {
  var lowering = Lowering(pipeline, facts, promptFiles)
  lowering.checkRoles()
  lowering.checkUnresolvedEdges()
  lowering.lowerGraph()
  lowering.lowerEdges()
  lowering.lowerRegions()
  lowering.lowerNodes()
  lowering.emitCode()
  return lowering.finish()
}

/// The state of one lowering; each phase is an extension of its own.
struct Lowering {
  let pipeline: Pipeline
  let facts: FlowFacts
  let promptFiles: (any PromptFiles)?
  /// The schema's spelling of each attribute, by raw value.
  let spellings: [String]
  var plan = Plan()
  var strings = StringInterner()
  var diagnostics: [Diagnostic] = []
  var predicates = PredicateTable()
  var policyIDs: [RetryPolicy: Int] = [:]
  /// The type names used so far, by handler kind.
  var typeIDs = [StringID?](repeating: nil, count: HandlerKind.allCases.count)
  /// The policy of the last node.
  var lastPolicy: Int?
  /// The region each parallel node opens, by node; nil elsewhere.
  var regionOfFork: [NodeID: Int] = [:]
  var graphRetry = RetrySettings()

  init(_ pipeline: Pipeline, _ facts: FlowFacts, _ promptFiles: (any PromptFiles)?) {
    self.pipeline = pipeline
    self.facts = facts
    self.promptFiles = promptFiles
    spellings = AttributeName.allCases.map { AttributeSchema.spelling(of: $0) ?? "" }
  }

  mutating func report(
    _ code: DiagnosticCode, _ message: String, at span: SourceSpan, severity: Severity = .error,
    notes: [Diagnostic.Note] = [], help: String? = nil, subject: Diagnostic.Subject? = nil
  ) {
    diagnostics.append(
      Diagnostic(code, severity, message, at: span, notes: notes, help: help, subject: subject))
  }

  mutating func finish() -> LoweringResult {
    if strings.holdsNUL {
      report(
        LoweringCode.encoding, "a text of the pipeline holds a NUL", at: pipeline.nameSpan, help: "remove it")
    }
    plan.strings = strings.strings
    plan.predicates = predicates.ranges
    plan.operations = predicates.operations
    diagnostics.sort { $0.span < $1.span }
    let failed = diagnostics.contains { $0.severity == .error }
    return LoweringResult(plan: failed ? nil : plan, diagnostics: diagnostics)
  }
}
