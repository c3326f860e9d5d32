import PipelineIR

/// Finds the parallel regions of a pipeline, innermost first.
///
/// A region is walked from its branch entries to the first fan-in on every path. Where the walk meets another
/// parallel node it waits until that one's region is known and goes on behind its join, so every edge of a
/// well-formed pipeline is walked once, however deep regions are nested.
struct RegionFinder {
  let pipeline: Pipeline
  let retryTargets: RetryTargets
  let reachable: NodeSet
  let unresolved: NodeSet
  private(set) var regions: [ParallelRegion] = []
  private(set) var regionOfNode: [UInt32]
  private var numberOfFork: [NodeID: Int] = [:]
  private var progress: [Progress] = []
  private var stack: [RegionWalk] = []
  private var stepsLeft: Int

  private enum Progress {
    case waiting, walking, known
  }

  init(
    _ pipeline: Pipeline, _ retryTargets: RetryTargets, reachable: NodeSet,
    steps: Int = FlowLimits.regionSteps
  ) {
    self.pipeline = pipeline
    self.retryTargets = retryTargets
    self.reachable = reachable
    stepsLeft = max(steps, 2 * pipeline.edges.count)
    unresolved = NodeSet(capacity: pipeline.nodes.count, pipeline.unresolvedEdges.lazy.compactMap(\.from))
    regionOfNode = [UInt32](repeating: .max, count: pipeline.nodes.count)
    for index in pipeline.nodes.indices where pipeline.nodes[index].handler == .parallel {
      let node = NodeID(index)
      numberOfFork[node] = regions.count
      regions.append(ParallelRegion(node, entries: Array(pipeline.outgoing[node])))
      progress.append(.waiting)
    }
  }

  mutating func run() {
    for number in regions.indices where progress[number] == .waiting {
      begin(number)
      while let walk = stack.popLast() { advance(walk) }
    }
  }

  private mutating func begin(_ number: Int) {
    progress[number] = .walking
    var walk = RegionWalk(number: number, region: regions[number])
    if unresolved.contains(walk.region.node) { walk.region.note(.unresolvedEdge(of: walk.region.node)) }
    if walk.region.entries.isEmpty { walk.region.note(.noBranches) }
    stack.append(walk)
  }

  /// Walks until the region is known or needs another one first.
  private mutating func advance(_ unfinished: RegionWalk) {
    var walk = unfinished
    while let edge = walk.pending.popLast() {
      guard stepsLeft > 0 else {
        walk.region.note(.tooTangled)
        break
      }
      stepsLeft -= 1
      if let needed = step(&walk, edge) {
        walk.pending.append(edge)
        stack.append(walk)
        begin(needed)
        return
      }
    }
    finish(walk)
  }

  /// Follows one edge; gives the number of a region that has to be known first.
  private func step(_ walk: inout RegionWalk, _ edge: EdgeID) -> Int? {
    let target = pipeline.edges[edge.index].to
    switch pipeline.nodes[target.index].handler {
    case .exit: walk.region.note(.reachesExit(edge))
    case .fanIn: walk.meet(at: target)
    case .parallel:
      guard let number = numberOfFork[target] else { return nil }
      switch progress[number] {
      case .waiting: return number
      case .walking: walk.region.note(.leaves(edge))
      case .known: pass(&walk, regions[number], number)
      }
    default:
      guard walk.inside.insert(target).inserted else { return nil }
      goOn(&walk, from: target)
    }
    return nil
  }

  /// Goes on behind the join of a nested region.
  private func pass(_ walk: inout RegionWalk, _ nested: ParallelRegion, _ number: Int) {
    guard walk.inside.insert(nested.node).inserted else { return }
    walk.nested.append(number)
    guard nested.problem == nil, let join = nested.join else { return walk.region.note(.nested(nested.node)) }
    if walk.inside.insert(join).inserted { goOn(&walk, from: join) }
  }

  private func goOn(_ walk: inout RegionWalk, from node: NodeID) {
    let edges = pipeline.outgoing[node]
    if unresolved.contains(node) {
      walk.region.note(.unresolvedEdge(of: node))
    } else if edges.isEmpty {
      walk.region.note(.endsInside(node))
    }
    walk.pending.append(contentsOf: edges.reversed())
  }

