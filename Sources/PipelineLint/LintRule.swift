import DOTSyntax
import PipelineAnalysis
import PipelineIR
import SourceText

/// One kind of mistake and how to find it. Specification 7.4.
///
/// A rule reads the typed IR and the flow facts, never text; it holds no state, and its time is linear in the
/// size of the pipeline.
public protocol LintRule: Sendable {
  /// What the rule is.
  static var descriptor: RuleDescriptor { get }

  /// Reports every finding in the pipeline.
  func check(_ context: RuleContext, _ sink: inout DiagnosticSink)
}

/// What a rule may look at.
public struct RuleContext: Sendable {
  /// The file as it was written.
  public let tree: SyntaxTree
  /// The file as typed IR.
  public let pipeline: Pipeline
  /// What is known about its flow.
  public let facts: FlowFacts
  /// Handlers that the program registers: values of `type` beyond those of the language.
  public let handlerTypes: Set<String>
  /// Whether the parser had to skip what may have been nodes or edges. What seems to be missing may then be
  /// there; rules about absence stay silent, because the mistake in the syntax is the cause.
  public let mayMissStatements: Bool
  /// Where the parser reported errors, sorted.
  private let errorStarts: [ByteOffset]

  /// A context for the rules of one file.
  public init(tree: SyntaxTree, pipeline: Pipeline, facts: FlowFacts, handlerTypes: Set<String> = []) {
    self.tree = tree
    self.pipeline = pipeline
    self.facts = facts
    self.handlerTypes = handlerTypes
    mayMissStatements = tree.mayMissStatements
    errorStarts = tree.diagnostics.filter { $0.severity == .error }.map(\.span.start).sorted()
  }

  /// Whether the parser reported an error inside `span`: an attribute that seems to be missing there may have
  /// been skipped.
  public func hasSyntaxError(in span: SourceSpan) -> Bool {
    var low = 0
    var high = errorStarts.count
    while low < high {
      let middle = (low + high) / 2
      if errorStarts[middle] < span.start { low = middle + 1 } else { high = middle }
    }
    return low < errorStarts.count && span.contains(errorStarts[low])
  }
}
