import PipelinePlan

/// What a journal says was done, ordered by branch: a resumed run walks its plan again and takes from here what
/// it need not do twice.
struct Replay: Sendable {
  /// Nothing was done.
  static let none = Replay(records: [])

  private var records: [String: [JournalRecord]] = [:]

  /// Sorts the records of a journal.
  init(records all: [JournalRecord]) {
    for record in all {
      switch record {
      case .runStarted, .runResumed, .runEnded: continue
      default: break
      }
      records[record.branch, default: []].append(record)
    }
  }

  /// The records of one branch's walk, from its beginning.
  func cursor(_ branch: String) -> ReplayCursor { ReplayCursor(records[branch] ?? []) }

  /// The stage directories, below the run's, of the steps that were announced and whose end was not recorded.
  var openStages: [String] {
    records.compactMap { branch, records in
      guard case .intent(let step)? = records.last else { return nil }
      return (directory(of: branch) + [step.node]).joined(separator: "/")
    }.sorted()
  }

  /// Where a walk's stage directories are: a branch's key without the visits, the trunk's last restart.
  private func directory(of branch: String) -> [String] {
    guard branch.isEmpty else {
      return branch.split(separator: "/").map { String($0.prefix { $0 != "#" }) }
    }
    let restart = records[""]?.last { if case .restarted = $0 { true } else { false } }
    guard case .restarted(let number, _)? = restart else { return [] }
    return ["restart-\(number)"]
  }

  /// How a branch ended; nil when it did not.
  func end(of branch: String) -> String? {
    guard case .branchEnded(_, let outcome)? = records[branch]?.last else { return nil }
    return outcome
  }
}

/// The names under which the journal keeps the walks of branches: `fan#1/build` is the branch `build` of the
/// first visit of the parallel node `fan`; branches within branches and after restarts are longer.
enum BranchKey {
  static func fork(node: String, visit: Int, in branch: String) -> String {
    branch.isEmpty ? "\(node)#\(visit)" : "\(branch)/\(node)#\(visit)"
  }

  static func branch(_ name: String, of fork: String) -> String { "\(fork)/\(name)" }
}

/// One walk's place in its records.
struct ReplayCursor: Sendable {
  /// What is known of a step.
  enum Progress: Sendable {
    /// Nothing: it has not begun.
    case fresh
    /// It is done; the attempts before the last, and its outcome.
    case done(earlier: [Outcome], Outcome)
    /// This many attempts are over; the next was cut off (`isOpen`), or waits for a person, or was not begun.
    case begun(attempts: [Outcome], isOpen: Bool)
  }

  private let records: [JournalRecord]
  private var position = 0

  init(_ records: [JournalRecord]) { self.records = records }

  /// Whether there is more to take over.
  var isActive: Bool { position < records.count }

  /// Takes what is known of a step.
  ///
  /// - Throws: ``ReplayDivergence`` when the journal tells of another step.
  mutating func step(node: String, visit: Int) throws(ReplayDivergence) -> Progress {
    var attempts: [Outcome] = []
    var isOpen = false
    var hasBegun = false
    while isActive {
      let record = records[position]
      switch record {
      case .intent(let step) where step.node == node && step.visit == visit: isOpen = true
      case .suspended(let step) where step.node == node && step.visit == visit: isOpen = false
      case .interrupted(let step) where step.node == node && step.visit == visit: isOpen = false
      case .attempt(let step, let outcome) where step.node == node && step.visit == visit:
        attempts.append(outcome)
        isOpen = false
      case .result(let step, let outcome) where step.node == node && step.visit == visit:
        position += 1
        return .done(earlier: attempts, outcome)
      // The verdict of its fork stopped the branch during the step.
      case .branchEnded where hasBegun: return .begun(attempts: attempts, isOpen: isOpen)
      default: throw ReplayDivergence(expected: "visit \(visit) of `\(node)`", found: record)
      }
      hasBegun = true
      position += 1
    }
    return hasBegun ? .begun(attempts: attempts, isOpen: isOpen) : .fresh
  }

  /// Takes the step along an edge or to a retry target, or a restart; false when it was not recorded.
  ///
  /// - Throws: ``ReplayDivergence`` when the journal tells of another.
  mutating func move(_ move: JournalRecord) throws(ReplayDivergence) -> Bool {
    guard isActive else { return false }
    let record = records[position]
    guard record == move else { throw ReplayDivergence(expected: "\(move)", found: record) }
    position += 1
    return true
  }

  /// Takes the end of a branch; false when it was not recorded.
  mutating func end() -> Bool {
    guard isActive, case .branchEnded = records[position] else { return false }
    position += 1
    return true
  }
}

/// A journal that tells of another walk than the plan allows.
public struct ReplayDivergence: Error, Hashable, Sendable, CustomStringConvertible {
  let expected: String
  let found: JournalRecord

  /// One line without a full stop.
  public var description: String { "the journal does not fit the plan: expected \(expected), found \(found)" }
}
