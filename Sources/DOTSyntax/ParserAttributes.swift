import SourceText

/// Attribute lists.
extension Parser {
  /// One or more `[ … ]`.
  mutating func parseLists() {
    while current.kind == .leftBracket { parseList() }
  }

  /// `[ … ]`.
  mutating func parseList() {
    let list = open(.attributeList)
    let bracket = current
    advance()
    finishList(list, bracket)
  }

  /// Whether a list without its `[` stands here: it reads on to a `]`.
  mutating func lacksBracket() -> Bool {
    guard guessBudget > 0, view.keyAndEqual(current.start.index) != nil else { return false }
    var reader = ListReader(view)
    defer { guessBudget -= reader.spent }
    return reader.readsLikeRest(current.start.index)
  }

  /// `key = value, …]` after a node, an edge or a keyword.
  mutating func parseListWithoutBracket() {
    let place = SourceSpan.empty(at: previousEnd)
    sink.report(
      SyntaxCodes.syntaxError, .error, at: place, "expected `[` before the attributes",
      label: "`[` is missing here",
      fixes: [Fix("insert `[`", edits: [TextEdit(place, " [")])])
    let first = current
    finishList(open(.attributeList), first)
    parseLists()
  }

  /// The attributes of a list and its `]`.
  private mutating func finishList(_ list: Int, _ bracket: Token) {
    while true {
      switch current.kind {
      case .rightBracket:
        advance()
        return close(list)
      case .comma, .semicolon: parseSeparator(list)
      case .identifier, .dottedIdentifier, .string, .number, .graph, .digraph, .node, .edge, .subgraph,
        .strict,
        .bareValue:
        if current.flags.contains(.newlineBefore), readsLikeNextStatement() {
          return closeUnfinished(list, bracket)
        }
        parseAttribute(list)
      case .endOfFile: return closeUnfinished(list, bracket)
      case .rightBrace:
        if !closesWithWrongBracket() { return closeUnfinished(list, bracket) }
        closeMisspelled(bracket)
        return close(list)
      case .unknown where view.byte(current.start.index) == UInt8(ascii: ")") && endsLineAfterCurrent():
        closeMisspelled(bracket)
        return close(list)
      default: skipInList()
      }
    }
  }

  // MARK: One attribute

  /// `key = value`, or what is left of it.
  private mutating func parseAttribute(_ list: Int) {
    let node = open(.attribute)
    let key = current
    advance()
    if current.kind == .equal || (current.kind == .colon && key.kind != .string) {
      parseValue(of: key, inList: true)
      close(node)
      switch current.kind {
      case .comma, .rightBracket, .semicolon: break
      default: separateNext()
      }
      return
    }
    reportMissingValue(key, node, list)
  }

  /// Reports a key that no `=` follows.
  private mutating func reportMissingValue(_ key: Token, _ node: Int, _ list: Int) {
    let follower = current
    noteEnd()
    if retryLastString(in: list) { return separateNext() }
    if isValueContinuation(node, list) {
      // `label=Do the thing`: one mistake, whatever number of words.
      let first = lastValueStart()
      while isWord(current.kind), !current.flags.contains(.newlineBefore),
        view.keyAndEqual(current.start.index) == nil
      {
        advance()
      }
      nodes[node].kind = .error
      close(node)
      let span = SourceSpan(first, previousEnd)
      sink.report(
        SyntaxCodes.syntaxError, .error, at: span, "a value of several words needs quotes",
        fixes: [Fix("quote it", edits: [TextEdit(span, quotedLiteral(span))])])
      return
    }
    if resumeAfter(key, node) { return }
    if key.kind == .string || key.kind == .number {
      nodes[node].kind = .error
      close(node)
      sink.report(
        SyntaxCodes.syntaxError, .error, at: key.span, "expected `key=value`, found \(quoted(key))",
        help: "attributes are `key=value`, separated by commas")
      return
    }
    close(node)
    sink.report(
      SyntaxCodes.syntaxError, .error, at: key.span, "the attribute \(quoted(key)) has no value",
      label: "expected `=` after this, found \(quoted(follower))")
    separateNext()
  }

  /// Whether the word just taken goes on from an unquoted value on the same line.
  private func isValueContinuation(_ node: Int, _ list: Int) -> Bool {
    let word = Int(nodes[node].tokenStart)
    guard word >= 3, !tokens[word].flags.contains(.newlineBefore), isWord(tokens[word].kind) else {
      return false
    }
    let value = tokens[word - 1]
    return isWord(value.kind) && tokens[word - 2].kind == .equal && Int(nodes[list].tokenStart) < word - 3
  }

  private func lastValueStart() -> ByteOffset { tokens[tokens.count - 2].start }