  private mutating func finish(_ walked: RegionWalk) {
    var walk = walked
    let number = walk.number
    for nested in walk.nested where regions[nested].join == walk.region.join {
      guard walk.region.join != nil else { break }
      walk.region.note(.joinTaken(by: regions[nested].node))
    }
    if walk.region.join == nil { walk.region.note(.noFanIn) }
    if walk.region.problem == nil {
      noteBranchesThatNeverJoin(&walk)
      admitRetries(&walk)
      noteEntries(&walk)
    }
    walk.region.members = walk.inside.sorted()
    walk.region.escapingRetries.sort()
    if walk.region.problem == nil { for nested in walk.nested { regions[nested].parent = number } }
    for node in walk.region.members where regionOfNode[node.index] == .max {
      regionOfNode[node.index] = UInt32(number)
    }
    regions[number] = walk.region
    progress[number] = .known
  }

  /// Every branch must be able to come to the join; found backwards from it.
  private func noteBranchesThatNeverJoin(_ walk: inout RegionWalk) {
    guard let join = walk.region.join else { return }
    let forkOfJoin = Dictionary(
      walk.nested.compactMap { number in regions[number].join.map { ($0, regions[number].node) } },
      uniquingKeysWith: { first, _ in first })
    var joins: Set<NodeID> = [join]
    var pending = [join]
    while let node = pending.popLast() {
      // The inside of a nested region is no member here: step over it.
      if let fork = forkOfJoin[node] {
        if joins.insert(fork).inserted { pending.append(fork) }
        continue
      }
      for edge in pipeline.incoming[node] {
        let source = pipeline.edges[edge.index].from
        if walk.inside.contains(source), joins.insert(source).inserted { pending.append(source) }
      }
    }
    for entry in walk.region.entries where !joins.contains(pipeline.edges[entry.index].to) {
      walk.region.note(.neverJoins(entry))
    }
  }

  /// Takes in what only a retry target inside the region leads to, when it comes back to the region.
  private mutating func admitRetries(_ walk: inout RegionWalk) {
    var waiting = walk.inside.sorted()
    while let member = waiting.popLast() {
      for target in retryTargets.afterFailure(of: member) where !walk.holds(target) {
        if let path = detour(walk, target) {
          walk.inside.formUnion(path)
          waiting.append(contentsOf: path)
        } else if walk.region.escapingRetries.last != member {
          walk.region.escapingRetries.append(member)
        }
      }
    }
  }

  /// The nodes from `first` on to where all paths are back in the region; nil when one does not come back.
  private mutating func detour(_ walk: RegionWalk, _ first: NodeID) -> Set<NodeID>? {
    var path: Set<NodeID> = [first]
    var pending = [first]
    while let node = pending.popLast() {
      switch pipeline.nodes[node.index].handler {
      case .exit, .fanIn, .parallel, .start: return nil
      default: break
      }
      let edges = pipeline.outgoing[node]
      guard !edges.isEmpty, !unresolved.contains(node), stepsLeft > edges.count else { return nil }
      stepsLeft -= edges.count
      for edge in edges {
        let target = pipeline.edges[edge.index].to
        if !walk.holds(target), path.insert(target).inserted { pending.append(target) }
      }
    }
    return path
  }

  /// Every edge into the region must come from the parallel node or from inside.
  private func noteEntries(_ walk: inout RegionWalk) {
    for node in walk.inside.sorted() {
      for edge in pipeline.incoming[node] {
        let source = pipeline.edges[edge.index].from
        guard source != walk.region.node, !walk.inside.contains(source), reachable.contains(source) else {
          continue
        }
        let nested = regionOfNode[source.index]
        if nested != .max, regions[Int(nested)].join == node { continue }
        walk.region.note(.entered(edge))
      }
    }
  }
}

/// The walk through one region, as far as it has come.
struct RegionWalk {
  let number: Int
  var region: ParallelRegion
  var inside: Set<NodeID> = []
  var nested: [Int] = []
  /// Edges to follow, the next one last.
  var pending: [EdgeID]

  init(number: Int, region: ParallelRegion) {
    self.number = number
    self.region = region
    pending = region.entries.reversed()
  }

  /// Whether a branch that is at `node` is still in the region or has just ended.
  func holds(_ node: NodeID) -> Bool { inside.contains(node) || region.join == node }

  /// A branch ends at a fan-in.
  mutating func meet(at fanIn: NodeID) {
    guard let join = region.join else {
      region.join = fanIn
      return
    }
    if join != fanIn { region.note(.differentJoins(join, fanIn)) }
  }
}
