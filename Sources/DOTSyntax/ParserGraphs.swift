import SourceText

/// The file, graph headers and blocks.
extension Parser {
  /// Parses everything.
  mutating func parseFile() {
    let file = open(.file)
    while current.kind != .endOfFile {
      switch current.kind {
      case .strict, .graph, .digraph: parseGraph()
      case .leftBrace: parseGraph()
      case .identifier where readsLikeMisspelledHeader(): parseGraph()
      case .semicolon: advance()
      default: skipOutside()
      }
    }
    if firstGraph == nil, tokens.isEmpty {
      sink.report(
        SyntaxCodes.syntaxError, .error, at: .empty(at: ByteOffset(0)), "the file holds no graph",
        help: "begin with `digraph NAME { … }`")
    }
    advance()
    close(file)
  }

  // MARK: Header

  /// `[strict] (graph | digraph) [id] {`, its statements, `}`.
  private mutating func parseGraph() {
    let node = open(.graph)
    let start = current.span
    if let first = firstGraph {
      sink.report(
        SyntaxCodes.notAttractorSubset, .error, at: start, "a file holds one graph, this is another",
        notes: [Diagnostic.Note("the first graph begins here", at: first)],
        help: "move it into a file of its own")
    }
    if current.kind == .strict {
      let keyword = current
      advance()
      sink.report(
        SyntaxCodes.notAttractorSubset, .error, at: keyword.span, "`strict` graphs are not supported",
        help: "Attractor keeps every edge, also parallel ones",
        fixes: [Fix("remove `strict`", edits: [TextEdit(SourceSpan(keyword.start, current.start), "")])])
    }
    let keyword = current
    isUndirected = false
    parseKeyword()
    if firstGraph == nil { firstGraph = start }
    parseName(keyword)
    openBlock(node, edge: nil)
    parseStatements()
  }

  private mutating func parseKeyword() {
    let keyword = current
    switch keyword.kind {
    case .digraph: advance()
    case .graph:
      advance()
      isUndirected = true
      sink.report(
        SyntaxCodes.notAttractorSubset, .error, at: keyword.span,
        "`graph` declares an undirected graph; a pipeline is directed",
        help: "use `digraph` and `->`",
        fixes: [Fix("use `digraph`", .unsafe, edits: [TextEdit(keyword.span, "digraph")])])
    case .identifier where current.kind == .identifier && isMisspelled(keyword):
      skipToken()
      sink.report(
        SyntaxCodes.syntaxError, .error, at: keyword.span, "expected `digraph`, found \(quoted(keyword))",
        fixes: [Fix("write `digraph`", edits: [TextEdit(keyword.span, "digraph")])])
    default:
      noteEnd()
      sink.report(
        SyntaxCodes.syntaxError, .error, at: keyword.span,
        "expected `digraph`, found \(quoted(keyword))", help: "a pipeline begins with `digraph NAME {`",
        fixes: [Fix("insert `digraph`", edits: [TextEdit(.empty(at: keyword.start), "digraph ")])])
    }
  }

  /// The name between the keyword and the brace, and the brace when it is missing.
  private mutating func parseName(_ keyword: Token) {
    let nameStart = current.start
    switch current.kind {
    case .leftBrace:
      if keyword.kind == .digraph || keyword.kind == .graph {
        sink.report(
          SyntaxCodes.missingGraphName, .warning, at: keyword.span, "the graph has no name",
          help: "name it after what it does: `digraph release { … }`")
      }
      return
    case .string: mendString(.name)
    default: break
    }
    guard isID(current.kind) || isKeyword(current.kind) else { return }
    let name = current
    advance()
    var last = name
    while current.kind != .leftBrace, !current.flags.contains(.newlineBefore),
      isID(current.kind) || isKeyword(current.kind) || current.kind == .unknown
    {
      last = current
      skipToken()
    }
    let isOdd = name.flags.contains(.malformed) || name.kind == .dottedIdentifier || isKeyword(name.kind)
    if last.start != name.start || (isOdd && name.kind != .string) {
      let span = SourceSpan(nameStart, last.end)
      sink.report(
        SyntaxCodes.syntaxError, .error, at: span, "a graph name is one word of letters, digits and `_`",
        label: "not a name", fixes: [Fix("quote it", edits: [TextEdit(span, quotedLiteral(span))])])
    }
  }

  // MARK: Blocks

  /// Takes `{` (or reports that it is missing) and makes `node` the innermost block.
  mutating func openBlock(_ node: Int, edge: Int?) {
    if current.kind == .leftBrace {
      blocks.append(Block(node: node, brace: current.start, edge: edge))
      advance()
      return
    }
    let what = nodes[node].kind == .graph ? "graph" : "subgraph"
    if !restIsLost {
      sink.report(
        SyntaxCodes.syntaxError, .error, at: .empty(at: previousEnd),
        "expected `{` to begin the \(what), found \(quoted(current))", label: "`{` is missing here",
        fixes: current.kind == .endOfFile
          ? [] : [Fix("insert `{`", edits: [TextEdit(.empty(at: previousEnd), " {")])])
    }
    noteEnd()
    let block = Block(node: node, brace: previousEnd, edge: edge)
    guard current.kind == .endOfFile || (current.kind == .rightBrace && !blocks.isEmpty) else {
      return blocks.append(block)
    }
    // Nothing that could belong to it follows; opening it would only shift the braces of the others.
    close(node)
    if nodes[node].kind == .subgraph { finishSubgraph(block) }
  }