  private func isWord(_ kind: TokenKind) -> Bool {
    switch kind {
    case .string, .htmlString: false
    default: isID(kind) || isKeyword(kind)
    }
  }

  // MARK: Between attributes

  /// `,` or `;` between attributes, before or after the last.
  private mutating func parseSeparator(_ list: Int) {
    let separator = current
    let hasAttribute =
      Int(nodes[list].tokenStart) + 1 < tokens.count
      && tokens[tokens.count - 1].kind != .comma
    advance()
    if separator.kind == .comma, !hasAttribute {
      sink.report(
        SyntaxCodes.syntaxError, .error, at: separator.span, "expected an attribute before `,`",
        fixes: [Fix("remove `,`", edits: [TextEdit(separator.span, "")])])
    } else if separator.kind == .semicolon, current.kind != .rightBracket, hasAttribute {
      sink.report(
        SyntaxCodes.missingComma, .info, at: separator.span, "attributes are separated by `,`, not `;`",
        fixes: [Fix("write `,`", edits: [TextEdit(separator.span, ",")])])
    }
  }

  /// After an attribute that no separator follows: reports the missing comma if another attribute comes.
  private mutating func separateNext() {
    switch current.kind {
    case .identifier, .dottedIdentifier, .string, .number, .graph, .digraph, .node, .edge, .subgraph, .strict:
      guard view.keyAndEqual(current.start.index) != nil,
        let last = tokens.last, last.kind != .equal, !last.flags.contains(.unterminated)
      else { return }
      let place = SourceSpan.empty(at: previousEnd)
      sink.report(
        SyntaxCodes.missingComma, .info, at: place, "expected `,` before the next attribute",
        label: "`,` is missing here", fixes: [Fix("insert `,`", edits: [TextEdit(place, ",")])])
    default: break
    }
  }

  // MARK: Recovery

  /// Whether the token here, first on its line, begins a statement rather than an attribute.
  private func readsLikeNextStatement() -> Bool {
    let after = view.skipBlanks(current.end.index)
    switch view.byte(after) {
    case UInt8(ascii: "["), UInt8(ascii: "-"): return view.readsLikeNodeOrEdge(current.start.index)
    case UInt8(ascii: "{"): return true
    default: return current.kind == .subgraph && view.readsLikeNameAndBrace(current.end.index)
    }
  }

  /// Ends a list whose `]` is missing.
  private mutating func closeUnfinished(_ list: Int, _ bracket: Token) {
    close(list)
    if restIsLost { return }
    let place = SourceSpan.empty(at: previousEnd)
    sink.report(
      SyntaxCodes.syntaxError, .error, at: place, "expected `]`, found \(quoted(current))",
      label: "`]` is missing here",
      notes: [Diagnostic.Note("the attribute list begins here", at: bracket.span)],
      fixes: [Fix("insert `]`", edits: [TextEdit(place, "]")])])
    noteEnd()
  }

  /// Whether the `}` here was written for `]`: on the line of the list's last token, with more of the file
  /// behind.
  private func closesWithWrongBracket() -> Bool {
    guard !current.flags.contains(.newlineBefore) else { return false }
    let next = view.skipTrivia(current.end.index)
    return next < view.count && endsLineAfterCurrent()
  }

  private func endsLineAfterCurrent() -> Bool {
    let next = view.skipBlanks(current.end.index)
    return next >= view.count || view.byte(next) == 0x0A || view.byte(next) == 0x0D
      || view.byte(next) == UInt8(ascii: ";")
  }

  private mutating func closeMisspelled(_ bracket: Token) {
    let wrong = current
    skipToken()
    sink.report(
      SyntaxCodes.syntaxError, .error, at: wrong.span, "expected `]`, found \(quoted(wrong))",
      notes: [Diagnostic.Note("the attribute list begins here", at: bracket.span)],
      fixes: [Fix("write `]`", edits: [TextEdit(wrong.span, "]")])])
  }

  /// Skips what is no attribute, up to the next separator, bracket or attribute.
  private mutating func skipInList() {
    let first = current
    let node = open(.error)
    advance()
    skipping: while true {
      switch current.kind {
      case .comma, .semicolon, .rightBracket, .rightBrace, .endOfFile: break skipping
      case .identifier, .dottedIdentifier, .string, .node, .edge, .graph, .subgraph:
        if view.keyAndEqual(current.start.index) != nil || current.flags.contains(.newlineBefore) {
          break skipping
        }
        advance()
      default: advance()
      }
    }
    close(node)
    sink.report(
      SyntaxCodes.syntaxError, .error, at: first.span, "expected `key=value`, found \(quoted(first))",
      help: "attributes are `key=value`, separated by commas")
  }
}
