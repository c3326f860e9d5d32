import Testing

@testable import PipelinePlan

/// Edge selection of specification 3.3 as code.
@Suite struct EdgeOrderTests {
  static let orders: [(body: String, code: [String])] = [
    // Conditional edges by weight, then by the target's name, then as declared.
    (
      """
      a -> c [condition="outcome=success"]; a -> b [condition="outcome=success"]; a -> x
      """,
      ["test outcome=success b", "test outcome=success c", "onFail +7", "take x", "halt failed"]
    ),
    (
      """
      a -> b [condition="outcome=success"]; a -> c [condition="outcome=success", weight=1]; a -> x
      """,
      ["test outcome=success c", "test outcome=success b", "onFail +7", "take x", "halt failed"]
    ),
    (
      """
      a -> b [condition="context.k=1"]; a -> b [condition="outcome=retry"]; a -> x
      """,
      ["test context.k=1 b", "test outcome=retry b", "onFail +7", "take x", "halt failed"]
    ),
    // Unconditional edges: labels and suggestions in declaration order, then the best.
    (
      "a -> c; a -> b; a -> x [weight=-1]",
      ["onFail +6", "suggest c,b,x", "take b", "halt failed"]
    ),
    (
      "a -> c [label=\"Go\"]; a -> b; a -> x [label=\"Stop\", weight=3]",
      ["onFail +7", "prefer c,x", "suggest c,b,x", "take x", "halt failed"]
    ),
    // One unconditional edge leaves nothing to choose.
    ("a -> x [label=\"Go\"]", ["onFail +5", "take x", "halt failed"]),
    // Only conditional edges: what they do not take has no route.
    (
      "a -> x [condition=\"outcome=success\"]",
      ["test outcome=success x", "onFail +6", "halt noRoute", "halt failed"]
    ),
    ("a", ["onFail +5", "halt noRoute", "halt failed"]),
  ]

  @Test(arguments: orders.indices)
  func routing(row: Int) throws {
    let (body, code) = Self.orders[row]
    let plan = try framed("b; c; b -> x; c -> x; s -> a; s -> b; s -> c; a; \(body)")
    #expect(try plan.code(of: "a") == ["enter", "execute", "commit"] + code)
  }

  @Test func conditionsOnBranchesOfAParallelNodeAreIgnored() throws {
    let plan = try framed(
      """
      s -> p; p [shape=component]; p -> a [condition="outcome=fail"]; p -> b; a -> j; b -> j
      j [shape=tripleoctagon]; j -> x; a; b
      """)
    #expect(try plan.code(of: "p") == ["enter", "fork a,b", "commit", "join j"])
    #expect(plan.predicates.isEmpty)
    #expect(plan.edges.allSatisfy { $0.conditionText == .empty })
  }

  @Test func aConditionThatNeverHoldsIsNotTested() throws {
    let plan = try framed("s -> a -> x; a; a -> a [condition=\"outcome=success && outcome=fail\"]")
    #expect(try plan.code(of: "a") == ["enter", "execute", "commit", "onFail +5", "take x", "halt failed"])
  }

  @Test func aConditionThatAlwaysHoldsEndsTheChoice() throws {
    let plan = try framed(
      """
      s -> a; a; b -> x; b
      a -> b [condition="context.k=1"]; a -> x [condition="outcome!=\\"\\""]
      """)
    #expect(try plan.code(of: "a") == ["enter", "execute", "commit", "test context.k=1 b", "take x"])
  }

  @Test func restartEdgesJumpToAStub() throws {
    let plan = try framed("s -> a -> x; a; a -> a [condition=\"outcome=fail\", loop_restart=true]")
    let edge = try #require(plan.edges.first { $0.isRestart })
    #expect(plan.code[edge.jump] == .restart(PlanEdgeID(try #require(plan.edges.firstIndex(of: edge)))))
    #expect(edge.jump == plan.code.count - 1)
  }

  static let labels: [(label: String, normalized: String, key: String)] = [
    ("[A] Approve", "approve", "A"), ("Y) Yes", "yes", "Y"), ("n - No way", "no way", "N"),
    ("  Ship It  ", "ship it", "S"), ("", "", ""), ("[10] Later", "later", "10"),
  ]

  @Test(arguments: labels)
  func labelsAreNormalised(label: String, normalized: String, key: String) throws {
    let plan = try framed("s -> x [label=\"\(label)\"]")
    #expect(plan[plan.edges[0].label] == label)
    #expect(plan[plan.edges[0].normalizedLabel] == normalized)
    #expect(plan[plan.edges[0].accelerator] == key)
  }
}
