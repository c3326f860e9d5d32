import DOTSyntax
import SourceText

extension SyntaxTree {
  /// Whether the parser skipped tokens outside attribute lists that may have been nodes or edges, or the file
  /// ends inside a string. Skipped punctuation hides nothing.
  var mayMissStatements: Bool {
    if diagnostics.contains(where: { Self.hidingCodes.contains($0.code) }) { return true }
    var listEnd = 0
    for index in nodes.indices {
      if nodes[index].kind == .attributeList { listEnd = max(listEnd, Int(nodes[index].subtreeEnd)) }
      guard nodes[index].kind == .error, index >= listEnd else { continue }
      let skipped = tokens[Int(nodes[index].tokenStart)..<Int(nodes[index].tokenEnd)]
      if skipped.contains(where: { Self.namingKinds.contains($0.kind) }) { return true }
    }
    return false
  }

  /// Codes after which the rest of the file may be somewhere else than its author thinks.
  private static let hidingCodes: Set<DiagnosticCode> = [
    SyntaxCodes.unterminatedString, SyntaxCodes.unescapedQuote, SyntaxCodes.limitExceeded,
  ]

  private static let namingKinds: Set<TokenKind> = [
    .node, .edge, .subgraph, .identifier, .dottedIdentifier, .number, .bareValue, .string, .htmlString,
    .arrow,
    .undirectedEdge, .unknown,
  ]
}
