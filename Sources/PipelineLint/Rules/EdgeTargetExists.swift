import DOTSyntax
import PipelineIR
import SourceText

/// AT105: an edge end names no node. Specification 7.2.
struct EdgeTargetExists: LintRule {
  static let descriptor = RuleDescriptor(
    "AT105", "edge_target_exists", .correctness, .error, "An edge end names no node", fix: .sometimes,
    page: RulePage(
      what: """
        Both ends of an edge must be declared by a node statement somewhere in the file. Graphviz creates a node for \
        every name it meets; this language does not. Each missing name is reported once, with all the places that \
        use it.
        """,
      why: """
        A node that springs from a misspelt name would be an agent without a prompt, and the step that was meant \
        would never run.
        """,
      mend: """
        Correct the name, or declare the node: `depoly [prompt="…"]`. The fix that renames is marked safe only \
        where one letter is wrong.
        """,
      bad: """
        digraph release {
          start  [shape=Mdiamond]
          deploy [prompt="Deploy what was reviewed."]
          exit   [shape=Msquare]
          start -> depoly
          deploy -> exit
        }
        """,
      good: """
        digraph release {
          start  [shape=Mdiamond]
          deploy [prompt="Deploy what was reviewed."]
          exit   [shape=Msquare]
          start -> deploy
          deploy -> exit
        }
        """))

  /// How many further uses of a missing name are shown.
  static let noteLimit = 4

  func check(_ context: RuleContext, _ sink: inout DiagnosticSink) {
    // The node may be among what the parser skipped.
    guard !context.mayMissStatements else { return }
    var missing: [Missing] = []
    var numbers: [String: Int] = [:]
    for edge in context.pipeline.unresolvedEdges {
      for (name, node, span) in [
        (edge.fromName, edge.from, edge.fromSpan), (edge.toName, edge.to, edge.toSpan),
      ] {
        guard node == nil else { continue }
        let number = numbers[name] ?? missing.count
        if number == missing.count {
          numbers[name] = number
          missing.append(Missing(name: name, edge: edge))
        }
        // In a chain the end of one edge is the beginning of the next, in the same place.
        if missing[number].spans.last != span { missing[number].spans.append(span) }
      }
    }
    guard !missing.isEmpty else { return }
    let lines = LineTable(context.pipeline.source)
    let statements = EdgeStatements(context.tree)
    for name in missing { report(name, context, lines, statements, &sink) }
  }

  private struct Missing {
    let name: String
    let edge: UnresolvedEdge
    var spans: [SourceSpan] = []
  }

  private func report(
    _ missing: Missing, _ context: RuleContext, _ lines: LineTable, _ statements: EdgeStatements,
    _ sink: inout DiagnosticSink
  ) {
    guard let first = missing.spans.first else { return }
    let declare = statements.declaration(of: missing.name, before: first, context.pipeline.source)
    let others = missing.spans.dropFirst()
    var notes = others.prefix(Self.noteLimit).map { Diagnostic.Note("also named here", at: $0) }
    if others.count > Self.noteLimit {
      notes.append(.init("and \(others.count - Self.noteLimit) times more"))
    }
    let subject = Diagnostic.Subject.edge(from: missing.edge.fromName, to: missing.edge.toName)
    let message = "no node is named `\(missing.name)`"
    guard let meant = context.facts.meantNames[missing.name] else {
      sink.report(
        message, at: first, notes: notes, help: "declare `\(missing.name)`, or name a node that is declared",
        fixes: declare.map { [$0] } ?? [], subject: subject)
      return
    }
    let node = context.pipeline.nodes[meant.index]
    let line = lines.line(of: node.nameSpan.start)
    sink.report(
      message, at: first, label: "did you mean `\(node.name)`, declared at line \(line)?", notes: notes,
      help: "rename to `\(node.name)`",
      fixes: Rename.fixes(missing.name, to: node.name, at: missing.spans) + (declare.map { [$0] } ?? []),
      subject: subject)
  }
}

/// Where edge statements begin, to put declarations before them.
private struct EdgeStatements {
  private let spans: [SourceSpan]

  init(_ tree: SyntaxTree) {
    spans = tree.nodes.indices.lazy.filter { tree.nodes[$0].kind == .edgeStatement }.map(tree.span(of:))
  }

  /// A fix that declares `name` on a line of its own before the edge statement around `use`.
  func declaration(of name: String, before use: SourceSpan, _ source: SourceFile) -> Fix? {
    // Statements stand in file order; the last one to begin before the use is around it.
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].start <= use.start { low = middle + 1 } else { high = middle }
    }
    guard low > 0, ASCII.isIdentifier(name.utf8) else { return nil }
    let start = spans[low - 1].start
    let indent = source.bytes[..<min(start.index, source.bytes.count)].reversed().prefix {
      $0 == 0x20 || $0 == 0x09
    }
    let space = String(decoding: indent.reversed(), as: UTF8.self)
    return Fix(
      "declare `\(name)`", .unsafe,
      edits: [TextEdit(.empty(at: start), "\(name) [label=\"\(name)\"]\n\(space)")])
  }
}
