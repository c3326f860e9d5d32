import PipelineAnalysis
import PipelineIR
import Testing

@Suite struct FlowFactsTests {
  @Test func findsStartsExitsAndWhatLiesBetween() {
    let flow = Flow("start; exit; a; b; lost; start -> a -> b -> exit; lost -> b")
    #expect(flow.names(flow.facts.starts) == ["start"])
    #expect(flow.names(flow.facts.exits) == ["exit"])
    #expect(flow.names(flow.facts.reachable) == ["start", "exit", "a", "b"])
    #expect(flow.names(flow.facts.reachesExit) == ["start", "exit", "a", "b", "lost"])
    #expect(flow.names(flow.facts.flow.successors(of: flow.node("a"))) == ["b"])
    #expect(flow.names(flow.facts.flow.predecessors(of: flow.node("b"))) == ["a", "lost"])
  }

  @Test func followsRetryTargets() {
    let flow = Flow(
      """
      start; exit; work [retry_target=mend, fallback_retry_target="other"]; mend; other
      start -> work -> exit; mend -> work; other -> work
      """)
    #expect(flow.names(flow.facts.reachable) == ["start", "exit", "work", "mend", "other"])
    #expect(flow.names(flow.facts.retryTargets.afterFailure(of: flow.node("work"))) == ["mend", "other"])
    #expect(flow.facts.retryTargets.afterFailure(of: flow.node("mend")).isEmpty)
  }

  /// Specification 3.4: only an unsatisfied gate jumps to the graph's targets.
  @Test func followsTheGraphsTargetsFromGatesOnly() {
    let statements = "start; exit; gate %; mend; start -> gate -> exit; mend -> gate; retry_target=mend"
    let gated = Flow(statements.split(separator: "%").joined(separator: "[goal_gate=true]"))
    #expect(gated.names(gated.facts.reachable) == ["start", "exit", "gate", "mend"])
    #expect(gated.names(gated.facts.retryTargets.afterUnsatisfiedGate(gated.node("gate"))) == ["mend"])
    let plain = Flow(statements.split(separator: "%").joined())
    #expect(plain.names(plain.facts.reachable) == ["start", "exit", "gate"])
  }

  @Test func triesTheNodesTargetsBeforeTheGraphs() {
    let flow = Flow(
      """
      graph [fallback_retry_target=d, retry_target=c]
      start; exit; a; b; c; d
      gate [goal_gate=true, fallback_retry_target=b, retry_target=a]
      """)
    let targets = flow.facts.retryTargets
    #expect(flow.names(targets.afterUnsatisfiedGate(flow.node("gate"))) == ["a", "b", "c", "d"])
    #expect(flow.names(targets.afterFailure(of: flow.node("gate"))) == ["a", "b"])
    #expect(targets.references.map(\.name) == ["c", "d", "a", "b"])
  }

  @Test func keepsTargetsThatNameNoNode() {
    let flow = Flow("start; exit; work [retry_target=\"nobody\"]; start -> work -> exit")
    #expect(flow.facts.retryTargets.references.map(\.name) == ["nobody"])
    #expect(flow.facts.retryTargets.references.first?.target == nil)
    #expect(flow.names(flow.facts.mayEscape) == ["work"])
  }

  @Test func stopsAtTheExitWhereAsked() {
    let flow = Flow("start; exit; after; start -> exit -> after")
    #expect(flow.names(flow.facts.reachable) == ["start", "exit", "after"])
    #expect(flow.names(flow.facts.reachableBeforeExit) == ["start", "exit"])
  }

  @Test func takesNodesWithoutPredecessorForAMissingStart() {
    let flow = Flow("first; second; exit; first -> second -> exit")
    #expect(flow.facts.starts.isEmpty)
    #expect(flow.names(flow.facts.reachable) == ["first", "second", "exit"])
  }

  @Test func takesAMisspeltEndForTheNearestName() {
    let flow = Flow("start; exit; deploy; start -> depoly; deploy -> exit")
    #expect(flow.names(flow.facts.reachable) == ["start", "exit", "deploy"])
    #expect(flow.names(flow.facts.mayEscape) == ["start"])
    #expect(flow.facts.meantNames["depoly"].map(flow.name) == "deploy")
  }

  @Test func knowsNothingBehindANameLikeNoOther() {
    let flow = Flow("start; exit; publish; start -> shipment; shipment -> publish; publish -> exit")
    #expect(flow.names(flow.facts.mayEscape) == ["start"])
    #expect(flow.names(flow.facts.mayBeEntered) == ["publish"])
    #expect(flow.names(flow.facts.reachable) == ["start", "exit", "publish"])
    #expect(flow.facts.meantNames["shipment"] == nil)
  }

  /// Each search compares a name with all nodes, so their number is limited.
  @Test func givesUpOnThousandsOfMissingNames() {
    let nodes = (0..<1_000).map { "n\($0)" }.joined(separator: "; ")
    func meaning(missing: Int) -> NodeID? {
      let edges = (0..<missing).map { "n\($0) -> a_name_like_no_other_\($0)" } + ["n0 -> nn5"]
      let flow = Flow("\(nodes); \(edges.joined(separator: "; "))")
      #expect(flow.facts.mayEscape.count == max(1, missing))
      return flow.facts.meantNames["nn5"]
    }
    #expect(meaning(missing: 10) != nil)
    #expect(meaning(missing: 1_000) == nil)
  }

  @Test func survivesAnEmptyPipeline() {
    let flow = Flow("")
    #expect(flow.facts.reachable.isEmpty)
    #expect(flow.facts.components.count == 0)
    #expect(flow.facts.regions.isEmpty)
  }
}
