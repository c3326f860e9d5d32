import PipelineIR

/// Gathers the arcs of the flow graph, and what is known about names that no node has.
struct FlowArcs {
  private let pipeline: Pipeline
  private(set) var arcs: [FlowGraph.Arc] = []
  private(set) var mayEscape: NodeSet
  private(set) var mayBeEntered: NodeSet
  private(set) var meantNames = MeantNames()

  init(_ pipeline: Pipeline) {
    self.pipeline = pipeline
    mayEscape = NodeSet(capacity: pipeline.nodes.count)
    mayBeEntered = mayEscape
    arcs.reserveCapacity(pipeline.edges.count)
  }

  /// One arc for each edge, and one for what each unresolved edge was most likely meant to be.
  mutating func addEdges() {
    for index in pipeline.edges.indices {
      arcs.append(.init(from: pipeline.edges[index].from, to: pipeline.edges[index].to))
    }
    for edge in pipeline.unresolvedEdges {
      if let from = edge.from { mayEscape.insert(from) }
      if let to = edge.to { mayBeEntered.insert(to) }
      let from = edge.from ?? meantNames.look(for: edge.fromName, in: pipeline)
      let to = edge.to ?? meantNames.look(for: edge.toName, in: pipeline)
      if let from, let to { arcs.append(.init(from: from, to: to)) }
    }
  }

  /// One arc for each retry target of a node, and for the graph's from each goal gate.
  mutating func addRetries(_ targets: RetryTargets) {
    for reference in targets.references {
      let target = reference.target ?? meantNames.look(for: reference.name, in: pipeline)
      guard let owner = reference.owner else { continue }
      add(reference, from: owner, to: target)
    }
    guard !targets.ofGraph.isEmpty else { return }
    for index in pipeline.nodes.indices {
      let gate = NodeID(index)
      guard pipeline.attribute(.goalGate, of: gate)?.boolean == true else { continue }
      for reference in targets.ofGraph {
        add(reference, from: gate, to: reference.target ?? meantNames[reference.name])
      }
    }
  }

  private mutating func add(_ reference: RetryReference, from owner: NodeID, to target: NodeID?) {
    if reference.target == nil { mayEscape.insert(owner) }
    if let target { arcs.append(.init(from: owner, to: target)) }
  }
}
