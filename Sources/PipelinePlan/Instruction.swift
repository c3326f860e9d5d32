/// One step of the machine. A node's block runs from its `enter` to an instruction that always leaves it.
///
/// Block of a working node:
/// ```
/// enter n; execute n; commit n
/// test p, e …            conditional edges, by weight then target name
/// onFail L               the outcome is `fail`: go to L
/// prefer edges; suggest edges; take e
/// halt noRoute
/// L: take e              the best unconditional edge into a diamond; without one:
///    failRoute n; halt failed
/// ```
/// What has nothing to decide is left out: `prefer` and `suggest` with a single unconditional edge,
/// `failRoute` without targets, conditions that never hold; `onFail` where the only unconditional edge leads
/// into a diamond. A condition that always holds is a `take`.
///
/// Other blocks:
/// ```
/// diamond     enter n; execute n; commit n; test p, e …; prefer; suggest; take e
///             without an unconditional edge: onFail L; halt noRoute; L: failRoute n; halt failed
/// exit        enter n; gates n; execute n; commit n; halt success
/// parallel    enter n; fork r; commit n; join r
///             under fail_fast: enter n; fork r; commit n; onFail L; join r; L: failRoute n; halt failed
/// restart     restart e          after all nodes: where an edge with `loop_restart` jumps
/// ```
/// A diamond's unconditional edge is its author's default, whatever the outcome. A `halt` inside a branch
/// ends the branch, as reaching the join does.
public enum Instruction: Hashable, Sendable {
  /// Counts the visit, checks limits.
  case enter(PlanNodeID)
  /// Runs the handler under the node's retry policy.
  case execute(PlanNodeID)
  /// Applies the outcome's context updates and records it.
  case commit(PlanNodeID)
  /// Takes the edge when the predicate holds.
  case test(predicate: Int, edge: PlanEdgeID)
  /// Goes to an instruction when the deciding outcome is `fail`.
  case onFail(Int)
  /// Takes the first of these edges whose normalised label is the preferred one: a range of `Plan.edgeLists`.
  case prefer(Range<Int>)
  /// Takes the first edge whose target is suggested, in the order of the suggestions: a range of
  /// `Plan.edgeLists`.
  case suggest(Range<Int>)
  /// Takes the edge.
  case take(PlanEdgeID)
  /// Jumps to the node's first retry target; for a diamond without one to that of the node whose outcome it
  /// routes (inside a branch only when that node belongs to the branch); goes on when there is none.
  case failRoute(PlanNodeID)
  /// Runs the branches of a region to its join and yields the parallel node's outcome.
  case fork(Int)
  /// Goes to the region's join node.
  case join(Int)
  /// Starts over with a fresh run directory at the edge's target.
  case restart(PlanEdgeID)
  /// Checks the visited goal gates; jumps to the target of the first that is not satisfied, fails without
  /// one.
  case gates(PlanNodeID)
  /// Ends the run.
  case halt(HaltStatus)
}

/// How a run ends.
public enum HaltStatus: UInt8, CaseIterable, Hashable, Sendable {
  /// At the exit, gates satisfied.
  case success
  /// With the outcome that just failed.
  case failed
  /// With an outcome that no edge takes.
  case noRoute
}

/// One step of a condition's stack program. A program leaves exactly one truth value.
public enum PredicateOperation: Hashable, Sendable {
  /// Pushes whether the deciding outcome is this word (`equal`) or not.
  case outcome(equal: Bool, StringID)
  /// Pushes whether the preferred label is this text (`equal`) or not.
  case preferredLabel(equal: Bool, StringID)
  /// Pushes whether the context value of a key is this text (`equal`) or not; a missing key is empty text.
  case context(key: StringID, equal: Bool, StringID)
  /// Pushes whether the deciding outcome is there and is not `false`, `0` or `no`.
  case outcomeIsSet
  /// Pushes whether a preferred label is there and is not `false`, `0` or `no`.
  case preferredLabelIsSet
  /// Pushes whether the context value of a key is neither empty nor `false`, `0` or `no`.
  case contextIsSet(StringID)
  /// Pushes a constant.
  case constant(Bool)
  /// Replaces the two topmost values by whether both hold.
  case and
  /// Replaces the two topmost values by whether one holds.
  case or
  /// Turns the topmost value round.
  case not
}
