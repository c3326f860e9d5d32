import SourceText

/// What a condition may hold that it must not, each with its own message. The position is at the mistake.
extension ConditionParser {
  /// Something other than a key where a clause begins.
  func missingKey() -> ConditionFailure {
    if position == end || peek() == UInt8(ascii: "&") {
      let isLeading = text.bytes[text.range.lowerBound..<position].allSatisfy(ASCII.isSpace)
      return failure(
        isLeading ? "the condition begins with `&&`" : "empty clause after `&&`", at: symbol(),
        label: "expected a key", help: "write a clause such as `outcome=success`, or remove the `&&`")
    }
    return extended() ?? smartQuote()
      ?? failure(
        "expected a key, not `\(text.excerpt(symbol()))`", at: symbol(), label: "expected a key",
        help:
          "a clause begins with `outcome`, `preferred_label` or a context key such as `context.tests_passed`")
  }

  /// A key that begins like a number.
  func badKeyStart(_ range: Range<Int>) -> ConditionFailure {
    failure(
      "`\(text.excerpt(range))` is no key: a key begins with a letter or `_`", at: range,
      help: "the key stands on the left: `outcome=success`")
  }

  /// `context.`, `a..b`, `a.`
  func emptySegment(_ range: Range<Int>) -> ConditionFailure {
    failure(
      "the key `\(text.excerpt(range))` has an empty part", at: range,
      help: "write a name between the dots and after the last: `context.tests_passed`")
  }

  /// `==`
  func doubleEqual() -> ConditionFailure {
    failure(
      "a comparison is written with one `=`, not `==`", at: position..<position + 2, label: "one `=`",
      fix: ("replace `==` by `=`", "="))
  }

  /// Something other than an operator, `&&` or the end after a key.
  func afterKey() -> ConditionFailure {
    if ASCII.isWord(bytes[position]) {
      let word = word(at: position)
      if isWordOperator(word) { return wordOperator(word) }
      return failure(
        "expected `=`, `!=` or `&&` after a key, not `\(text.excerpt(word))`", at: word,
        help: "a clause is `key=value`, `key!=value` or a key alone")
    }
    return extended() ?? singleAmpersand() ?? smartQuote()
      ?? failure(
        "expected `=`, `!=` or `&&` after a key, not `\(text.excerpt(symbol()))`", at: symbol(),
        help: "a clause is `key=value`, `key!=value` or a key alone")
  }

  /// Something other than `&&` after a clause.
  func afterClause() -> ConditionFailure {
    if ASCII.isWord(bytes[position]) {
      let word = word(at: position)
      if isWordOperator(word) { return wordOperator(word) }
      return failure(
        "expected `&&` or the end after a clause, not `\(text.excerpt(word))`", at: word,
        help: "join clauses with `&&`; quote a value of several words: `preferred_label=\\\"Ship it\\\"`")
    }
    return extended() ?? singleAmpersand() ?? smartQuote()
      ?? failure(
        "expected `&&` or the end after a clause, not `\(text.excerpt(symbol()))`", at: symbol(),
        help: "join clauses with `&&`")
  }

  /// A bare value that goes on with a byte no bare value has.
  func afterLiteral(_ start: Int) -> ConditionFailure {
    if let known = extended() ?? smartQuote() { return known }
    var last = position
    while last < end, !ASCII.isSpace(bytes[last]), bytes[last] != UInt8(ascii: "&") { last += 1 }
    return failure(
      "`\(text.excerpt(symbol()))` cannot stand in a value without quotes", at: symbol(),
      help: "quote the value: `\\\"\(text.excerpt(start..<last))\\\"`")
  }

  /// No value after `=` or `!=`.
  func missingLiteral(after comparison: ConditionClause.Comparison) -> ConditionFailure {
    let symbol = symbol()
    if peek() == UInt8(ascii: "=") {
      return failure(
        "`\(comparison.rawValue)=` is no operator; comparisons are `=` and `!=`", at: symbol,
        fix: ("remove the `=`", ""))
    }
    if peek() == UInt8(ascii: "'") {
      return failure(
        "a value is quoted with `\"`, not `'`", at: symbol,
        help: "leave the quotes out, or write `\\\"…\\\"` inside the string")
    }
    let found = position == end || peek() == UInt8(ascii: "&")
    return smartQuote() ?? (found ? nil : extended())
      ?? failure(
        "expected a value after `\(comparison.rawValue)`"
          + (found ? "" : ", not `\(text.excerpt(symbol))`"), at: symbol,
        label: "expected a value",
        help:
          "compare with a word, a number or a quoted text: `outcome=success`; `\\\"\\\"` is the empty text")
  }

