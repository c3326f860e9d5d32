import Testing

@testable import PipelinePlan

/// Retry policies of specification 3.5 and 3.6.
@Suite struct RetryLoweringTests {
  static let policies: [(graph: String, node: String, policy: RetryPolicy)] = [
    ("", "", RetryPolicy()),
    ("default_max_retries=2", "", RetryPolicy(maxAttempts: 3)),
    ("default_max_retries=2", "max_retries=0", RetryPolicy(maxAttempts: 1)),
    ("default_max_retry=4", "", RetryPolicy(maxAttempts: 5)),
    ("", "max_retries=3, retry_on=any", RetryPolicy(maxAttempts: 4, retryOn: .any)),
    ("", "retry.preset=none, retry.factor=3", RetryPolicy(maxAttempts: 1, factor: 3)),
    ("", "retry.preset=standard", RetryPolicy(maxAttempts: 5)),
    ("", "retry.preset=aggressive", RetryPolicy(maxAttempts: 5, initialDelay: 500)),
    ("", "retry.preset=linear", RetryPolicy(maxAttempts: 3, initialDelay: 500, factor: 1)),
    ("", "retry.preset=patient", RetryPolicy(maxAttempts: 3, initialDelay: 2_000, factor: 3)),
    ("", "retry.preset=patient, max_retries=1", RetryPolicy(maxAttempts: 2, initialDelay: 2_000, factor: 3)),
    ("retry.preset=patient", "", RetryPolicy(maxAttempts: 3, initialDelay: 2_000, factor: 3)),
    (
      "retry.preset=patient; default_max_retries=1", "",
      RetryPolicy(maxAttempts: 2, initialDelay: 2_000, factor: 3)
    ),
    // A node's preset is a whole policy; the graph's details do not mix into it.
    (
      "retry.initial_delay=7s; retry.jitter=false", "retry.preset=linear",
      RetryPolicy(maxAttempts: 3, initialDelay: 500, factor: 1)
    ),
    (
      "retry.initial_delay=7s; retry.max_delay=1m; retry.jitter=false; default_max_retries=1",
      "retry.initial_delay=50ms",
      RetryPolicy(maxAttempts: 2, initialDelay: 50, maxDelay: 60_000, jitter: false)
    ),
    ("", "max_retries=2, retry_on=transient", RetryPolicy(maxAttempts: 3, retryOn: .transient)),
    ("", "max_retries=2, retry_on=none", RetryPolicy(maxAttempts: 3, retryOn: .none)),
  ]

  @Test(arguments: policies.indices)
  func resolved(row: Int) throws {
    let (graph, node, policy) = Self.policies[row]
    let plan = try framed("\(graph); s -> a -> x; a [\(node)]")
    #expect(plan.policies[try plan.node("a").policy] == policy)
  }

  @Test func nodesWithoutWorkRunOnce() throws {
    let plan = try framed(
      """
      default_max_retries=5; s -> d; d [shape=diamond, max_retries=2]; d -> p; p [shape=component]
      p -> a -> j; p -> b -> j; j [shape=tripleoctagon]; j -> x; a; b
      """)
    for name in ["s", "x", "d", "p"] { #expect(plan.policies[try plan.node(name).policy].maxAttempts == 1) }
    for name in ["a", "j"] { #expect(plan.policies[try plan.node(name).policy].maxAttempts == 6) }
    #expect(plan.policies.count == 2)
  }

  @Test func onlyTheNodesOwnRetriesSetTheFlag() throws {
    let plan = try framed("default_max_retries=5; s -> a -> b -> x; a; b [max_retries=0]")
    #expect(try !plan.node("a").flags.contains(.ownRetries))
    #expect(try plan.node("b").flags.contains(.ownRetries))
  }
}
