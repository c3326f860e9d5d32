import PipelineAnalysis
import PipelineIR
import Testing

/// Random pipelines put together from sequences, choices, loops and forks: every fork is well formed by construction,
/// and the sketch knows what lies inside.
@Suite struct RandomRegionTests {
  @Test(arguments: 0..<60)
  func structuredPipelinesHaveTheRegionsTheyWereMadeWith(seed: UInt64) {
    var sketch = Sketch(seed: seed)
    let body = sketch.block(depth: 4, in: nil)
    let flow = Flow(
      "start; exit; start -> \(body.first); \(body.last) -> exit; "
        + sketch.statements.joined(separator: "; "))
    #expect(flow.facts.regions.count == sketch.members.count)
    for (fork, members) in sketch.members {
      #expect(flow.problem(fork) == nil)
      #expect(flow.region(fork)?.join.map(flow.name) == "j" + fork.dropFirst())
      #expect(flow.region(fork).map { Set(flow.names($0.members)) } == members)
      let parent = flow.region(fork)?.parent.map { flow.name(flow.facts.regions[$0].node) }
      #expect(parent == sketch.parents[fork])
    }
  }

  /// The sketches above are worth looking at.
  @Test func sketchesHaveNestedRegions() {
    let sketches = (0..<60).map { (seed: UInt64) in
      var sketch = Sketch(seed: seed)
      _ = sketch.block(depth: 4, in: nil)
      return sketch
    }
    #expect(sketches.filter { !$0.members.isEmpty }.count > 20)
    #expect(sketches.filter { !$0.parents.isEmpty }.count > 5)
  }

  /// One more edge, from anywhere inside a region to the exit, and the region says so.
  @Test(arguments: 0..<30)
  func anEdgeToTheExitIsFoundWhereverItIs(seed: UInt64) {
    var sketch = Sketch(seed: seed)
    let body = sketch.block(depth: 4, in: nil)
    let inside = sketch.members.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
    guard let (fork, members) = inside.last, let leak = members.sorted().first(where: { $0.hasPrefix("w") })
    else { return }
    let flow = Flow(
      "start; exit; start -> \(body.first); \(body.last) -> exit; \(leak) -> exit; "
        + sketch.statements.joined(separator: "; "))
    #expect(flow.problem(fork) == "reachesExit \(leak)->exit")
  }
}

private struct Sketch {
  private(set) var statements: [String] = []
  private(set) var members: [String: Set<String>] = [:]
  private(set) var parents: [String: String] = [:]
  private var generator: SplitMix64
  private var count = 0

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  /// A piece of flow with one way in and one way out, inside the region of `fork`.
  mutating func block(depth: Int, in fork: String?) -> (first: String, last: String) {
    switch depth == 0 ? 0 : generator.next() % 5 {
    case 1: return sequence(depth, fork)
    case 2: return choice(depth, fork)
    case 3: return loop(depth, fork)
    case 4: return region(depth, fork)
    default:
      let node = node("w", "", fork)
      return (node, node)
    }
  }

  private mutating func node(_ letter: String, _ attributes: String, _ fork: String?) -> String {
    count += 1
    return declare("\(letter)\(count)", attributes, fork)
  }

  private mutating func declare(_ name: String, _ attributes: String, _ fork: String?) -> String {
    statements.append("\(name) \(attributes)")
    if let fork { members[fork, default: []].insert(name) }
    return name
  }

  private mutating func connect(_ from: String, _ to: String) { statements.append("\(from) -> \(to)") }

  private mutating func sequence(_ depth: Int, _ fork: String?) -> (first: String, last: String) {
    let one = block(depth: depth - 1, in: fork)
    let two = block(depth: depth - 1, in: fork)
    connect(one.last, two.first)
    return (one.first, two.last)
  }

  private mutating func choice(_ depth: Int, _ fork: String?) -> (first: String, last: String) {
    let first = node("d", "[shape=diamond]", fork)
    let last = node("w", "", fork)
    for _ in 0..<2 {
      let way = block(depth: depth - 1, in: fork)
      connect(first, way.first)
      connect(way.last, last)
    }
    return (first, last)
  }

  private mutating func loop(_ depth: Int, _ fork: String?) -> (first: String, last: String) {
    let body = block(depth: depth - 1, in: fork)
    let last = node("d", "[shape=diamond]", fork)
    connect(body.last, last)
    connect(last, body.first)
    return (body.first, last)
  }

  private mutating func region(_ depth: Int, _ outer: String?) -> (first: String, last: String) {
    let first = node("f", "[shape=component]", outer)
    let last = declare("j" + first.dropFirst(), "[shape=tripleoctagon]", outer)
    members[first] = []
    parents[first] = outer
    for _ in 0..<(1 + generator.next() % 3) {
      let branch = block(depth: depth - 1, in: first)
      connect(first, branch.first)
      connect(branch.last, last)
    }
    return (first, last)
  }
}