  /// Parses statements until the outermost block is closed or the file ends.
  private mutating func parseStatements() {
    while let block = blocks.last {
      switch current.kind {
      case .rightBrace: closeBlock(block)
      case .endOfFile: return closeAllAtEnd()
      case .digraph where readsLikeHeader(at: current.start.index): return closeAllAtEnd()
      default: parseStatement()
      }
    }
  }

  private mutating func closeBlock(_ block: Block) {
    if blocks.count == 1, braceIsStray() {
      let stray = current
      skipToken()
      sink.report(
        SyntaxCodes.syntaxError, .error, at: stray.span, "this `}` ends the graph, but statements follow",
        notes: [
          Diagnostic.Note("the graph begins here", at: SourceSpan(block.brace, block.brace.advanced(by: 1)))
        ],
        help: "remove it, or open the block it should close")
      return
    }
    noteIndentation(of: block)
    blocks.removeLast()
    advance()
    close(block.node)
    guard nodes[block.node].kind == .subgraph else { return }
    finishSubgraph(block)
  }

  /// Whether the brace that would end the graph is followed by more of the graph.
  private func braceIsStray() -> Bool {
    guard firstGraph != nil else { return false }
    let next = view.skipTrivia(current.end.index)
    return view.readsLikeStatement(next) && !readsLikeHeader(at: next)
  }

  /// Reports braces that are never closed, once, and closes all blocks.
  private mutating func closeAllAtEnd() {
    if let outermost = blocks.first, !restIsLost {
      let brace = suspectBlock ?? (blocks.last ?? outermost).brace
      let what = suspectBlock == nil && blocks.count == 1 ? "the graph" : "this block"
      sink.report(
        SyntaxCodes.syntaxError, .error, at: SourceSpan(brace, brace.advanced(by: 1)),
        "\(what) is never closed: \(blocks.count == 1 ? "a" : "\(blocks.count)") `}` missing before "
          + quoted(current),
        label: suspectBlock == nil ? "opened here" : "by its indentation, this is the one",
        fixes: blocks.count == 1 && current.kind == .endOfFile
          ? [Fix("add `}` at the end", .unsafe, edits: [TextEdit(.empty(at: previousEnd), "\n}")])] : [])
    }
    while let block = blocks.popLast() {
      close(block.node)
      if let edge = block.edge { close(edge) }
    }
    suspectBlock = nil
  }

  /// Remembers a block whose closing brace is indented differently from the line that opened it.
  private mutating func noteIndentation(of block: Block) {
    guard suspectBlock == nil, current.flags.contains(.newlineBefore) else { return }
    let opening = view.indentation(ofLineAt: block.brace.index)
    let closing = view.indentation(ofLineAt: current.start.index)
    if closing < opening { suspectBlock = block.brace }
  }

  // MARK: Outside

  /// Skips what stands outside of any graph, up to the next line that begins one.
  private mutating func skipOutside() {
    let first = current
    let node = open(.error)
    var end = view.endOfLine(first.start.index)
    while end < view.count, !readsLikeHeader(at: view.skipBlanks(end + 1)) { end = view.endOfLine(end + 1) }
    replaceCurrent(
      end: max(view.trimEnd(end, from: first.start.index), first.end.index),
      flags: first.flags.subtracting(.needsAttention), kind: .unknown)
    lexer.previous = .endOfFile
    advance()
    close(node)
    if let graph = firstGraph {
      sink.report(
        SyntaxCodes.syntaxError, .error, at: first.kind == .rightBrace ? first.span : lineSpan(first),
        first.kind == .rightBrace ? "this `}` closes nothing" : "text after the end of the graph",
        notes: [Diagnostic.Note("the graph begins here", at: graph)],
        help: first.kind == .rightBrace ? "remove it, or look for a missing `{`" : "only comments may follow")
    } else {
      sink.report(
        SyntaxCodes.syntaxError, .error, at: lineSpan(first),
        "expected `digraph NAME {`, found \(quoted(first))",
        help: "only comments may stand before the graph")
    }
  }

  /// From a token to the end of its line.
  private func lineSpan(_ token: Token) -> SourceSpan {
    let start = token.start.index
    return SourceSpan(start..<max(token.end.index, view.trimEnd(view.endOfLine(start), from: start)))
  }

  /// Whether a graph header begins at `index`: keyword, optional name, brace.
  private func readsLikeHeader(at index: Int) -> Bool {
    var index = index
    if let end = view.word(index, "strict") { index = view.skipTrivia(end) }
    guard let end = view.word(index, "digraph") ?? view.word(index, "graph") else { return false }
    return view.readsLikeNameAndBrace(end)
  }

  /// Whether `Digrph name {` stands here.
  private func readsLikeMisspelledHeader() -> Bool {
    isMisspelled(current)
      ? view.readsLikeNameAndBrace(current.end.index)
      : view.byte(view.skipTrivia(current.end.index)) == UInt8(ascii: "{")
  }

  private func isMisspelled(_ token: Token) -> Bool {
    token.kind == .identifier && NearestName.find(text(token.span).lowercased(), among: ["digraph"]) != nil
  }
}
