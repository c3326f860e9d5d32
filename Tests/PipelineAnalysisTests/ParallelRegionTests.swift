@testable import PipelineAnalysis
import Testing

@Suite struct ParallelRegionTests {
  private static let ends = "start; exit; "

  /// A pipeline with forks `f`, `g` and joins `j`, `k` beside the nodes of `statements`.
  private func flow(_ statements: String) -> Flow {
    Flow(Self.ends + "f [shape=component]; j [shape=tripleoctagon]; a; b; c; d; \(statements)")
  }

  private func nested(_ statements: String) -> Flow {
    flow("g [shape=component]; k [shape=tripleoctagon]; x; y; \(statements)")
  }

  @Test func branchesMeetInTheFanIn() {
    let flow = flow("start -> f -> a -> b -> j; f -> c -> j -> d -> exit")
    let region = flow.region("f")
    #expect(flow.problem("f") == nil)
    #expect(region?.join.map(flow.name) == "j")
    #expect(region.map { flow.names($0.members) } == ["a", "b", "c"])
    #expect(region?.entries.map(flow.name) == ["f->a", "f->c"])
    #expect(region?.parent == nil)
    #expect(flow.facts.region(of: flow.node("b")) == 0)
    #expect(flow.facts.region(of: flow.node("d")) == nil)
    #expect(flow.facts.region(of: flow.node("j")) == nil)
  }

  @Test func branchesMayChooseAndRepeat() {
    let flow = flow("start -> f -> a -> b -> a; b -> j; a -> c -> j; f -> d -> j; j -> exit; f -> j")
    #expect(flow.problem("f") == nil)
    #expect(flow.region("f").map { flow.names($0.members) } == ["a", "b", "c", "d"])
  }

  @Test func theWholeRegionMayRepeat() {
    let flow = flow("start -> f -> a -> j; f -> b -> j -> c -> f; c -> exit")
    #expect(flow.problem("f") == nil)
    #expect(flow.region("f").map { flow.names($0.members) } == ["a", "b"])
  }

  @Test func regionsNest() {
    let flow = nested("start -> f -> a -> g -> x -> k; g -> y -> k -> b -> j; f -> c -> j -> exit")
    #expect(flow.problem("f") == nil)
    #expect(flow.problem("g") == nil)
    #expect(flow.region("f").map { flow.names($0.members) } == ["a", "b", "c", "g", "k"])
    #expect(flow.region("g").map { flow.names($0.members) } == ["x", "y"])
    #expect(flow.region("g")?.parent == 0)
    #expect(flow.region("f")?.parent == nil)
    #expect(flow.facts.region(of: flow.node("x")) == flow.facts.region(forkedBy: flow.node("g")))
    #expect(flow.facts.region(of: flow.node("k")) == flow.facts.region(forkedBy: flow.node("f")))
  }

  @Test func aForkMayFollowAFork() {
    let flow = nested("start -> f -> g -> x -> k -> j; g -> y -> k; f -> a -> j -> exit")
    #expect(flow.problem("f") == nil)
    #expect(flow.problem("g") == nil)
  }

  @Test func regionsFollowEachOther() {
    let flow = nested("start -> f -> a -> j; f -> b -> j -> g -> x -> k; g -> y -> k -> exit")
    #expect(flow.problem("f") == nil)
    #expect(flow.problem("g") == nil)
    #expect(flow.region("g")?.parent == nil)
  }

