import Testing

@testable import PipelinePlan

@Suite struct RegionLoweringTests {
  static let settings:
    [(attributes: String, parallel: Int, policy: PlanRegion.JoinPolicy, error: PlanRegion.ErrorPolicy)] = [
      ("", 4, .waitAll, .continue),
      ("max_parallel=1, join_policy=first_success", 1, .firstSuccess, .continue),
      ("join_policy=k_of_n, k=2, error_policy=ignore", 4, .kOfN(2), .ignore),
      ("join_policy=quorum", 4, .quorum(0.5), .continue),
      ("join_policy=quorum, quorum_fraction=1, error_policy=fail_fast", 4, .quorum(1), .failFast),
      // Without its policy, a number says nothing.
      ("k=1, quorum_fraction=0.1", 4, .waitAll, .continue),
    ]

  @Test(arguments: settings.indices)
  func policies(row: Int) throws {
    let (attributes, parallel, policy, error) = Self.settings[row]
    let plan = try framed(
      "s -> p; p [shape=component, \(attributes)]; p -> a -> j; p -> b -> j; a; b; j [shape=tripleoctagon]; j -> x"
    )
    let region = try #require(plan.regions.first)
    #expect(region.maxParallel == parallel)
    #expect(region.policy == policy)
    #expect(region.errorPolicy == error)
    #expect(region.branches.count == 2)
  }

  @Test func outerRegionsComeBeforeInnerOnes() throws {
    // The inner parallel node is declared first.
    let plan = try framed(
      """
      inner [shape=component]; outer [shape=component]; k [shape=tripleoctagon]; j [shape=tripleoctagon]
      s -> outer; outer -> inner; outer -> b -> j; inner -> c -> k; inner -> d -> k; k -> j; j -> x; b; c; d
      """)
    let names = plan.regions.map { plan[plan.nodes[$0.node.index].id] }
    #expect(names == ["outer", "inner"])
    #expect(try plan.node("outer").region == 0)
    #expect(try plan.node("inner").region == 1)
  }

  @Test func anEmptyBranchGoesStraightToTheJoin() throws {
    let plan = try framed(
      "s -> p; p [shape=component]; p -> a -> j; p -> j; a; j [shape=tripleoctagon]; j -> x")
    #expect(plan.regions[0].branches.count == 2)
  }

  @Test func regionsNestOnlySoDeep() throws {
    var body = "s -> p0; "
    let depth = PlanLimits.regionDepth + 1
    for level in 0..<depth {
      body +=
        "p\(level) [shape=component]; j\(level) [shape=tripleoctagon]; a\(level); p\(level) -> a\(level) -> j\(level); "
      body +=
        level + 1 < depth
        ? "p\(level) -> p\(level + 1); j\(level + 1) -> j\(level); " : "p\(level) -> j\(level); "
    }
    let result = lowering(LoweringDiagnosticsTests.frame + body + "j0 -> x }")
    #expect(result.plan == nil)
    #expect(result.diagnostics.map(\.code.id) == ["AT007"])
  }
}
