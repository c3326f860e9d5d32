import PipelineAnalysis
import PipelineIR
import SourceText

extension Lowering {
  /// A plan begins at one node and can end.
  mutating func checkRoles() {
    if let start = facts.starts.first {
      plan.start = PlanNodeID(start.index)
      if facts.starts.count > 1 {
        let notes = facts.starts.map { node in
          Diagnostic.Note("`\(pipeline.nodes[node.index].name)`", at: pipeline.nodes[node.index].nameSpan)
        }
        report(
          LoweringCode.startNode, "a run begins at one node, but \(facts.starts.count) are start nodes",
          at: pipeline.nodes[facts.starts[1].index].nameSpan, notes: notes,
          help: "keep one node with `shape=Mdiamond`")
      }
    } else {
      report(
        LoweringCode.startNode, "no start node, so there is nowhere to begin", at: pipeline.nameSpan,
        help: "add a node with `shape=Mdiamond`")
    }
    if facts.exits.isEmpty {
      report(
        LoweringCode.terminalNode, "no exit node, so a run could never succeed", at: pipeline.nameSpan,
        help: "add a node with `shape=Msquare`")
    }
  }

  mutating func checkUnresolvedEdges() {
    for edge in pipeline.unresolvedEdges {
      let missing = edge.to == nil ? edge.toName : edge.fromName
      report(
        LoweringCode.edgeTargetExists, "the edge names `\(missing)`, which is no node",
        at: edge.to == nil ? edge.toSpan : edge.fromSpan, help: "declare the node or mend the name",
        subject: .edge(from: edge.fromName, to: edge.toName))
    }
  }

  /// A node's id is the name of its stage directory.
  mutating func checkStageName(_ node: Node) {
    if let problem = StageName.problem(node.name) {
      report(
        LoweringCode.badStageName, "the node id \(problem)", at: node.nameSpan,
        help: "rename the node and keep the text as its `label`", subject: .node(node.name))
    }
  }
}