  /// A quoted value without end.
  func unterminatedLiteral(_ start: Int) -> ConditionFailure {
    failure(
      "the quoted value has no closing quote", at: start..<end, help: "close it with `\\\"` inside the string"
    )
  }

  /// `and`, `or`, `not`, `contains`, `matches` where an operator or a clause is expected.
  func wordOperator(_ range: Range<Int>) -> ConditionFailure {
    let word = text.excerpt(range)
    if word.lowercased() == "and" {
      return failure(
        "clauses are joined with `&&`, not `\(word)`", at: range, fix: ("replace `\(word)` by `&&`", "&&"))
    }
    return unsupported(word, at: range)
  }

  private func isWordOperator(_ range: Range<Int>) -> Bool {
    ["and", "or", "not", "contains", "matches"].contains(text.excerpt(range).lowercased())
  }

  /// Operators of the extended language.
  private func extended() -> ConditionFailure? {
    guard let byte = peek() else { return nil }
    switch byte {
    case UInt8(ascii: "|"), UInt8(ascii: "<"), UInt8(ascii: ">"):
      let next = peek(1)
      let isDouble = next == (byte == UInt8(ascii: "|") ? byte : UInt8(ascii: "="))
      let range = position..<position + (isDouble ? 2 : 1)
      return unsupported(text.excerpt(range), at: range)
    case UInt8(ascii: "!"), UInt8(ascii: "("), UInt8(ascii: ")"):
      return unsupported(text.excerpt(position..<position + 1), at: position..<position + 1)
    default: return nil
    }
  }

  private func unsupported(_ spelling: String, at range: Range<Int>) -> ConditionFailure {
    let help =
      switch spelling {
      case "|", "||", "or", "OR": "draw one edge for each alternative, each with its own condition"
      case "!", "not", "NOT": "compare with `!=`"
      case "(", ")": "without `||` no parentheses are needed: clauses joined with `&&`"
      default: "compare with `=` or `!=`, and let the stage before set a context key that says what to do"
      }
    return failure(
      "`\(spelling)` belongs to the extended condition language and is not supported yet", at: range,
      help: help)
  }

  private func singleAmpersand() -> ConditionFailure? {
    guard peek() == UInt8(ascii: "&") else { return nil }
    return failure(
      "clauses are joined with `&&`, not a single `&`", at: position..<position + 1,
      fix: ("replace `&` by `&&`", "&&"))
  }

  /// U+2018, U+2019, U+201C, U+201D, as word processors set them.
  private func smartQuote() -> ConditionFailure? {
    guard peek() == 0xE2, peek(1) == 0x80, let last = peek(2), [0x98, 0x99, 0x9C, 0x9D].contains(last) else {
      return nil
    }
    return failure(
      "typographic quotes do not quote a value", at: position..<position + 3,
      help: "leave the quotes out, or write `\\\"…\\\"` inside the string")
  }

  /// The `&&` or the character at the position; empty at the end.
  private func symbol() -> Range<Int> {
    if peek() == UInt8(ascii: "&"), peek(1) == UInt8(ascii: "&") { return position..<position + 2 }
    return text.character(at: position)
  }

  private func word(at start: Int) -> Range<Int> {
    var last = start
    while last < end, ASCII.isWord(bytes[last]) { last += 1 }
    return start..<last
  }

  private func failure(
    _ message: String, at range: Range<Int>, label: String? = nil, help: String? = nil,
    fix: (title: String, replacement: String)? = nil
  ) -> ConditionFailure {
    let span = text.span(range)
    var fixes: [Fix] = []
    if let fix, text.isEditable {
      fixes = [Fix(fix.title, edits: [TextEdit(span, fix.replacement)])]
    }
    return ConditionFailure(
      diagnostic: Diagnostic(
        ElaborationCodes.conditionSyntax, .error, message, at: span, label: label, help: help ?? fix?.title,
        fixes: fixes))
  }
}
