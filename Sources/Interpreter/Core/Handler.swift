import JSON
import PipelinePlan
import SystemPackage

/// Runs nodes of one kind. Specification 4.1 and 4.12.
///
/// A handler keeps no state between stages, or guards it. It is cancelled as a task is. What it throws
/// becomes a failure with the error's class.
public protocol Handler: Sendable {
  /// Does the node's work once; the machine repeats it under the node's retry policy.
  func execute(_ stage: Stage) async throws -> Outcome
  /// Whether running this node can change the world outside the run directory or costs something.
  ///
  /// Such a step is announced in the journal, and synced to disk, before it starts. The default is true.
  func hasEffects(_ node: PlanNode, in plan: Plan) -> Bool
  /// Whether the handler ends its work itself at `PlanNode.timeout`, because it can stop it better than a
  /// cancelled task could. The default is false: the machine cancels the attempt.
  var keepsTimeout: Bool { get }
}

extension Handler {
  /// Cautious: everything has effects until it says otherwise.
  public func hasEffects(_ node: PlanNode, in plan: Plan) -> Bool { true }
  /// The machine keeps the time.
  public var keepsTimeout: Bool { false }
}

/// What a handler sees of the run.
public struct Stage: Sendable {
  /// The plan.
  public let plan: Plan
  /// The node to run.
  public let nodeID: PlanNodeID
  /// The id of the run.
  public let runID: String
  /// This attempt, from 1.
  public let attempt: Int
  /// This visit of the node, from 1.
  public let visit: Int
  /// The context as it is before the node; changes go into the outcome.
  public let context: RunContext
  /// The node that ran before, and its outcome's word; nil at the start.
  public let predecessor: Predecessor?
  /// The stage's own directory; it exists.
  public let directory: FilePath
  /// The run's directory.
  public let logsRoot: FilePath
  /// Where tools and agents work.
  public let workDirectory: FilePath
  /// The environment of the process that runs the pipeline, as it was at the start of the run.
  public let environment: [String: String]
  /// The run's inputs.
  public let inputs: [String: String]
  /// Takes events.
  public let events: any EventSink

  /// The node to run.
  public var node: PlanNode { plan.nodes[nodeID.index] }
  /// The node's id as text.
  public var name: String { plan[node.id] }

  /// The node that ran before.
  public struct Predecessor: Hashable, Sendable {
    /// Its id.
    public let node: String
    /// Its outcome's word.
    public let outcome: String

    /// A predecessor.
    public init(node: String, outcome: String) {
      self.node = node
      self.outcome = outcome
    }
  }

  /// Everything a handler sees.
  public init(
    plan: Plan, nodeID: PlanNodeID, runID: String, attempt: Int, visit: Int, context: RunContext,
    predecessor: Predecessor?, directory: FilePath, logsRoot: FilePath, workDirectory: FilePath,
    environment: [String: String], inputs: [String: String], events: any EventSink
  ) {
    self.plan = plan
    self.nodeID = nodeID
    self.runID = runID
    self.attempt = attempt
    self.visit = visit
    self.context = context
    self.predecessor = predecessor
    self.directory = directory
    self.logsRoot = logsRoot
    self.workDirectory = workDirectory
    self.environment = environment
    self.inputs = inputs
    self.events = events
  }
}

/// Thrown by a handler that cannot go on without a person: the run is suspended, not failed.
public struct Suspension: Error, Hashable, Sendable {
  /// The question nobody answered yet.
  public let question: Question

  /// A suspension for `question`.
  public init(_ question: Question) { self.question = question }
}

/// An error that knows its failure class.
public protocol ClassifiedError: Error, CustomStringConvertible {
  /// The class, with evidence.
  var failureClass: FailureClass { get }
}
