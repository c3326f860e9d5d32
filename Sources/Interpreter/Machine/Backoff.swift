import PipelinePlan

/// How long to wait before an attempt is repeated. Specification 3.6.
///
/// The jitter comes from the run, the node and the attempt, so that a replay waits as the run did.
enum Backoff {
  /// Milliseconds to wait after `attempt` (from 1) has failed.
  static func delay(_ policy: RetryPolicy, after attempt: Int, run: String, node: String) -> Int64 {
    var delay = Double(policy.initialDelay)
    // Multiplying at most until the cap is reached keeps the number finite for any factor and attempt.
    var step = 1
    while step < attempt, policy.factor < 1 ? delay > 0.5 : delay < Double(policy.maxDelay), step < 1_000 {
      delay *= policy.factor
      step += 1
    }
    delay = min(delay, Double(policy.maxDelay))
    if policy.jitter { delay *= 0.5 + fraction(run: run, node: node, attempt: attempt) }
    guard delay.isFinite, delay > 0 else { return 0 }
    return Int64(min(delay, 9e15))
  }

  /// A number from 0 up to 1 that looks random: FNV-1a over the names, mixed by SplitMix64's finaliser.
  static func fraction(run: String, node: String, attempt: Int) -> Double {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    for byte in run.utf8 { add(byte) }
    add(0)
    for byte in node.utf8 { add(byte) }
    add(0)
    var mixed = hash &+ UInt64(truncatingIfNeeded: attempt) &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return Double(mixed >> 11) / Double(1 << 53)
  }
}
