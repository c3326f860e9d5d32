import Testing

@testable import PipelinePlan

@Suite struct GraphLoweringTests {
  @Test func namesAndLimits() throws {
    let plan = try plan(
      """
      digraph G { graph [goal="Be \\"fast\\"", label="Two words", max_steps=7, max_node_visits=5, max_restarts=0,
        restart_signature_limit=1, max_duration="90s", max_tokens_total=1000, max_cost_usd=2]
        s [shape=Mdiamond]; x [shape=Msquare]; s -> x }
      """)
    #expect(plan[plan.name] == "G")
    #expect(plan[plan.label] == "Two words")
    #expect(plan[plan.goal] == "Be \"fast\"")
    var limits = RunLimits()
    limits.maxSteps = 7
    limits.maxNodeVisits = 5
    limits.maxRestarts = 0
    limits.restartSignatureLimit = 1
    limits.maxDuration = 90_000
    limits.maxTokens = 1_000
    limits.maxCost = 2
    #expect(plan.limits == limits)
    #expect(plan.nodes.allSatisfy { $0.maxVisits == 5 })
  }

  @Test func withoutSettingsTheDialectsDefaultsHold() throws {
    let plan = try framed("s -> x")
    #expect(plan.limits == RunLimits())
    #expect(plan.label == plan.name)
    #expect(plan.goal == .empty)
    #expect(plan.inputs.isEmpty)
  }

  @Test func graphAttributesAreKeptButForDrawing() throws {
    let plan = try framed(
      "rankdir=LR; goal=\"g\"; max_duration=\"900s\"; default_max_retry=2; house_rule=\"h\"; s -> x")
    let attributes = plan.attributes[plan.graphAttributes].map { plan[$0.name] + "=" + plan[$0.value] }
    #expect(attributes == ["goal=g", "max_duration=15m", "default_max_retries=2", "house_rule=h"])
  }

  @Test func inputs() throws {
    let plan = try framed("inputs=\"topic, depth = 3 , notes?,empty=,\"; s -> x")
    let inputs = plan.inputs.map { (plan[$0.name], $0.isOptional, $0.defaultValue.map { plan[$0] }) }
    #expect(inputs.map(\.0) == ["topic", "depth", "notes", "empty"])
    #expect(inputs.map(\.1) == [false, true, true, true])
    #expect(inputs.map(\.2) == [nil, "3", nil, ""])
  }

  @Test func textIsInternedByItsBytes() throws {
    // The two spellings of é are canonically equivalent, and still two texts.
    let plan = try framed(
      "s -> a -> b -> c -> x; a [prompt=\"\u{E9}\"]; b [prompt=\"e\u{301}\"]; c [prompt=\"\u{E9}\"]")
    let ids = try ["a", "b", "c"].map { name in
      guard case .text(let id) = plan.templates[try plan.node(name).prompt.lowerBound] else {
        return StringID.empty
      }
      return id
    }
    #expect(ids[0] == ids[2])
    #expect(ids[0] != ids[1])
    #expect(Array(plan[ids[1]].utf8) == Array("e\u{301}".utf8))
  }
}
