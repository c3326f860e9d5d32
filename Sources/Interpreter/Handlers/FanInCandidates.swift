import JSON

/// The branches a fan-in chooses from, best first.
struct FanInCandidates {
  /// All branches that ended, best first: by outcome, then score, then id. Specification 4.9.
  let ranked: [BranchResult]

  /// Reads `parallel.results`. Branches that were stopped or never started are no candidates.
  ///
  /// - Throws: ``FanInError``.
  init(_ results: JSONValue?) throws(FanInError) {
    guard let results, results != .null else { throw FanInError("no parallel results to evaluate") }
    guard let elements = results.arrayValue else { throw FanInError("`parallel.results` is not a list") }
    guard !elements.isEmpty else { throw FanInError("no parallel results to evaluate") }
    var branches: [BranchResult] = []
    var ids: Set<String> = []
    for (index, element) in elements.enumerated() {
      guard let branch = BranchResult(json: element), !branch.id.isEmpty else {
        throw FanInError("`parallel.results[\(index)]` is not the result of a branch")
      }
      guard ids.insert(branch.id).inserted else {
        throw FanInError("`parallel.results` has two results of the branch `\(branch.id)`")
      }
      if branch.outcome != "canceled", OutcomeStatus(word: branch.outcome) != .skipped {
        branches.append(branch)
      }
    }
    ranked = branches.sorted { left, right in
      let (leftRank, rightRank) = (Self.rank(left), Self.rank(right))
      if leftRank != rightRank { return leftRank < rightRank }
      let (leftScore, rightScore) = (left.score ?? 0, right.score ?? 0)
      if leftScore != rightScore { return leftScore > rightScore }
      return left.id < right.id
    }
  }

  /// The candidates that did not fail, best first.
  var eligible: [BranchResult] { ranked.filter { OutcomeStatus(word: $0.outcome) != .fail } }

  /// The failure of a fan-in whose candidates all failed: every reason, and the worst class.
  var failure: Outcome {
    guard !ranked.isEmpty else { return .fail("no branch came to its end", Failure(.canceled)) }
    let reasons = ranked.sorted { $0.id < $1.id }
      .map { "\($0.id): \($0.failureReason.isEmpty ? $0.outcome : $0.failureReason)" }
    let classes = Set(ranked.compactMap(\.failureClass))
    let worst = [FailureClass.deterministic, .noRoute, .budgetExhausted, .canceled, .transientInfra]
      .first { classes.contains($0) }
    return .fail(
      "all \(ranked.count) branches failed: \(reasons.joined(separator: "; "))", worst.map { Failure($0) })
  }

  /// Specification 4.9; a word of the author's own ranks behind what is known to be good.
  private static func rank(_ branch: BranchResult) -> Int {
    switch OutcomeStatus(word: branch.outcome) {
    case .success: 0
    case .partialSuccess: 1
    case .custom, .skipped: 2
    case .retry: 3
    case .fail: 4
    }
  }
}

/// A `parallel.results` or an answer that a fan-in cannot use.
public struct FanInError: ClassifiedError, Hashable {
  /// What is wrong.
  public let problem: String

  init(_ problem: String) { self.problem = problem }

  /// The same results would be as unusable the next time.
  public var failureClass: FailureClass { .deterministic }
  /// What is wrong.
  public var description: String { problem }
}
