import SourceText

/// What elaboration and the formatter ask of a tree; nothing scans tokens on its own.
extension SyntaxTree {
  /// The key of an `attribute` or `assignment`: its token's index.
  @inlinable
  public func keyToken(of attribute: Int) -> Int { Int(nodes[attribute].tokenStart) }

  /// The tokens of the value of an `attribute` or `assignment`; nil when it has none.
  @inlinable
  public func valueTokens(of attribute: Int) -> Range<Int>? {
    let node = nodes[attribute]
    let first = Int(node.tokenStart) + 2
    guard first < Int(node.tokenEnd), tokens[first - 1].kind == .equal else { return nil }
    return first..<Int(node.tokenEnd)
  }

  /// The token with the name of a `graph` or `subgraph`; nil when it has none.
  public func nameToken(of graph: Int) -> Int? {
    let node = nodes[graph]
    for index in Int(node.tokenStart)..<Int(node.tokenEnd) {
      switch tokens[index].kind {
      case .strict, .graph, .digraph, .subgraph: continue
      case .identifier, .dottedIdentifier, .number, .string, .htmlString, .bareValue, .node, .edge:
        // What stands before the name is a misspelled keyword, kept as an error node.
        if isErrorNode(graph + 1, coversToken: index) { continue }
        return index
      default: return nil
      }
    }
    return nil
  }

  private func isErrorNode(_ node: Int, coversToken token: Int) -> Bool {
    nodes.indices.contains(node) && nodes[node].kind == .error && Int(nodes[node].tokenStart) == token
  }

  /// The text of one token as a name: quotes removed, escapes decoded.
  public func name(ofToken token: Int) -> String {
    let token = tokens[token]
    if token.kind == .identifier { return source.text(in: token.span) }
    return source.bytes.withUnsafeBufferPointer { bytes in
      var decoder = TextDecoder(bytes, keepsMap: false)
      decoder.append(token)
      return decoder.finish().text
    }
  }

  /// The name of a `nodeReference`, strings joined by `+` put together.
  public func name(ofReference reference: Int) -> String {
    let first = Int(nodes[reference].tokenStart)
    var end = first + 1
    while end + 1 < Int(nodes[reference].tokenEnd), tokens[end].kind == .plus { end += 2 }
    return end == first + 1 ? name(ofToken: first) : decode(first..<end).text
  }

  /// The value of a run of value tokens, decoded, with the way back into the file.
  public func decode(_ valueTokens: Range<Int>) -> DecodedText {
    source.bytes.withUnsafeBufferPointer { bytes in
      var decoder = TextDecoder(bytes, keepsMap: true)
      for index in valueTokens { decoder.append(tokens[index]) }
      return decoder.finish()
    }
  }

  /// Decodes the value that stands at `span` (which one of `decode`'s inputs covered) again: spans inside
  /// strings are rarely needed, so nobody keeps the map.
  public static func decode(_ source: SourceFile, at span: SourceSpan) -> DecodedText {
    source.bytes.withUnsafeBufferPointer { bytes in
      var decoder = TextDecoder(bytes, keepsMap: true)
      for token in ValueScanner.tokens(bytes, span.range.clamped(to: 0..<bytes.count)) {
        decoder.append(token)
      }
      return decoder.finish()
    }
  }
}

/// Finds the tokens of one value again from the bytes it covers.
enum ValueScanner {
  /// The strings (and the `+` between them), or the one bare or HTML value, in `range`.
  static func tokens(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Token] {
    guard let first = range.first.map({ bytes[$0] }) else { return [] }
    func token(_ kind: TokenKind, _ flags: TokenFlags, _ range: Range<Int>) -> Token {
      Token(kind: kind, flags: flags, start: ByteOffset(range.lowerBound), end: ByteOffset(range.upperBound))
    }
    if first == UInt8(ascii: "<") {
      return [
        token(.htmlString, bytes[range.upperBound - 1] == UInt8(ascii: ">") ? [] : .unterminated, range)
      ]
    }
    guard first == UInt8(ascii: "\"") else { return [token(.bareValue, .malformed, range)] }
    var tokens: [Token] = []
    var start = range.lowerBound
    while true {
      let end = endOfString(bytes, start, range.upperBound)
      guard let next = nextString(bytes, end, range.upperBound) else {
        // Nothing is joined on, so whatever is left belongs to this string: its inner quotes were not escaped.
        let whole = start..<range.upperBound
        return tokens + [token(.string, flags(bytes, whole), whole)]
      }
      tokens.append(token(.string, .hasEscape, start..<end))
      if next == range.upperBound { return tokens }
      start = next
    }
  }

  /// The index after the string at `start`.
  private static func endOfString(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) -> Int {
    var index = start + 1
    while index < limit {
      if bytes[index] == UInt8(ascii: "\"") { return index + 1 }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return limit
  }

  /// Whether the string ends in a quote of its own.
  private static func flags(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> TokenFlags {
    var backslashes = 0
    while range.count >= backslashes + 3, bytes[range.upperBound - 2 - backslashes] == UInt8(ascii: "\\") {
      backslashes += 1
    }
    return backslashes % 2 == 0 ? .hasEscape : [.hasEscape, .unterminated]
  }

  /// The start of the string that `+` joins to the one that ends at `end`; `limit` when none follows the `+`.
  private static func nextString(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int, _ limit: Int) -> Int? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { table -> Int? in
      table.initialize(repeating: 0)
      ByteClasses.fill(table)
      guard let classes = table.baseAddress else { return nil }
      let view = ByteView(
        base: UnsafeBufferPointer(rebasing: bytes[..<limit]), classes: UnsafePointer(classes))
      let plus = view.skipTrivia(end)
      guard view.byte(plus) == UInt8(ascii: "+") else { return nil }
      let next = view.skipTrivia(plus + 1)
      return next == limit || view.byte(next) == UInt8(ascii: "\"") ? next : nil
    }
  }
}
