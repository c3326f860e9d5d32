import SourceText

/// Statements inside a block.
extension Parser {
  /// Parses one statement; always takes at least one token.
  mutating func parseStatement() {
    switch current.kind {
    case .semicolon: advance()
    case .identifier, .string, .number, .dottedIdentifier, .htmlString, .bareValue: parseIDStatement()
    case .graph, .node, .edge: parseKeywordStatement()
    case .subgraph, .leftBrace: openSubgraph(edge: nil)
    case .strict, .digraph: parseIDStatement()
    case .leftBracket: parseOrphanList()
    default: skipUnexpected()
    }
  }

  // MARK: Nodes, edges, assignments

  /// A statement that begins with an id: node, edge, assignment.
  private mutating func parseIDStatement() {
    if current.kind == .string { mendString(.statement) }
    let statement = open(.nodeStatement)
    let reference = open(.nodeReference)
    let id = current
    advance()
    if current.kind == .equal || (current.kind == .colon && readsLikeColonAssignment(id)) {
      nodes.removeLast()
      nodes[statement].kind = .assignment
      parseValue(of: id, inList: false)
      close(statement)
      skipStrayComma(after: "a statement")
      return
    }
    finishReference(reference, id: id)
    if current.kind == .comma { parseGroup(from: reference) }
    finishEnds(statement)
  }

  /// `graph [..]`, `node [..]`, `edge [..]`; or the keyword used as an id or a key.
  private mutating func parseKeywordStatement() {
    let after = view.skipTrivia(current.end.index)
    switch view.byte(after) {
    case UInt8(ascii: "="): return parseIDStatement()
    case UInt8(ascii: "-") where view.matches(after, "->") || view.matches(after, "--"):
      return parseIDStatement()
    default: break
    }
    let statement = open(.attributeStatement)
    let keyword = current
    advance()
    if current.kind == .leftBracket {
      parseLists()
    } else if lacksBracket() {
      parseListWithoutBracket()
    } else {
      noteEnd()
      sink.report(
        SyntaxCodes.syntaxError, .error, at: .empty(at: keyword.end),
        "expected `[` after \(quoted(keyword)), found \(quoted(current))",
        help: "\(quoted(keyword)) is a keyword that sets defaults; a node needs another id")
    }
    close(statement)
    skipStrayComma(after: "a statement")
  }

  /// After an end of an edge: the rest of the chain, or the attribute lists of a node.
  ///
  /// When the next end is a subgraph, its statements come first and `finishSubgraph` comes back here.
  mutating func finishEnds(_ statement: Int) {
    while let width = arrowWidth() {
      nodes[statement].kind = .edgeStatement
      let arrow = current
      advance()
      reportArrow(arrow, width)
      switch current.kind {
      case .subgraph, .leftBrace: return openSubgraph(edge: statement)
      case .string: mendString(.statement)
      default: break
      }
      guard isID(current.kind) || isKeyword(current.kind), !startsNextStatement() else {
        reportMissingEnd(arrow, statement)
        break
      }
      let reference = open(.nodeReference)
      let id = current
      advance()
      finishReference(reference, id: id)
      if current.kind == .comma { parseGroup(from: reference) }
    }
    if current.kind == .leftBracket {
      parseLists()
    } else if current.kind == .identifier, !current.flags.contains(.newlineBefore), lacksBracket() {
      parseListWithoutBracket()
    }
    close(statement)
    skipStrayComma(after: "a statement")
  }

  /// Whether the id here is on a new line and begins a statement, so that the arrow before it has no target.
  private func startsNextStatement() -> Bool {
    guard current.flags.contains(.newlineBefore) else { return false }
    let after = view.skipBlanks(current.end.index)
    if isKeyword(current.kind) { return view.byte(after) == UInt8(ascii: "[") }
    return view.byte(after) == UInt8(ascii: "=")
  }

  /// An arrow without a target; an edge with one end becomes an error node, so that nobody sees half an edge.
  private mutating func reportMissingEnd(_ arrow: Token, _ statement: Int) {
    noteEnd()
    sink.report(
      SyntaxCodes.syntaxError, .error, at: arrow.span,
      "expected a node id after \(quoted(arrow)), found \(quoted(current))", label: "no target")
    let firstEnd = statement + 1
    guard Int(nodes[firstEnd].subtreeEnd) == nodes.count else { return }
    nodes[statement].kind = .error
  }

  // MARK: Arrows

  /// The arrow here: 0 for `->` and `--`, otherwise how it is misspelled; nil when there is none.
  private func arrowWidth() -> Int? {
    switch current.kind {
    case .arrow, .undirectedEdge: 0
    case .unknown:
      view.matches(current.start.index, "=>") || view.matches(current.start.index, "-->")
        || view.matches(current.start.index, "\u{2192}") || view.matches(current.start.index, "<-") ? 1 : nil
    default: nil
    }
  }

  private mutating func reportArrow(_ arrow: Token, _ width: Int) {
    if width > 0 {
      let isBackward = view.matches(arrow.start.index, "<-")
      sink.report(
        SyntaxCodes.syntaxError, .error, at: arrow.span,
        "\(quoted(arrow)) is no edge; edges are written `->`",
        help: isBackward ? "write the source first, or two edges for both directions" : nil,
        fixes: isBackward ? [] : [Fix("write `->`", edits: [TextEdit(arrow.span, "->")])])
    } else if arrow.kind == .undirectedEdge, !isUndirected {
      sink.report(
        SyntaxCodes.notAttractorSubset, .error, at: arrow.span,
        "`--` is an undirected edge; a pipeline is directed",
        fixes: [Fix("write `->`", edits: [TextEdit(arrow.span, "->")])])
    }
  }

