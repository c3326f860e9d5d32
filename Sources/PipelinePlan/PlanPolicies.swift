/// When and how often an attempt is repeated. Specification 3.5 and 3.6.
public struct RetryPolicy: Hashable, Sendable {
  /// Attempts in all, at least 1.
  public var maxAttempts: Int
  /// The first delay in milliseconds.
  public var initialDelay: Int64
  /// What each further delay is multiplied by.
  public var factor: Double
  /// The longest delay in milliseconds.
  public var maxDelay: Int64
  /// Whether delays are spread over 0.5 to 1.5 of their length, derived from run, node and attempt.
  public var jitter: Bool
  /// Which failures are repeated.
  public var retryOn: RetryOn

  /// The default policy: one attempt; 200 ms, doubled, at most a minute.
  public init(
    maxAttempts: Int = 1, initialDelay: Int64 = 200, factor: Double = 2, maxDelay: Int64 = 60_000,
    jitter: Bool = true, retryOn: RetryOn = .byClass
  ) {
    self.maxAttempts = maxAttempts
    self.initialDelay = initialDelay
    self.factor = factor
    self.maxDelay = maxDelay
    self.jitter = jitter
    self.retryOn = retryOn
  }

  /// Which failures `max_retries` covers.
  public enum RetryOn: String, CaseIterable, Hashable, Sendable {
    /// By failure class and handler, the table of the engine.
    case byClass = "class"
    /// Transient failures only.
    case transient
    /// Every failure.
    case any
    /// No failure; an outcome of `retry` still is.
    case none
  }
}

/// How long a run may go on.
public struct RunLimits: Hashable, Sendable {
  /// Node executions.
  public var maxSteps = 10_000
  /// Visits of one node.
  public var maxNodeVisits = 1_000
  /// `loop_restart` jumps.
  public var maxRestarts = 50
  /// Identical transient failure signatures that may restart.
  public var restartSignatureLimit = 3
  /// Milliseconds from start to end; nil without a limit.
  public var maxDuration: Int64?
  /// Tokens over all model calls; nil without a limit.
  public var maxTokens: Int?
  /// US dollars over all model calls; nil without a limit.
  public var maxCost: Double?

  /// The limits of the dialect.
  public init() {}
}

/// A parallel region: from a parallel node to the fan-in where its branches meet.
public struct PlanRegion: Hashable, Sendable {
  /// The node that forks.
  public var node: PlanNodeID
  /// The branches: edges out of `node`, in declaration order.
  public var branches: [PlanEdgeID]
  /// Where all branches meet.
  public var join: PlanNodeID
  /// Branches that run at once, at least 1.
  public var maxParallel: Int
  /// When the region has succeeded.
  public var policy: JoinPolicy
  /// What a failing branch does to the others.
  public var errorPolicy: ErrorPolicy

  /// A region.
  public init(
    node: PlanNodeID, branches: [PlanEdgeID], join: PlanNodeID, maxParallel: Int, policy: JoinPolicy,
    errorPolicy: ErrorPolicy
  ) {
    self.node = node
    self.branches = branches
    self.join = join
    self.maxParallel = maxParallel
    self.policy = policy
    self.errorPolicy = errorPolicy
  }

  /// When a region has succeeded.
  public enum JoinPolicy: Hashable, Sendable {
    /// All branches have ended; partial success when one failed.
    case waitAll
    /// One branch has succeeded; the others are cancelled.
    case firstSuccess
    /// This many branches have succeeded.
    case kOfN(Int)
    /// This fraction of the branches has succeeded, above 0 and at most 1.
    case quorum(Double)
  }

  /// What a failing branch does to the others.
  public enum ErrorPolicy: String, CaseIterable, Hashable, Sendable {
    /// They go on.
    case `continue`
    /// They are cancelled and the region fails.
    case failFast = "fail_fast"
    /// They go on and the failure does not count.
    case ignore
  }
}
