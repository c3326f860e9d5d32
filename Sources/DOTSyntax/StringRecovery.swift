import SourceText

/// Strings that end in the wrong place: a lost quote, an unescaped one, an HTML string without an end.
///
/// A string is suspect when what follows it cannot follow a value. Two stories explain that: its closing quote
/// was forgotten and it ran into the next string's opening one, or a quote inside was not escaped. Each story
/// predicts where the string really ends; the one after which the text reads like the rest of a list is
/// believed.
extension Parser {
  /// Where a string stands.
  enum StringPlace {
    /// The value of an attribute in a list.
    case list
    /// An id or the value of an assignment.
    case statement
    /// The name of a graph or subgraph.
    case name
  }

  /// Looks at the string that is the current token, and cuts or extends it when it ends in the wrong place.
  @inline(__always)
  mutating func mendString(_ place: StringPlace) {
    let end = current.end.index
    if !current.flags.contains(.unterminated) {
      switch view.byte(end) {
      case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: ";"): return
      default: if followsWell(end, place) { return }
      }
    }
    mendSuspectString(place)
  }

  /// Whether what stands at `end`, right after a string, can follow it.
  private mutating func followsWell(_ end: Int, _ place: StringPlace) -> Bool {
    let next = view.skipTrivia(end)
    guard next < view.count else { return true }
    switch view.base[next] {
    case UInt8(ascii: "]"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "}"), UInt8(ascii: "+"):
      return true
    default: break
    }
    let touches = next == end
    switch place {
    case .list:
      if view.keyAndEqual(next) != nil {
        guard touches, guessBudget > 0 else { return true }
        var reader = ListReader(view)
        defer { guessBudget -= reader.spent }
        return reader.readsLikeRest(end)
      }
      return view.endOfLine(end, before: next) < next && view.readsLikeNodeOrEdge(next)
    case .statement:
      switch view.base[next] {
      case UInt8(ascii: "["), UInt8(ascii: ":"), UInt8(ascii: "="): return true
      case UInt8(ascii: "-"): return true
      default: return !touches
      }
    case .name: return view.base[next] == UInt8(ascii: "{")
    }
  }

  private mutating func mendSuspectString(_ place: StringPlace) {
    let string = current
    let open = string.start.index
    let close = string.flags.contains(.unterminated) ? view.count : string.end.index - 1
    guard guessBudget > 0 else { return reportIfUnterminated(string) }
    var guesser = CloseGuesser(view, inList: place == .list)
    defer { guessBudget -= guesser.spent }
    let lost = guesser.lostClose(from: open, to: close)
    if string.flags.contains(.unterminated) {
      guard let lost else { return reportIfUnterminated(string) }
      return cutString(string, at: lost.index)
    }
    let opensAnother = view.followsKeyAndEqual(close, from: open)
    if opensAnother, let lost, lost.isSure { return cutString(string, at: lost.index) }
    if place == .list, let real = guesser.unescapedClose(after: close, budget: guessBudget) {
      return extendString(string, from: close, to: real)
    }
    if let lost, view.endOfLine(open, before: close) < close { cutString(string, at: lost.index) }
  }

  private mutating func reportIfUnterminated(_ string: Token) {
    guard string.flags.contains(.unterminated) else { return }
    restIsLost = true
    sink.report(
      SyntaxCodes.unterminatedString, .error, at: SourceSpan(string.start, string.start.advanced(by: 1)),
      "the string is never closed", label: "opened here",
      help: "a `\"` inside a string is written `\\\"`")
  }

  /// Ends a string where its quote was probably forgotten.
  private mutating func cutString(_ string: Token, at end: Int) {
    let place = SourceSpan.empty(at: ByteOffset(end))
    sink.report(
      SyntaxCodes.unterminatedString, .error, at: SourceSpan(string.start, string.start.advanced(by: 1)),
      "the string is never closed", label: "opened here",
      notes: [Diagnostic.Note("its closing quote most likely belongs here", at: place)])
    replaceCurrent(end: end, flags: flags(of: string, upTo: end).union(.unterminated))
  }

  /// Extends a string over quotes that should have been escaped.
  private mutating func extendString(_ string: Token, from first: Int, to close: Int) {
    let open = string.start.index
    let isTriple =
      first == open + 1 && view.matches(open, "\"\"\"") && close >= open + 5
      && view.matches(close - 2, "\"\"\"")
    var edits: [TextEdit] = []
    if isTriple {
      edits = [TextEdit(SourceSpan(open + 1..<open + 3), ""), TextEdit(SourceSpan(close - 2..<close), "")]
    }
    var index = isTriple ? open + 3 : first
    let end = isTriple ? close - 2 : close
    while index < end {
      if view.base[index] == UInt8(ascii: "\"") {
        edits.append(TextEdit(.empty(at: ByteOffset(index)), "\\"))
      }
      index += view.base[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    sink.report(
      SyntaxCodes.unescapedQuote, .error, at: SourceSpan(first..<first + 1),
      isTriple
        ? "DOT has no triple quotes; this one ends the string"
        : "this quote ends the string, but the text goes on", label: "not escaped",
      notes: [
        Diagnostic.Note("the string begins here", at: SourceSpan(open..<open + 1)),
        Diagnostic.Note("and most likely ends here", at: SourceSpan(close..<close + 1)),
      ], help: "a quote inside a string is written `\\\"`; a string may span lines",
      fixes: [
        Fix(
          isTriple
            ? "use single double quotes"
            : edits.count == 1 ? "escape the quote" : "escape the \(edits.count) quotes inside",
          edits: edits)
      ])
    replaceCurrent(end: close + 1, flags: flags(of: string, upTo: close).union(.malformed))
  }

  /// Goes back to the last string of the list when the text after it turns out to be part of it:
  /// in `cmd="echo "; ls"` the `;` still looked like a separator.
  mutating func retryLastString(in list: Int) -> Bool {
    guard let last = lastString, last.nodes > list, last.tokens < tokens.count, guessBudget > 0 else {
      return false
    }
    let string = last.current
    let close = string.end.index - 1
    guard !string.flags.contains(.malformed), !string.flags.contains(.unterminated),
      tokens[(last.tokens + 1)...].allSatisfy({ !$0.flags.contains(.newlineBefore) })
    else { return false }
    var guesser = CloseGuesser(view, inList: true)
    defer { guessBudget -= guesser.spent }
    guard let real = guesser.unescapedClose(after: close, budget: guessBudget) else { return false }
    rewind(to: last)
    extendString(string, from: close, to: real)
    advance()
    self.close(last.nodes - 1)
    lastString = nil
    return true
  }

  /// The flags of a string that now ends at `end`.
  private func flags(of string: Token, upTo end: Int) -> TokenFlags {
    var flags = string.flags.subtracting([.hasEscape, .hasControl, .unterminated])
    for index in string.start.index + 1..<max(end, string.start.index + 1) {
      guard view.has(index, ByteClasses.stringStop) else { continue }
      switch view.base[index] {
      case UInt8(ascii: "\\"): flags.insert(.hasEscape)
      case UInt8(ascii: "\""): break
      default: flags.insert(.hasControl)
      }
    }
    return flags
  }

  /// `label=Start here"`: the opening quote is missing, and the value reaches to the closing one.
  @inline(__always)
  @discardableResult
  mutating func mendOpeningQuote(_ inList: Bool) -> Bool {
    switch view.byte(current.end.index) {
    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: ";"), 0x0A, 0: false
    default: mendSuspectValue(inList)
    }
  }

  private mutating func mendSuspectValue(_ inList: Bool) -> Bool {
    let value = current
    let next = view.skipBlanks(value.end.index)
    let ends: [UInt8] = [
      0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: ";"), UInt8(ascii: "}"), 0,
    ]
    guard guessBudget > 0, !ends.contains(view.byte(next)), view.keyAndEqual(next) == nil else {
      return false
    }
    var guesser = CloseGuesser(view, inList: inList)
    defer { guessBudget -= guesser.spent }
    guard let quote = guesser.closeOfUnopened(from: value.end.index) else { return false }
    sink.report(
      SyntaxCodes.syntaxError, .error, at: SourceSpan(value.start, ByteOffset(quote)),
      "the value has a closing quote but no opening one",
      fixes: [Fix("insert the quote", edits: [TextEdit(.empty(at: value.start), "\"")])])
    replaceCurrent(end: quote + 1, flags: value.flags.union(.malformed), kind: .bareValue)
    return true
  }

  /// Skips from a key that is none to where the list reads well again, as one error, when text or a stray quote
  /// follows rather than a separator.
  mutating func resumeAfter(_ key: Token, _ node: Int) -> Bool {
    let next = view.byte(view.skipTrivia(key.end.index))
    let isSeparated = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "]"), UInt8(ascii: "}"), 0]
      .contains(next)
    guard guessBudget > 0, key.kind == .string || !isSeparated, current.kind != .endOfFile else {
      return false
    }
    if key.kind != .string, view.keyAndEqual(current.start.index) != nil { return false }
    var guesser = CloseGuesser(view, inList: true)
    defer { guessBudget -= guesser.spent }
    let start = key.start.index
    guard let resume = guesser.resume(from: start, budget: guessBudget) else { return false }
    let end = max(view.trimEnd(resume, from: start), start + 1)
    tokens.removeLast()
    current = key
    replaceCurrent(end: end, flags: key.flags.subtracting(.needsAttention), kind: .unknown)
    advance()
    nodes[node].kind = .error
    close(node)
    let span = SourceSpan(
      start..<max(start + 1, view.trimEnd(view.endOfLine(start, before: end), from: start)))
    let isStray = end == start + 1 && key.kind == .string
    sink.report(
      SyntaxCodes.syntaxError, .error, at: span,
      isStray ? "a stray quote before the attribute" : "expected `key=value`, found `\(excerpt(span))`",
      help: "attributes are `key=value`, separated by commas",
      fixes: isStray ? [Fix("remove the quote", edits: [TextEdit(span, "")])] : [])
    return true
  }

  /// Cuts an HTML string that has no end.
  mutating func mendHTML() {
    guard current.flags.contains(.unterminated) else { return }
    let string = current
    sink.report(
      SyntaxCodes.unterminatedString, .error, at: SourceSpan(string.start, string.start.advanced(by: 1)),
      "the HTML string is never closed", label: "opened here", help: "every `<` needs its `>`")
    guard guessBudget > 0 else {
      restIsLost = true
      return
    }
    var guesser = CloseGuesser(view, inList: true)
    let guess = guesser.lostClose(from: string.start.index, to: view.count)?.index
    // The lexer has already run to the end of the file for this.
    guessBudget -= guesser.spent + string.end.index - string.start.index
    restIsLost = guess == nil
    replaceCurrent(end: guess ?? view.count, flags: string.flags)
  }
}
