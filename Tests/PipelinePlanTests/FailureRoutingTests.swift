import Testing

@testable import PipelinePlan

/// The order on FAIL of the run page: condition, edge into a diamond, retry target, fallback, end of the run.
@Suite struct FailureRoutingTests {
  static let failures: [(attributes: String, edges: String, code: [String])] = [
    ("", "a -> x", ["onFail +5", "take x", "halt failed"]),
    ("retry_target=b", "a -> x", ["onFail +5", "take x", "failRoute b", "halt failed"]),
    (
      "retry_target=b, fallback_retry_target=c", "a -> x",
      ["onFail +5", "take x", "failRoute b,c", "halt failed"]
    ),
    ("fallback_retry_target=c", "a -> x", ["onFail +5", "take x", "failRoute c", "halt failed"]),
    // A target that is no node gives way to the next one.
    (
      "retry_target=nowhere, fallback_retry_target=c", "a -> x",
      ["onFail +5", "take x", "failRoute c", "halt failed"]
    ),
    // The only edge leads into a diamond: it takes success and failure alike.
    ("retry_target=b", "a -> d", ["take d"]),
    // A failure takes the best edge into a diamond, never one into anything else.
    ("", "a -> x [weight=5]; a -> d; a -> e", ["onFail +6", "suggest x,d,e", "take x", "take d"]),
    ("", "a -> x; a -> d; a -> e [weight=1]", ["onFail +6", "suggest x,d,e", "take e", "take e"]),
    (
      "retry_target=b", "a -> x [condition=\"outcome=fail\"]; a -> d",
      ["test outcome=fail x", "take d"]
    ),
  ]

  @Test(arguments: failures.indices)
  func working(row: Int) throws {
    let (attributes, edges, code) = Self.failures[row]
    let plan = try framed(
      """
      d [shape=diamond]; e [shape=diamond]; b -> x; c -> x; d -> x; e -> x; b; c
      s -> a; s -> b; s -> c; s -> d; s -> e; a [\(attributes)]; \(edges)
      """)
    #expect(try plan.code(of: "a") == ["enter", "execute", "commit"] + code)
  }

  @Test func aDiamondsUnconditionalEdgeIsItsDefault() throws {
    let plan = try framed("s -> d; d [shape=diamond]; d -> x; d -> s [condition=\"outcome=fail\"]")
    #expect(try plan.code(of: "d") == ["enter", "execute", "commit", "test outcome=fail s", "take x"])
  }

  @Test func aDiamondWithoutDefaultRoutesTheFailureOfTheNodeBefore() throws {
    let plan = try framed("s -> d; d [shape=diamond]; d -> x [condition=\"outcome=success\"]")
    #expect(
      try plan.code(of: "d") == [
        "enter", "execute", "commit", "test outcome=success x", "onFail +6", "halt noRoute", "failRoute ",
        "halt failed",
      ])
  }

  @Test func anExitChecksGatesBeforeItRuns() throws {
    #expect(try framed("s -> x").code(of: "x") == ["enter", "gates", "execute", "commit", "halt success"])
  }

  static let policies: [(attributes: String, code: [String])] = [
    ("", ["join j"]),
    ("error_policy=ignore", ["join j"]),
    ("join_policy=first_success", ["join j"]),
    ("error_policy=fail_fast", ["onFail +5", "join j", "halt failed"]),
    ("error_policy=fail_fast, retry_target=w", ["onFail +5", "join j", "failRoute w", "halt failed"]),
  ]

  @Test(arguments: policies.indices)
  func parallelNodesGoOnToTheirJoinUnlessTheyFailFast(row: Int) throws {
    let (attributes, code) = Self.policies[row]
    let plan = try framed(
      """
      s -> w -> p; w; p [shape=component, \(attributes)]; p -> a -> j; p -> b -> j; a; b
      j [shape=tripleoctagon]; j -> x
      """)
    #expect(try plan.code(of: "p") == ["enter", "fork a,b", "commit"] + code)
  }

  @Test func gatesListTheNodesTargetsThenTheGraphs() throws {
    let plan = try framed(
      """
      retry_target=b; fallback_retry_target=a; s -> a -> b -> x; b
      a [goal_gate=true, retry_target=s, fallback_retry_target=b]
      """)
    let targets = plan.nodeLists[try plan.node("a").gateTargets].map { plan[plan.nodes[$0.index].id] }
    #expect(targets == ["s", "b", "a"])
    #expect(try plan.node("b").gateTargets.isEmpty)
  }

  @Test func aRetryTargetOutsideTheBranchIsLeftOutWithAWarning() throws {
    let result = lowering(
      """
      digraph G { s [shape=Mdiamond]; x [shape=Msquare]; s -> w -> p; w; p [shape=component]
      p -> a -> j; p -> b -> j; a [retry_target=w, fallback_retry_target=b]; b [retry_target=j]
      j [shape=tripleoctagon]; j -> x }
      """)
    let plan = try #require(result.plan)
    #expect(result.diagnostics.map(\.code.id) == ["AT952"])
    #expect(result.diagnostics.first?.message.contains("`w` of `a`") == true)
    #expect(try plan.code(of: "a").contains("failRoute b"))
    #expect(try plan.code(of: "b").contains("failRoute j"))
    #expect(verify(plan).isEmpty)
  }
}
