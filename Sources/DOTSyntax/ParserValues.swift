import SourceText

/// Values of attributes and assignments.
extension Parser {
  /// `= value` after a key, with `+` concatenation; the node is closed by the caller.
  mutating func parseValue(of key: Token, inList: Bool) {
    if current.kind == .colon || current.flags.contains(.malformed) { mendEqual() }
    let equal = current
    advance()
    switch current.kind {
    case .string:
      mendString(inList ? .list : .statement)
      let value = current
      if inList { lastString = mark }
      advance()
      if current.kind == .plus { parseConcatenation(inList ? .list : .statement) }
      if value.end.index - value.start.index > limits.stringLength { reportLongString(value) }
    case .identifier:
      if isNextKey() { return reportNoValue(key, equal) }
      mendOpeningQuote(inList)
      advance()
    case .number, .bareValue:
      if isNextKey() { return reportNoValue(key, equal) }
      if !mendOpeningQuote(inList), current.flags.contains(.malformed) { reportMalformedValue(current) }
      advance()
    case .htmlString:
      mendHTML()
      let value = current
      advance()
      guard !value.flags.contains(.unterminated) else { return }
      sink.report(
        SyntaxCodes.notAttractorSubset, .error, at: value.span, "HTML strings are not supported",
        help: "use a quoted string")
    default: reportNoValue(key, equal)
    }
  }

  /// Whether what was read as a value is the next line's `key =`; then reads it again as a key.
  private mutating func isNextKey() -> Bool {
    guard current.flags.contains(.newlineBefore), view.keyAndEqual(current.start.index) != nil else {
      return false
    }
    lexer.reset(to: previousEnd.index, after: .comma)
    current = lexer.next()
    return true
  }

  private mutating func reportNoValue(_ key: Token, _ equal: Token) {
    noteEnd()
    sink.report(
      SyntaxCodes.syntaxError, .error, at: SourceSpan(key.start, equal.end),
      "\(quoted(key)) has no value: expected one after \(quoted(equal)), found \(quoted(current))")
  }

  /// Reports `:` or `==` where `=` belongs, and reads on as if it stood there.
  private mutating func mendEqual() {
    sink.report(
      SyntaxCodes.syntaxError, .error, at: current.span,
      "expected `=` between key and value, found \(quoted(current))",
      fixes: [Fix("write `=`", edits: [TextEdit(current.span, "=")])])
    replaceCurrent(end: current.end.index, flags: current.flags.union(.malformed), kind: .equal)
  }

  private mutating func reportMalformedValue(_ value: Token) {
    let isQuoted = view.endOfForeignQuotes(value.start.index) == value.end.index
    var literal = quotedLiteral(value.span)
    if isQuoted {
      let quote = view.byte(value.start.index) == UInt8(ascii: "'") ? 1 : 3
      literal = quotedLiteral(SourceSpan(value.start.index + quote..<value.end.index - quote))
    }
    // A word of another script is a plain id to DOT.
    let isForeign = view.identifier(value.start.index) == value.end.index
    sink.report(
      isForeign ? SyntaxCodes.notAttractorSubset : SyntaxCodes.syntaxError, .error, at: value.span,
      isQuoted ? "strings are written in double quotes" : "the value \(quoted(value)) needs quotes",
      fixes: [Fix("quote it", edits: [TextEdit(value.span, literal)])])
  }

  /// `+ "…"` after a string, any number of times.
  mutating func parseConcatenation(_ place: StringPlace) {
    let plus = current
    while current.kind == .plus {
      let operatorToken = current
      advance()
      if current.kind == .string {
        mendString(place)
        advance()
      } else {
        noteEnd()
        sink.report(
          SyntaxCodes.syntaxError, .error, at: operatorToken.span,
          "expected a string after `+`, found \(quoted(current))")
        return
      }
    }
    sink.report(
      SyntaxCodes.notAttractorSubset, .error, at: plus.span, "strings cannot be joined by `+`",
      help: "write one string; it may span lines")
  }

  private mutating func reportLongString(_ value: Token) {
    sink.report(
      SyntaxCodes.limitExceeded, .error, at: .empty(at: value.start),
      "a string of \(value.end.index - value.start.index) bytes; at most \(limits.stringLength) are allowed",
      help: "move the text into a file of its own (`prompt_file`)")
  }

  /// The bytes of a span as a quoted string.
  func quotedLiteral(_ span: SourceSpan) -> String {
    var output = "\""
    for scalar in text(span).unicodeScalars {
      if scalar == "\"" || scalar == "\\" { output.unicodeScalars.append("\\") }
      output.unicodeScalars.append(scalar)
    }
    return output + "\""
  }
}