  @Test func saysWhyARegionCannotBeRun() {
    #expect(flow("start -> f; j -> exit").problem("f") == "noBranches")
    #expect(flow("start -> f -> a -> c; f -> b -> c -> exit").problem("f") == "noFanIn")
    #expect(flow("start -> f -> a -> j; f -> b -> exit; j -> exit").problem("f") == "reachesExit b->exit")
    #expect(flow("start -> f -> a -> j; f -> exit; j -> exit").problem("f") == "reachesExit f->exit")
    #expect(flow("start -> f -> a -> j; f -> b; j -> exit").problem("f") == "endsInside b")
    #expect(flow("start -> f -> a -> j; f -> b -> f; j -> exit").problem("f") == "leaves b->f")
    #expect(flow("start -> f -> a -> j; f -> b -> c -> b; j -> exit").problem("f") == "neverJoins f->b")
    #expect(flow("start -> f -> a -> j; f -> b -> nowhere; j -> exit").problem("f") == "unresolvedEdge b")
    #expect(flow("start -> f -> a -> j; f -> nowhere; j -> exit").problem("f") == "unresolvedEdge f")
    #expect(
      flow("start -> c -> f -> a -> b -> j; c -> b; f -> d -> j; j -> exit").problem("f") == "entered c->b")
  }

  @Test func nestedRegionsHaveAJoinOfTheirOwn() {
    let shared = nested("start -> f -> a -> j; f -> g -> x -> j; g -> y -> j -> exit")
    #expect(shared.problem("f") == "joinTaken g")
    #expect(shared.problem("g") == nil)
    let different = nested("start -> f -> a -> j; f -> b -> k; j -> k -> exit")
    #expect(different.problem("f") == "differentJoins j,k")
    let inner = nested("start -> f -> a -> j; f -> g -> x -> exit; g -> y; j -> exit")
    #expect(inner.problem("f") == "nested g")
    #expect(inner.problem("g") == "noFanIn")
    let back = nested("start -> f -> a -> j; f -> g -> x -> k; g -> y -> f; k -> j -> exit")
    #expect(back.problem("g") == "leaves y->f")
    #expect(back.problem("f") == "nested g")
  }

  @Test func deadCodeDoesNotEnterARegion() {
    let flow = flow("start -> f -> a -> j; f -> b -> j -> exit; d -> b")
    #expect(flow.problem("f") == nil)
  }

  @Test func takesInWhatARetryTargetOfABranchLeadsTo() {
    let flow = flow(
      "start -> f -> a -> j; f -> b -> j -> exit; a2 [retry_target=c]; a -> a2 -> j; c -> d -> a")
    #expect(flow.problem("f") == nil)
    #expect(flow.region("f").map { flow.names($0.members) } == ["a", "b", "c", "d", "a2"])
    #expect(flow.region("f")?.escapingRetries.isEmpty == true)
  }

  @Test func namesMembersWhoseRetryTargetLeavesTheRegion() {
    let flow = flow("start -> c -> f -> a -> j; f -> b -> j -> exit; r [retry_target=c]; a -> r -> j")
    #expect(flow.problem("f") == nil)
    #expect(flow.region("f").map { flow.names($0.members) } == ["a", "b", "r"])
    #expect(flow.region("f").map { flow.names($0.escapingRetries) } == ["r"])
  }

  /// Forks that all run into one long chain: walking it for each of them would be quadratic.
  @Test func regionsThatOverlapTooMuchAreGivenUp() {
    let count = 100
    let forks = (0..<count).map { "f\($0) [shape=component]; start -> f\($0); f\($0) -> w0" }
    let chain = (0..<count).map { "w\($0); w\($0) -> w\(($0 + 1) % count)" }
    let flow = Flow((forks + chain).joined(separator: "; ") + "; start")
    #expect(flow.facts.regions.allSatisfy { $0.problem == .noFanIn })
    var finder = RegionFinder(
      flow.pipeline, flow.facts.retryTargets, reachable: flow.facts.reachable, steps: 0)
    finder.run()
    #expect(finder.regions.first?.problem == .noFanIn)
    #expect(finder.regions.last?.problem == .tooTangled)
  }

  @Test func nestingIsNotRecursion() {
    let depth = 3_000
    var text = Self.ends + "start -> f0; j0 -> exit; "
    for level in 0..<depth {
      text +=
        "f\(level) [shape=component]; j\(level) [shape=tripleoctagon]; w\(level); f\(level) -> w\(level) -> j\(level); "
      text +=
        level + 1 < depth
        ? "f\(level) -> f\(level + 1); j\(level + 1) -> j\(level); " : "f\(level) -> j\(level); "
    }
    let flow = Flow(text)
    #expect(flow.facts.regions.count == depth)
    #expect(flow.facts.regions.allSatisfy { $0.problem == nil })
    #expect(flow.region("f7")?.parent == flow.facts.region(forkedBy: flow.node("f6")))
  }
}
