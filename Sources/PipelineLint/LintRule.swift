import DOTSyntax
import PipelineAnalysis
import PipelineIR

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
  /// Whether the parser had to skip what may have been nodes or edges. What seems to be missing may then be there;
  /// rules about absence stay silent, because the mistake in the syntax is the cause.
  public let mayMissStatements: Bool

  /// A context for the rules of one file.
  public init(tree: SyntaxTree, pipeline: Pipeline, facts: FlowFacts, handlerTypes: Set<String> = []) {
    self.tree = tree
    self.pipeline = pipeline
    self.facts = facts
    self.handlerTypes = handlerTypes
    mayMissStatements = tree.mayMissStatements
  }
}
