import DOTSyntax
import SourceText
import TestSupport
import Testing

/// What one diagnostic should be.
struct Expected {
  let code: DiagnosticCode
  let severity: Severity
  let message: String
  let start: Int
  let end: Int?

  /// A diagnostic of `code` from mark `start` to mark `end` (nil: empty) whose message holds `message`.
  init(
    _ code: DiagnosticCode, _ start: Int, _ end: Int? = nil, _ message: String, severity: Severity = .error
  ) {
    (self.code, self.severity, self.message, self.start, self.end) = (code, severity, message, start, end)
  }
}

/// Parses `marked` and compares all its diagnostics, spans included; checks the tree's invariants.
@discardableResult
func expect(
  _ marked: MarkedText, _ expected: [Expected], location: SourceLocation = #_sourceLocation
) -> SyntaxTree {
  let tree = parse(marked.file)
  #expect(violations(of: tree) == [], sourceLocation: location)
  let found = tree.diagnostics.map { "\($0.code.id) \($0.severity.rawValue) \($0.span.range) \($0.message)" }
  #expect(found.count == expected.count, "\(found)", sourceLocation: location)
  for (diagnostic, wanted) in zip(tree.diagnostics, expected) {
    #expect(diagnostic.code == wanted.code, "\(found)", sourceLocation: location)
    #expect(diagnostic.severity == wanted.severity, "\(found)", sourceLocation: location)
    #expect(
      diagnostic.span.range == marked.span(wanted.start, wanted.end), "\(found)", sourceLocation: location)
    #expect(diagnostic.message.contains(wanted.message), "\(found)", sourceLocation: location)
  }
  return tree
}

/// The file after the first fix of every diagnostic of a tree.
func fixed(_ tree: SyntaxTree) -> String {
  var bytes = tree.source.bytes
  let edits = tree.diagnostics.compactMap(\.fixes.first).flatMap(\.edits)
  for edit in edits.sorted(by: { $0.span > $1.span }) {
    bytes.replaceSubrange(edit.span.range, with: Array(edit.replacement.utf8))
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// The tree as nested names: `edge(a b [label])`.
func outline(_ tree: SyntaxTree, _ node: Int = SyntaxTree.root) -> String {
  let children = tree.children(of: node).map { outline(tree, $0) }.joined(separator: " ")
  let name = tree.source.text(in: tree.tokens[Int(tree.nodes[node].tokenStart)].span)
  switch tree.nodes[node].kind {
  case .file: return children
  case .graph: return "graph(\(children))"
  case .subgraph: return "subgraph(\(children))"
  case .nodeStatement: return "node(\(children))"
  case .edgeStatement: return "edge(\(children))"
  case .attributeStatement: return "\(name)(\(children))"
  case .nodeGroup: return "group(\(children))"
  case .attributeList: return "[\(children)]"
  case .nodeReference: return name
  case .attribute, .assignment:
    return tree.valueTokens(of: node).map { "\(name)=\(tree.decode($0).text)" } ?? name
  case .error: return children.isEmpty ? "error" : "error(\(children))"
  }
}

/// What every tree promises, whatever the file; a list of broken promises.
func violations(of tree: SyntaxTree) -> [String] {
  var found: [String] = []
  if tree.printed() != tree.source.bytes { found.append("printing loses bytes") }
  let size = tree.source.bytes.count
  var position = 0
  for token in tree.tokens {
    if token.start.index < position || token.end < token.start {
      found.append("tokens overlap at \(position)")
    }
    position = token.end.index
  }
  if tree.tokens.last?.kind != .endOfFile || position != size { found.append("no end of file") }
  for (index, node) in tree.nodes.enumerated() {
    if node.subtreeEnd <= index || node.tokenEnd < node.tokenStart || node.tokenEnd > tree.tokens.count {
      found.append("node \(index) is not closed")
    }
    for child in tree.children(of: index) {
      let inner = tree.nodes[child]
      if inner.subtreeEnd > node.subtreeEnd || inner.tokenStart < node.tokenStart
        || inner.tokenEnd > node.tokenEnd
      {
        found.append("node \(child) reaches out of its parent \(index)")
      }
    }
  }
  if tree.diagnostics.map(\.span.start) != tree.diagnostics.map(\.span.start).sorted() {
    found.append("diagnostics out of order")
  }
  for diagnostic in tree.diagnostics {
    let spans =
      [diagnostic.span] + diagnostic.notes.compactMap(\.span)
      + diagnostic.fixes.flatMap { $0.edits.map(\.span) }
    if spans.contains(where: { $0.end.index > size }) {
      found.append("\(diagnostic.message): outside of the file")
    }
    for fix in diagnostic.fixes
    where zip(fix.edits, fix.edits.dropFirst()).contains(where: { $0.span.end > $1.span.start }) {
      found.append("\(diagnostic.message): edits overlap")
    }
  }
  return found + valueViolations(of: tree)
}

/// What every value promises: both ways to decode agree, and its map stays inside it.
private func valueViolations(of tree: SyntaxTree) -> [String] {
  var found: [String] = []
  for (index, node) in tree.nodes.enumerated() where node.kind == .attribute || node.kind == .assignment {
    guard let tokens = tree.valueTokens(of: index) else { continue }
    let span = SourceSpan(tree.tokens[tokens.lowerBound].start, tree.tokens[tokens.upperBound - 1].end)
    let value = tree.decode(tokens)
    let again = SyntaxTree.decode(tree.source, at: span)
    if value.text != again.text { found.append("decoding at \(span.range) again gives `\(again.text)`") }
    let count = value.text.utf8.count
    for offset in [0, count / 2, count - 1, count] where offset >= 0 {
      let part = value.sourceSpan(of: offset..<min(offset + 1, count))
      if part.start < span.start || part.end > span.end {
        found.append("offset \(offset) maps to \(part.range)")
      }
      if part != again.sourceSpan(of: offset..<min(offset + 1, count)) {
        found.append("maps differ at \(offset)")
      }
    }
  }
  return found
}
