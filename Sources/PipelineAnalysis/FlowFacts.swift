import PipelineIR

/// What flow analysis knows about a pipeline; computed once, read by rules and by lowering.
public struct FlowFacts: Sendable {
  /// Every node that the start handler runs, in declaration order; a runnable pipeline has one.
  public let starts: [NodeID]
  /// Every node that the exit handler runs, in declaration order; a runnable pipeline has one.
  public let exits: [NodeID]
  /// All retry targets with the nodes they name.
  public let retryTargets: RetryTargets
  /// Who can run after whom: edges, retry targets, and jumps from unsatisfied goal gates.
  public let flow: FlowGraph
  /// The nodes that a start can reach. Without a start, those that a node without predecessor can reach: a
  /// missing start is one mistake, not one for every node.
  public let reachable: NodeSet
  /// Those of them that can be reached without passing an exit.
  public let reachableBeforeExit: NodeSet
  /// The nodes from which an exit can be reached.
  public let reachesExit: NodeSet
  /// Nodes with an edge or a retry target to a name that no node has: nothing is known about where they lead.
  public let mayEscape: NodeSet
  /// Targets of edges from a name that no node has: nothing is known about what leads to them.
  public let mayBeEntered: NodeSet
  /// The nodes that such names were most likely meant to be.
  public let meantNames: MeantNames
  /// The strongly connected components of `flow`.
  public let components: FlowComponents
  /// One region for each parallel node, in declaration order.
  public let regions: [ParallelRegion]

  /// The region `node` is a direct member of, as an index into `regions`; the first when regions overlap.
  public func region(of node: NodeID) -> Int? {
    let number = regionOfNode[node.index]
    return number == UInt32.max ? nil : Int(number)
  }

  /// The region `node` is the parallel node of, as an index into `regions`.
  public func region(forkedBy node: NodeID) -> Int? {
    var low = 0
    var high = regions.count
    while low < high {
      let middle = (low + high) / 2
      if regions[middle].node < node { low = middle + 1 } else { high = middle }
    }
    return low < regions.count && regions[low].node == node ? low : nil
  }

  let regionOfNode: [UInt32]
}

/// Analyses the flow of a pipeline in linear time, without recursion.
///
/// An edge to a missing node never makes a fact about something else worse: it counts as an edge to the node
/// whose name is nearest, and as one that may lead anywhere.
public func analyse(_ pipeline: Pipeline) -> FlowFacts {
  var arcs = FlowArcs(pipeline)
  let retryTargets = RetryTargets(pipeline)
  arcs.addEdges()
  arcs.addRetries(retryTargets)
  let flow = FlowGraph(nodeCount: pipeline.nodes.count, arcs: arcs.arcs)
  let nodes = pipeline.nodes.indices.lazy.map(NodeID.init)
  let starts = nodes.filter { pipeline.nodes[$0.index].handler == .start }
  let exits = nodes.filter { pipeline.nodes[$0.index].handler == .exit }
  var roots = Array(starts)
  if roots.isEmpty { roots = nodes.filter { flow.predecessors(of: $0).isEmpty } }
  roots += arcs.mayBeEntered
  let exitSet = NodeSet(capacity: pipeline.nodes.count, exits)
  let reachable = flow.reachable(from: roots)
  var finder = RegionFinder(pipeline, retryTargets, reachable: reachable)
  finder.run()
  return FlowFacts(
    starts: Array(starts), exits: Array(exits), retryTargets: retryTargets, flow: flow,
    reachable: reachable, reachableBeforeExit: flow.reachable(from: roots, stoppingAt: exitSet),
    reachesExit: flow.reaching(exits), mayEscape: arcs.mayEscape, mayBeEntered: arcs.mayBeEntered,
    meantNames: arcs.meantNames, components: FlowComponents(flow), regions: finder.regions,
    regionOfNode: finder.regionOfNode)
}