  // MARK: Subgraphs

  /// `[subgraph [id]] {`; its statements follow in the main loop.
  mutating func openSubgraph(edge: Int?) {
    guard blocks.count <= limits.nesting else { return skipTooDeep(edge) }
    if edge != nil { reportSubgraphEnd(current) }
    let node = open(.subgraph)
    let keyword = current
    if keyword.kind == .subgraph {
      advance()
      if current.kind == .string { mendString(.name) }
      if isID(current.kind) {
        let name = current
        advance()
        if name.kind != .string, name.flags.contains(.malformed) || name.kind == .dottedIdentifier {
          sink.report(
            SyntaxCodes.syntaxError, .error, at: name.span, "\(quoted(name)) is no subgraph name",
            help: "a name is one word of letters, digits and `_`",
            fixes: [Fix("quote it", edits: [TextEdit(name.span, quotedLiteral(name.span))])])
        }
      }
    }
    openBlock(node, edge: edge)
  }

  /// After the closing brace of a subgraph: it may have been an end of an edge.
  mutating func finishSubgraph(_ block: Block) {
    if let edge = block.edge { return finishEnds(edge) }
    guard arrowWidth() != nil else { return skipStrayComma(after: "a subgraph") }
    let token = tokens[Int(nodes[block.node].tokenStart)]
    reportSubgraphEnd(token)
    finishEnds(wrap(block.node))
  }

  /// Puts an edge statement around a subgraph that turned out to be the first end of one.
  private mutating func wrap(_ node: Int) -> Int {
    var statement = nodes[node]
    statement.kind = .edgeStatement
    nodes.insert(statement, at: node)
    for index in (node + 1)..<nodes.count { nodes[index].subtreeEnd += 1 }
    return node
  }

  private mutating func reportSubgraphEnd(_ token: Token) {
    sink.report(
      SyntaxCodes.notAttractorSubset, .error, at: token.span, "a subgraph cannot be an end of an edge",
      help: "write one edge for each node, or use a `component` node to run branches in parallel")
  }

  /// Skips a block that lies deeper than the limit, with everything in it.
  private mutating func skipTooDeep(_ edge: Int?) {
    let node = open(.error)
    let first = current
    if current.kind == .subgraph { advance() }
    var depth = 0
    while current.kind != .endOfFile {
      if current.kind == .leftBrace { depth += 1 }
      if current.kind == .rightBrace {
        if depth == 0 { break }
        depth -= 1
      }
      advance()
      if depth == 0 { break }
    }
    close(node)
    if let edge { close(edge) }
    sink.report(
      SyntaxCodes.limitExceeded, .error, at: first.span,
      "subgraphs are nested deeper than \(limits.nesting); this one is not read")
  }

  // MARK: Recovery

  /// An attribute list that follows no node.
  private mutating func parseOrphanList() {
    let bracket = current
    let node = open(.error)
    parseList()
    close(node)
    sink.report(
      SyntaxCodes.syntaxError, .error, at: bracket.span, "expected a statement, found an attribute list",
      help: "an attribute list belongs to the node, edge or keyword before it")
  }

  /// Skips what begins no statement, up to the next line, brace or separator.
  private mutating func skipUnexpected() {
    let first = current
    let node = open(.error)
    advance()
    while !endsSkipping() { advance() }
    close(node)
    let what: String
    switch first.kind {
    case .arrow, .undirectedEdge: what = "expected a node id before \(quoted(first))"
    case .equal: what = "expected a key before `=`"
    case .rightBracket: what = "`]` closes nothing"
    case .comma: what = "expected a statement, found `,`"
    default: what = "expected a statement, found \(quoted(first))"
    }
    sink.report(
      SyntaxCodes.syntaxError, .error, at: first.span, what,
      help: first.kind == .comma ? "statements are separated by `;` or a new line" : nil)
  }

  private func endsSkipping() -> Bool {
    switch current.kind {
    case .endOfFile, .leftBrace, .rightBrace, .semicolon: true
    case .identifier, .string, .subgraph, .node, .edge, .graph, .digraph, .dottedIdentifier:
      current.flags.contains(.newlineBefore)
    default: false
    }
  }

  /// A comma where only `;` or a new line may separate.
  private mutating func skipStrayComma(after what: String) {
    guard current.kind == .comma else { return }
    let comma = current
    skipToken()
    sink.report(
      SyntaxCodes.syntaxError, .error, at: comma.span, "unexpected `,` after \(what)",
      help: "statements are separated by `;` or a new line",
      fixes: [Fix("remove `,`", edits: [TextEdit(comma.span, "")])])
  }

  /// Whether `key: value` was written for `key = value`: what follows the colon is no port.
  private func readsLikeColonAssignment(_ id: Token) -> Bool {
    guard current.start == id.end, id.kind == .identifier else { return false }
    return view.has(current.end.index, ByteClasses.blank)
  }

  /// Whether the kind can be an id in DOT.
  func isID(_ kind: TokenKind) -> Bool {
    switch kind {
    case .identifier, .string, .number, .dottedIdentifier, .htmlString, .bareValue: true
    default: false
    }
  }

  /// Whether the kind is a keyword, usable as an id only by mistake.
  func isKeyword(_ kind: TokenKind) -> Bool { kind.rawValue <= TokenKind.edge.rawValue }
}
