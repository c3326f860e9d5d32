import PipelineAnalysis
import PipelineIR
import Testing

@Suite struct FlowComponentsTests {
  @Test func findsCircles() {
    let flow = Flow("start; exit; a; b; c; d; start -> a -> b -> a; b -> c -> d -> c; d -> exit; b -> b")
    #expect(flow.circles == [["a", "b"], ["c", "d"]])
  }

  @Test func aNodeThatFollowsItselfIsACircle() {
    let flow = Flow("start; exit; again; start -> again -> again; again -> exit")
    #expect(flow.circles == [["again"]])
  }

  @Test func arcsLeadToSmallerNumbers() {
    let flow = Flow("start; exit; a; b; c; start -> a -> b -> a; b -> c -> exit; start -> c")
    for edge in flow.pipeline.edges {
      let components = flow.facts.components
      #expect(components.component(of: edge.from) >= components.component(of: edge.to))
    }
  }

  /// Two nodes share a component exactly when each can reach the other.
  @Test(arguments: 0..<20)
  func agreesWithReachability(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let count = 12
    let nodes = (0..<count).map { "n\($0)" }
    let edges = (0..<18).map { _ in
      "n\(generator.next() % UInt64(count)) -> n\(generator.next() % UInt64(count))"
    }
    let flow = Flow((nodes + edges).joined(separator: "; "))
    let reach = (0..<count).map { flow.facts.flow.reachable(from: CollectionOfOne(NodeID($0))) }
    for left in 0..<count {
      #expect(
        flow.facts.flow.reaching(CollectionOfOne(NodeID(left))).map(\.index)
          == (0..<count).filter { reach[$0].contains(NodeID(left)) })
      for right in 0..<count {
        let mutual = reach[left].contains(NodeID(right)) && reach[right].contains(NodeID(left))
        let components = flow.facts.components
        #expect((components.component(of: NodeID(left)) == components.component(of: NodeID(right))) == mutual)
      }
    }
  }

  @Test func isNotRecursive() {
    let names = (0..<30_000).map { "n\($0)" }
    let flow = Flow(names.joined(separator: "; ") + "; " + names.joined(separator: " -> ") + " -> n0")
    #expect(flow.facts.components.count == 1)
  }
}

/// A small seeded generator. Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
