import PipelineIR
import SourceText

/// One `retry_target` or `fallback_retry_target`, of the graph or of a node.
public struct RetryReference: Sendable {
  /// The node it belongs to; nil for the graph's.
  public let owner: NodeID?
  /// Which of the two it is.
  public let attribute: AttributeName
  /// The name it gives.
  public let name: String
  /// Where the name stands, quotes included.
  public let span: SourceSpan
  /// The node of that name; nil when there is none.
  public let target: NodeID?
}

/// Every retry target of a pipeline with the node it names. Specification 2.5 and 2.6.
public struct RetryTargets: Sendable {
  /// The graph's own first, then those of the nodes in declaration order; `retry_target` before its fallback.
  public let references: [RetryReference]
  private let graphCount: Int

  init(_ pipeline: Pipeline) {
    var found: [RetryReference] = []
    Self.append(pipeline, nil, pipeline.graphAttributes, to: &found)
    graphCount = found.count
    for index in pipeline.nodes.indices {
      Self.append(pipeline, NodeID(index), pipeline.nodes[index].attributes, to: &found)
    }
    references = found
  }

  private static func append(
    _ pipeline: Pipeline, _ owner: NodeID?, _ range: AttributeRange, to found: inout [RetryReference]
  ) {
    let first = found.count
    for index in range {
      let attribute = pipeline.attributes[index].name
      guard attribute == .retryTarget || attribute == .fallbackRetryTarget else { continue }
      // An empty name is the default: unset.
      guard let name = pipeline.attributes[index].string, !name.isEmpty else { continue }
      let reference = RetryReference(
        owner: owner, attribute: attribute, name: name, span: pipeline.attributes[index].valueSpan,
        target: pipeline.node(named: name))
      if attribute == .retryTarget { found.insert(reference, at: first) } else { found.append(reference) }
    }
  }

  /// The graph's own references.
  public var ofGraph: ArraySlice<RetryReference> { references[..<graphCount] }

  /// The references of one node.
  public func references(of node: NodeID) -> ArraySlice<RetryReference> {
    let start = firstIndex(notBefore: node)
    var end = start
    while end < references.count, references[end].owner == node { end += 1 }
    return references[start..<end]
  }

  /// Where a failure of `node` that no edge takes jumps to, in the order they are tried. Specification 3.7.
  public func afterFailure(of node: NodeID) -> [NodeID] { Self.targets(of: references(of: node)) }

  /// Where an exit jumps to when the goal gate `node` is not satisfied, in the order they are tried: the node's
  /// own, then the graph's. Specification 3.4.
  public func afterUnsatisfiedGate(_ node: NodeID) -> [NodeID] {
    Self.targets(of: references(of: node) + ofGraph)
  }

  private static func targets(of references: ArraySlice<RetryReference>) -> [NodeID] {
    var targets: [NodeID] = []
    for case let target? in references.map(\.target) where !targets.contains(target) {
      targets.append(target)
    }
    return targets
  }

  /// The nodes' references are sorted by owner, so a search needs no table beside them.
  private func firstIndex(notBefore node: NodeID) -> Int {
    var low = graphCount
    var high = references.count
    while low < high {
      let middle = (low + high) / 2
      if let owner = references[middle].owner, owner < node { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
