/// Something in a plan that would make the interpreter trap, loop without running nodes, or do what no
/// pipeline says.
public struct PlanDefect: Hashable, Sendable, CustomStringConvertible {
  /// Where, as a JSON pointer into the plan: `/nodes/3/entry`.
  public let path: String
  /// What is wrong there, in one line without a full stop.
  public let message: String

  /// The path and the message.
  public var description: String { "\(path): \(message)" }
}

/// Checks a plan in time linear in its size; a plan without defects is safe to run.
///
/// A plan made by `lower` has none. What it proves: every id is in range; every table is used from its
/// beginning to its end in the order of its users, so no work can be multiplied by sharing rows; every block
/// begins with the `enter` of its node, leaves at its end, and jumps only forward inside itself or to the
/// entry of a node, so no cycle is without an `enter`; every condition leaves one value on a stack that never
/// grows above ``PlanLimits/predicateStack``; every region is left only at its join.
///
/// - Returns: what is wrong, at most ``PlanLimits/defects``; later checks rely on earlier ones and are left
///   out when these find something.
public func verify(_ plan: Plan) -> [PlanDefect] {
  let verifier = PlanVerifier(plan)
  verifier.checkSizes()
  verifier.checkStrings()
  if verifier.defects.isEmpty { verifier.checkNodes() }
  if verifier.defects.isEmpty { verifier.checkEdges() }
  if verifier.defects.isEmpty { verifier.checkRegions() }
  verifier.checkPolicies()
  verifier.checkLimits()
  if verifier.defects.isEmpty { verifier.checkPredicates() }
  if verifier.defects.isEmpty { verifier.checkRun() }
  if verifier.defects.isEmpty { verifier.checkCode() }
  if verifier.defects.isEmpty { verifier.checkBranches() }
  return verifier.defects
}

/// The state of one verification; each check is an extension of its own.
///
/// A class, so that the paths and messages of checks that hold need never be made: their closures read the
/// plan while a check may write to the defects.
final class PlanVerifier {
  let plan: Plan
  private(set) var defects: [PlanDefect] = []

  init(_ plan: Plan) { self.plan = plan }

  /// Notes a defect unless `holds`; path and message are made only then.
  func require(_ holds: Bool, _ path: @autoclosure () -> String, _ message: @autoclosure () -> String) {
    if !holds { defect(path(), message()) }
  }

  func defect(_ path: String, _ message: String) {
    if defects.count < PlanLimits.defects { defects.append(PlanDefect(path: path, message: message)) }
  }

  func requireString(_ id: StringID, _ path: @autoclosure () -> String) {
    require(id.index < plan.strings.count, path(), "string \(id.index) of \(plan.strings.count)")
  }

  func requireNode(_ id: PlanNodeID, _ path: @autoclosure () -> String) {
    require(id.index < plan.nodes.count, path(), "node \(id.index) of \(plan.nodes.count)")
  }

  /// Whether `range` is the next piece of a table of `count` rows after `cursor`; moves the cursor behind it.
  /// An empty range is one anywhere in the table.
  func requireNext(
    _ range: Range<Int>, _ cursor: inout Int, of count: Int, _ path: @autoclosure () -> String
  ) {
    if range.isEmpty {
      return require(range.upperBound <= count, path(), "row \(range.lowerBound) of \(count)")
    }
    if range.lowerBound == cursor, range.upperBound <= count {
      cursor = range.upperBound
    } else {
      defect(
        path(),
        "rows \(range.lowerBound) to \(range.upperBound) of \(count), but row \(cursor) is the next in line")
    }
  }

  func requireAllUsed(_ cursor: Int, of count: Int, _ path: String) {
    require(cursor == count, path, "row \(cursor) and those after it belong to nothing")
  }
}
