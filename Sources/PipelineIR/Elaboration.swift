import DOTSyntax
import SourceText

/// Elaborates a tree to the typed IR.
///
/// Always gives a pipeline, with what is wrong in `Pipeline.diagnostics`; the tree's own diagnostics are not
/// repeated there.
public func elaborate(_ tree: SyntaxTree) -> Pipeline {
  Pipeline(
    source: tree.source, name: nil, nameSpan: .empty(at: ByteOffset(0)), graphAttributes: 0..<0, nodes: [],
    edges: [], unresolvedEdges: [], subgraphs: [], attributes: [], classNames: [], stylesheet: nil,
    outgoing: Adjacency(nodeCount: 0, edges: []) { $0.from },
    incoming: Adjacency(nodeCount: 0, edges: []) { $0.to }, diagnostics: [], nodesByName: [:])
}
