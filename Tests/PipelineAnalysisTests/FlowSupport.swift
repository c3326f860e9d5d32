import DOTSyntax
import PipelineAnalysis
import PipelineIR
import SourceText

/// A pipeline with its facts, asked by name.
struct Flow {
  let pipeline: Pipeline
  let facts: FlowFacts

  /// Analyses the statements of a digraph.
  init(_ statements: String) {
    pipeline = elaborate(parse(SourceFile(name: "test.dot", text: "digraph g {\n\(statements)\n}")))
    facts = analyse(pipeline)
  }

  func name(_ node: NodeID) -> String { pipeline.nodes[node.index].name }

  func names(_ nodes: some Sequence<NodeID>) -> [String] { nodes.map(name) }

  /// The edge as `a->b`.
  func name(_ edge: EdgeID) -> String {
    let edge = pipeline.edges[edge.index]
    return "\(name(edge.from))->\(name(edge.to))"
  }

  func node(_ name: String) -> NodeID { pipeline.node(named: name) ?? NodeID(Int(UInt32.max)) }

  /// The components with more than one way through, as lists of names.
  var circles: [[String]] {
    (0..<facts.components.count).filter(facts.components.isCyclic)
      .map { names(facts.components.members(of: $0)) }
      .sorted { $0.joined() < $1.joined() }
  }

  /// The region of the parallel node `fork`.
  func region(_ fork: String) -> ParallelRegion? {
    facts.region(forkedBy: node(fork)).map { facts.regions[$0] }
  }

  /// A problem in the form `case name[,name]`.
  func problem(_ fork: String) -> String? {
    switch region(fork)?.problem {
    case nil: nil
    case .tooTangled: "tooTangled"
    case .unresolvedEdge(let node): "unresolvedEdge \(name(node))"
    case .noBranches: "noBranches"
    case .nested(let node): "nested \(name(node))"
    case .noFanIn: "noFanIn"
    case .differentJoins(let first, let second): "differentJoins \(name(first)),\(name(second))"
    case .joinTaken(let node): "joinTaken \(name(node))"
    case .reachesExit(let edge): "reachesExit \(name(edge))"
    case .leaves(let edge): "leaves \(name(edge))"
    case .endsInside(let node): "endsInside \(name(node))"
    case .neverJoins(let edge): "neverJoins \(name(edge))"
    case .entered(let edge): "entered \(name(edge))"
    }
  }
}
