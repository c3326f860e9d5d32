import PipelinePlan
import Synchronization

/// Counts what the limits of a run bound, over all branches and restarts.
final class RunBudget: Sendable {
  private struct Counts {
    var steps = 0
    var usage = ModelUsage(inputTokens: 0, outputTokens: 0)
    var costIsKnown = false
  }

  private let limits: RunLimits
  /// When the run began, moved on by the time it was not running.
  private let start: Int64
  private let counts = Mutex(Counts())

  /// A budget for `limits` of a run that began at `start`.
  init(_ limits: RunLimits, start: Int64) {
    self.limits = limits
    self.start = start
  }

  /// Node executions so far.
  var steps: Int { counts.withLock(\.steps) }

  /// What model calls used so far; nil when none said.
  var usage: ModelUsage? {
    counts.withLock { counts in
      var usage = counts.usage
      if !counts.costIsKnown { usage.cost = nil }
      return usage.inputTokens == 0 && usage.outputTokens == 0 && usage.cost == nil ? nil : usage
    }
  }

  /// Milliseconds the run has been going on.
  func elapsed(at now: Int64) -> Int64 { max(0, now - start) }

  /// Counts a step; gives the sentence about the limit it breaks.
  func step() -> String? {
    let steps = counts.withLock { counts in
      counts.steps += 1
      return counts.steps
    }
    guard steps > limits.maxSteps else { return nil }
    return "the run has executed \(limits.maxSteps) nodes, the most that the graph's `max_steps` allows"
  }

  /// Milliseconds until the time is up; nil without a limit.
  func remaining(_ clock: any RunClock) -> Int64? {
    limits.maxDuration.map { max(0, $0 - elapsed(at: clock.now())) }
  }

  /// Whether the time is up; the sentence about it.
  func checkTime(_ clock: any RunClock) -> String? {
    remaining(clock) == 0 ? timeIsUp : nil
  }

  /// The sentence about `max_duration`.
  var timeIsUp: String {
    "the run has taken \(limits.maxDuration ?? 0) ms, the most that the graph's `max_duration` allows"
  }

  /// Adds what a stage used; gives the sentence about the limit it breaks.
  func spend(_ usage: ModelUsage) -> String? {
    let total = counts.withLock { counts in
      counts.usage.inputTokens = counts.usage.inputTokens.addingClamped(usage.inputTokens)
      counts.usage.outputTokens = counts.usage.outputTokens.addingClamped(usage.outputTokens)
      if let cost = usage.cost {
        counts.usage.cost = (counts.usage.cost ?? 0) + cost
        counts.costIsKnown = true
      }
      return counts.usage
    }
    let tokens = total.inputTokens.addingClamped(total.outputTokens)
    if let most = limits.maxTokens, tokens > most {
      return
        "the run has used \(tokens) tokens, more than the \(most) that the graph's `max_tokens_total` allows"
    }
    if let most = limits.maxCost, let cost = total.cost, cost > most {
      return
        "the run has cost \(cost) US dollars, more than the \(most) that the graph's `max_cost_usd` allows"
    }
    return nil
  }
}

extension Int {
  /// The sum, or the nearest number there is.
  fileprivate func addingClamped(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    if overflow { return other < 0 ? .min : .max }
    return sum
  }
}
