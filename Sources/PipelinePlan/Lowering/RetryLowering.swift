import PipelineIR
import SourceText

/// What one owner says about retries; nil where it says nothing.
struct RetrySettings {
  var attempts: Int?
  var preset: RetryPreset?
  var initialDelay: Int64?
  var factor: Double?
  var maxDelay: Int64?
  var jitter: Bool?
  var retryOn: RetryPolicy.RetryOn?

  /// Lays these settings over a policy: first the preset, then what is set by itself.
  func apply(to policy: inout RetryPolicy) {
    if let preset {
      policy.maxAttempts = preset.maxAttempts
      policy.initialDelay = preset.initialDelay
      policy.factor = preset.factor
      policy.maxDelay = RetryPolicy().maxDelay
      policy.jitter = RetryPolicy().jitter
    }
    if let attempts { policy.maxAttempts = attempts }
    if let initialDelay { policy.initialDelay = initialDelay }
    if let factor { policy.factor = factor }
    if let maxDelay { policy.maxDelay = maxDelay }
    if let jitter { policy.jitter = jitter }
    if let retryOn { policy.retryOn = retryOn }
  }
}

/// The named policies of specification 3.6.
enum RetryPreset: String, CaseIterable {
  case none, standard, aggressive, linear, patient

  var maxAttempts: Int {
    switch self {
    case .none: 1
    case .standard, .aggressive: 5
    case .linear, .patient: 3
    }
  }

  /// Milliseconds; the table leaves the delay of `none` open, and nothing waits for it.
  var initialDelay: Int64 {
    switch self {
    case .none, .standard: 200
    case .aggressive, .linear: 500
    case .patient: 2_000
    }
  }

  var factor: Double {
    switch self {
    case .none, .standard, .aggressive: 2
    case .linear: 1
    case .patient: 3
    }
  }
}

extension Lowering {
  mutating func retrySettings(_ range: AttributeRange, isGraph: Bool) -> RetrySettings {
    var settings = RetrySettings()
    let retries = count(isGraph ? .defaultMaxRetries : .maxRetries, in: range, atLeast: 0)
    if let retries {
      if retries < PlanLimits.attempts {
        settings.attempts = retries + 1
      } else if let attribute = pipeline.attribute(isGraph ? .defaultMaxRetries : .maxRetries, in: range) {
        outOfRange(attribute, "less than \(PlanLimits.attempts)")
      }
    }
    settings.preset = text(.retryPreset, in: range).flatMap { RetryPreset(rawValue: $0) }
    settings.initialDelay = milliseconds(.retryInitialDelay, in: range, atLeast: 0)
    settings.factor = number(.retryFactor, in: range, "a positive number") { $0 > 0 }
    settings.maxDelay = milliseconds(.retryMaxDelay, in: range, atLeast: 0)
    settings.jitter = pipeline.attribute(.retryJitter, in: range)?.boolean
    if !isGraph {
      settings.retryOn = text(.retryOn, in: range).flatMap { RetryPolicy.RetryOn(rawValue: $0) }
    }
    return settings
  }

  /// The policy of a node, each kept once: the graph's settings, over them the node's.
  ///
  /// A node that does no work of its own runs once: repeating it could not change its outcome, and a parallel
  /// node's branches have retries of their own.
  mutating func policy(of handler: HandlerKind, _ own: RetrySettings) -> Int {
    var policy = RetryPolicy()
    switch handler {
    case .start, .exit, .conditional, .parallel: break
    default:
      graphRetry.apply(to: &policy)
      own.apply(to: &policy)
    }
    // Neighbours mostly agree, and comparing is cheaper than hashing.
    if let lastPolicy, plan.policies[lastPolicy] == policy { return lastPolicy }
    if let id = policyIDs[policy] {
      lastPolicy = id
      return id
    }
    let id = plan.policies.count
    plan.policies.append(policy)
    policyIDs[policy] = id
    lastPolicy = id
    return id
  }
}
