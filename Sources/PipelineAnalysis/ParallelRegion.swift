import PipelineIR

/// What runs between a parallel node and the fan-in where its branches meet. Specification 4.8 and 4.9.
public struct ParallelRegion: Sendable {
  /// The parallel node.
  public let node: NodeID
  /// One branch each: the parallel node's outgoing edges in declaration order.
  public let entries: [EdgeID]
  /// The fan-in where the branches meet: the first that is found when they come to several, nil when they
  /// come to none.
  public internal(set) var join: NodeID?
  /// The nodes between the two in declaration order, without both, and without what lies inside regions nested
  /// in this one: of those only the parallel node and its fan-in are members here.
  public internal(set) var members: [NodeID] = []
  /// The region around this one, as an index into `FlowFacts.regions`.
  public internal(set) var parent: Int?
  /// Members, in declaration order, with a retry target from which a branch would not come back to the region
  /// before it ends, or would fork again; such a jump cannot be taken inside a branch.
  public internal(set) var escapingRetries: [NodeID] = []
  /// What keeps the region from being run; nil when nothing does.
  public internal(set) var problem: Problem?

  init(_ node: NodeID, entries: [EdgeID]) {
    self.node = node
    self.entries = entries
  }

  /// Why a region is not well formed. Of several the first in the order of these cases is kept, and of
  /// several of one case the first that is found.
  public enum Problem: Hashable, Sendable {
    /// The pipeline's regions overlap so much that `FlowLimits.regionSteps` was spent in this one or before it.
    case tooTangled
    /// An edge of this node, the parallel node or one inside, names a node that does not exist.
    case unresolvedEdge(of: NodeID)
    /// The parallel node has no outgoing edge.
    case noBranches
    /// The region nested here, forked by this node, is not well formed itself.
    case nested(NodeID)
    /// No branch comes to a fan-in.
    case noFanIn
    /// Branches come to these two different fan-ins.
    case differentJoins(NodeID, NodeID)
    /// The branches meet in a fan-in that is already the join of the nested region this node forks.
    case joinTaken(by: NodeID)
    /// This edge goes from inside the region, or straight from the parallel node, to an exit.
    case reachesExit(EdgeID)
    /// This edge goes from inside the region to its own parallel node or to that of a region around it.
    case leaves(EdgeID)
    /// A branch ends at this node, which has no outgoing edge.
    case endsInside(NodeID)
    /// This branch runs in a circle and never comes to the join.
    case neverJoins(EdgeID)
    /// This edge goes from outside into the middle of a branch.
    case entered(EdgeID)

    /// The place in the order of the cases.
    var rank: Int {
      switch self {
      case .tooTangled: 0
      case .unresolvedEdge: 1
      case .noBranches: 2
      case .nested: 3
      case .noFanIn: 4
      case .differentJoins: 5
      case .joinTaken: 6
      case .reachesExit: 7
      case .leaves: 8
      case .endsInside: 9
      case .neverJoins: 10
      case .entered: 11
      }
    }
  }

  /// Keeps `other` when it comes before what is known already.
  mutating func note(_ other: Problem) {
    if let problem, problem.rank <= other.rank { return }
    problem = other
  }
}
