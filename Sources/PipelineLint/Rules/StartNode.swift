import PipelineIR
import SourceText

/// AT101: the pipeline has not exactly one start node. Specification 7.2.
struct StartNode: LintRule {
  static let descriptor = RuleDescriptor(
    "AT101", "start_node", .correctness, .error, "The pipeline has not exactly one start node",
    page: RulePage(
      what: """
        A run begins at the one start node: the node with `shape=Mdiamond` (or `circle`, or `type=start`), or one \
        called `start`. This rule reports a pipeline without such a node, and one with several.
        """,
      why: "Without a start nobody knows where to begin; with two, which one is meant.",
      mend:
        "Give exactly one node `shape=Mdiamond`. If work should begin in several places, lead edges from it there.",
      bad: """
        digraph words {
          begin [label="Begin", prompt="Say what you are about to do."]
          count [label="Count", prompt="Count the words in README.md."]
          exit  [shape=Msquare]
          begin -> count -> exit
        }
        """,
      good: """
        digraph words {
          begin [shape=Mdiamond]
          count [label="Count", prompt="Count the words in README.md."]
          exit  [shape=Msquare]
          begin -> count -> exit
        }
        """))

  func check(_ context: RuleContext, _ sink: inout DiagnosticSink) {
    let pipeline = context.pipeline
    let starts = context.facts.starts
    if starts.count > 1 {
      sink.report(
        "found \(starts.count) start nodes, there must be exactly one",
        at: pipeline.nodes[starts[1].index].nameSpan, label: "the second",
        notes: RoleNotes.all(starts, "start node", pipeline),
        help: "keep one of them and lead edges from it to where the others lead")
    } else if starts.isEmpty, !context.mayMissStatements {
      let first = pipeline.nodes.indices.lazy.map(NodeID.init)
        .first { context.facts.flow.predecessors(of: $0).isEmpty && !pipeline.outgoing[$0].isEmpty }
      sink.report(
        "the pipeline has no start node", at: pipeline.nameSpan,
        notes: first.map { RoleNotes.one($0, "nothing leads to", pipeline) } ?? [],
        help: "give the node where runs begin `shape=Mdiamond`")
    }
  }
}

/// Notes that point at nodes with a role.
enum RoleNotes {
  /// How many nodes are listed; the rest is counted.
  static let limit = 8

  static func all(_ nodes: [NodeID], _ role: String, _ pipeline: Pipeline) -> [Diagnostic.Note] {
    var notes = nodes.prefix(limit).flatMap { one($0, role, pipeline) }
    if nodes.count > limit { notes.append(.init("and \(nodes.count - limit) more")) }
    return notes
  }

  static func one(_ node: NodeID, _ role: String, _ pipeline: Pipeline) -> [Diagnostic.Note] {
    let node = pipeline.nodes[node.index]
    return [.init("\(role) `\(node.name)`", at: node.nameSpan)]
  }
}
