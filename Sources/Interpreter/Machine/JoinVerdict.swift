import JSON
import PipelinePlan

/// Judges a parallel node by its branches. Specification 4.8.
struct JoinVerdict {
  private let region: PlanRegion
  private(set) var successes = 0
  private(set) var failures = 0

  init(_ region: PlanRegion) { self.region = region }

  /// Counts a branch; true when nothing the other branches do can matter any more.
  mutating func count(_ result: BranchResult) -> Bool {
    let status = OutcomeStatus(word: result.outcome)
    if status.satisfiesGate {
      successes += 1
      return region.policy == .firstSuccess
    }
    guard status == .fail || status == .retry else { return false }
    failures += 1
    return region.errorPolicy == .failFast
  }

  /// The parallel node's outcome once its branches are over.
  func outcome(_ results: [BranchResult]) -> Outcome {
    var updates: [String: JSONValue] = [
      "parallel.results": .array(results.map(\.json)), "parallel.success_count": .integer(Int64(successes)),
      "parallel.fail_count": .integer(Int64(failures)),
    ]
    for result in results { updates["parallel.branch.\(result.id).status"] = .string(result.outcome) }
    let notes = "\(successes) of \(results.count) branches succeeded, \(failures) failed"
    var outcome = Outcome(status(of: results.count), contextUpdates: updates, notes: notes)
    guard outcome.status == .fail else { return outcome }
    let failed = results.filter { !$0.failureReason.isEmpty }
    let reasons = failed.map { "`\($0.id)`: \($0.failureReason)" }.joined(separator: "; ")
    outcome.failureReason = "\(rule(of: results.count)): \(notes)" + (reasons.isEmpty ? "" : " (\(reasons))")
    outcome.failure = Self.combined(failed)
    return outcome.classified()
  }

  private func status(of count: Int) -> OutcomeStatus {
    if region.errorPolicy == .failFast, failures > 0, region.policy != .firstSuccess || successes == 0 {
      return .fail
    }
    switch region.policy {
    case .waitAll: return failures == 0 || region.errorPolicy == .ignore ? .success : .partialSuccess
    case .firstSuccess, .kOfN, .quorum: return successes >= needed(of: count) ? .success : .fail
    }
  }

  private func needed(of count: Int) -> Int {
    switch region.policy {
    case .waitAll: count
    case .firstSuccess: 1
    case .kOfN(let k): k
    // A fraction as written is seldom exact in binary: 0.6 of 5 is 3, not 4.
    case .quorum(let fraction): max(1, Int((fraction * Double(count) - 1e-9).rounded(.up)))
    }
  }

  private func rule(of count: Int) -> String {
    if region.errorPolicy == .failFast, failures > 0 {
      return "a branch failed and `error_policy` is fail_fast"
    }
    return switch region.policy {
    case .waitAll: "all branches were to succeed"
    case .firstSuccess: "no branch succeeded"
    case .kOfN(let k): "\(k) branches were to succeed"
    case .quorum(let fraction): "\(needed(of: count)) branches (a fraction of \(fraction)) were to succeed"
    }
  }

  /// The class of several failures: what cannot be repeated outweighs what can.
  private static func combined(_ failed: [BranchResult]) -> Failure? {
    let classes = failed.compactMap(\.failureClass)
    guard let first = classes.first else { return nil }
    let same = classes.allSatisfy { $0 == first }
    return Failure(same ? first : classes.first { $0 != .transientInfra } ?? first)
  }
}
