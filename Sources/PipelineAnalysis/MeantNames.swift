import PipelineIR
import SourceText

/// The nodes that names without a node were most likely meant to be.
///
/// One search compares a name with every node, so searches are remembered and their number is limited: a file
/// of thousands of undeclared names is not misspelt, its declarations are missing.
public struct MeantNames: Sendable {
  private var known: [String: NodeID?] = [:]
  private var comparisonsLeft = FlowLimits.nameComparisons

  init() {}

  /// The node `name` was most likely meant to be, if it was looked for and one is near enough.
  public subscript(name: String) -> NodeID? { known[name] ?? nil }

  /// Looks for the node `name` was most likely meant to be.
  mutating func look(for name: String, in pipeline: Pipeline) -> NodeID? {
    if let node = known[name] { return node }
    guard comparisonsLeft >= pipeline.nodes.count else { return nil }
    comparisonsLeft -= max(1, pipeline.nodes.count)
    let nearest = NearestName.find(name, among: pipeline.nodes.lazy.map(\.name))
    let node = nearest.flatMap(pipeline.node(named:))
    known[name] = .some(node)
    return node
  }
}
