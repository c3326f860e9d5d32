import PipelineAnalysis
import PipelineIR
import SourceText

/// AT106: a node cannot be reached from the start. Specification 7.2.
struct Reachability: LintRule {
  static let descriptor = RuleDescriptor(
    "AT106", "reachability", .correctness, .error, "A node cannot be reached from the start",
    page: RulePage(
      what: """
        Every node must be reachable from the start over edges and retry targets. Nodes that only an unreachable \
        node leads to are named in a note of that node's finding instead of having one each.
        """,
      why: "A node no run can come to is dead, and most often an edge to it was forgotten.",
      mend: "Lead an edge to it, or delete it.",
      bad: """
        digraph notes {
          start  [shape=Mdiamond]
          draft  [prompt="Draft the release notes."]
          polish [prompt="Make them shorter."]
          exit   [shape=Msquare]
          start -> draft -> exit
          polish -> exit
        }
        """,
      good: """
        digraph notes {
          start  [shape=Mdiamond]
          draft  [prompt="Draft the release notes."]
          polish [prompt="Make them shorter."]
          exit   [shape=Msquare]
          start -> draft -> polish -> exit
        }
        """))

  func check(_ context: RuleContext, _ sink: inout DiagnosticSink) {
    let facts = context.facts
    guard !facts.starts.isEmpty, !context.mayMissStatements else { return }
    // Where no exit can be reached there is a dead end or an endless circle before it, which has a finding.
    let hasWayOut = facts.exits.contains { facts.reachable.contains($0) }
    let exits = NodeSet(capacity: context.pipeline.nodes.count, facts.exits)
    let isWanted = { (node: NodeID) in hasWayOut || !exits.contains(node) }
    var examined: Set<Int> = []
    var seen = facts.reachable
    for node in context.pipeline.nodes.indices.lazy.map(NodeID.init) where !seen.contains(node) {
      let component = facts.components.component(of: node)
      guard examined.insert(component).inserted, isRoot(component, facts) else { continue }
      let behind = take(from: node, facts, &seen)
      if isWanted(node) { report(node, behind.filter(isWanted), context, &sink) }
    }
  }

  /// Whether nothing outside a component leads into it.
  private func isRoot(_ component: Int, _ facts: FlowFacts) -> Bool {
    facts.components.members(of: component).allSatisfy { member in
      facts.flow.predecessors(of: member).allSatisfy { facts.components.component(of: $0) == component }
    }
  }

  /// The nodes behind `root` that no finding has named yet, in declaration order.
  private func take(from root: NodeID, _ facts: FlowFacts, _ seen: inout NodeSet) -> [NodeID] {
    seen.insert(root)
    var found: [NodeID] = []
    var pending = [root]
    while let node = pending.popLast() {
      for next in facts.flow.successors(of: node) where seen.insert(next) {
        found.append(next)
        pending.append(next)
      }
    }
    return found.sorted()
  }

  private func report(
    _ node: NodeID, _ rest: [NodeID], _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    let declared = context.pipeline.nodes[node.index]
    sink.report(
      "no path leads from the start to `\(declared.name)`", at: declared.nameSpan,
      notes: RoleNotes.all(rest, "only reached through it:", context.pipeline),
      help: "lead an edge to `\(declared.name)`, or delete it", subject: .node(declared.name))
  }
}
