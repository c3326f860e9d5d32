import PipelineAnalysis
import PipelineIR
import SourceText

extension Lowering {
  /// Says why a region cannot be run.
  mutating func report(_ problem: ParallelRegion.Problem, of region: ParallelRegion) {
    let fork = pipeline.nodes[region.node.index]
    let escapes: Bool
    switch problem {
    // The edge itself, or the inner region, is reported; a second finding would say nothing new.
    case .unresolvedEdge, .nested: return
    case .reachesExit, .leaves, .entered: escapes = true
    default: escapes = false
    }
    var notes: [Diagnostic.Note] = []
    if let edge = edge(of: problem) { notes.append(.init("this edge", at: pipeline.edges[edge.index].span)) }
    report(
      escapes ? LoweringCode.branchEscapes : LoweringCode.parallelNoJoin,
      "the branches of `\(fork.name)` cannot be run: \(reason(problem))", at: fork.nameSpan, notes: notes,
      help: "let every branch end at one node with `shape=tripleoctagon`", subject: .node(fork.name))
  }

  private func reason(_ problem: ParallelRegion.Problem) -> String {
    switch problem {
    case .tooTangled: "the pipeline's parallel regions overlap too much to be told apart"
    case .unresolvedEdge(let node): "an edge of \(name(node)) names no node"
    case .noBranches: "there is none"
    case .nested(let node): "the region of \(name(node)) inside is not well formed"
    case .noFanIn: "no branch comes to a fan-in"
    case .differentJoins(let first, let second):
      "they meet in different fan-ins, \(name(first)) and \(name(second))"
    case .joinTaken(let node): "they meet in the fan-in of \(name(node)) inside"
    case .reachesExit(let edge): "\(arrow(edge)) leads past the fan-in to an exit"
    case .leaves(let edge): "\(arrow(edge)) leads back out of the branch"
    case .endsInside(let node): "one ends at \(name(node)), before the fan-in"
    case .neverJoins(let edge): "the branch \(arrow(edge)) never comes to the fan-in"
    case .entered(let edge): "\(arrow(edge)) leads from outside into the middle of one"
    }
  }

  private func edge(of problem: ParallelRegion.Problem) -> EdgeID? {
    switch problem {
    case .reachesExit(let edge), .leaves(let edge), .neverJoins(let edge), .entered(let edge): edge
    default: nil
    }
  }

  private func name(_ node: NodeID) -> String { "`\(pipeline.nodes[node.index].name)`" }

  private func arrow(_ edge: EdgeID) -> String {
    let edge = pipeline.edges[edge.index]
    return "`\(pipeline.nodes[edge.from.index].name) -> \(pipeline.nodes[edge.to.index].name)`"
  }
}
