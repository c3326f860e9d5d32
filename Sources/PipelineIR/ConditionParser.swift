import DOTSyntax
import SourceText

extension Condition {
  /// Parses the core grammar: specification 10.2 with the bare key of 10.5.
  ///
  /// - Returns: the condition, or the one error (AT301) that says why there is none; neither for blank text,
  ///   which is no condition.
  public static func parse(_ text: DecodedText) -> (condition: Condition?, error: Diagnostic?) {
    parse(EmbeddedText(text))
  }

  static func parse(_ text: EmbeddedText) -> (condition: Condition?, error: Diagnostic?) {
    var parser = ConditionParser(text)
    do throws(ConditionFailure) {
      return (try parser.parse(), nil)
    } catch {
      return (nil, error.diagnostic)
    }
  }

  /// The condition `outcome=WORD`, with the span of the word for both sides. What `on=WORD` on an edge means.
  static func outcome(_ word: String, at span: SourceSpan) -> Condition {
    .clause(ConditionClause(key: .outcome, .equal, literal: word, keySpan: span, literalSpan: span))
  }
}

/// Why a condition does not parse.
struct ConditionFailure: Error {
  let diagnostic: Diagnostic
}

/// A recursive-descent parser that reads bytes directly: no token array for a text of a few words.
struct ConditionParser {
  let text: EmbeddedText
  let bytes: [UInt8]
  let end: Int
  var position: Int

  init(_ text: EmbeddedText) {
    self.text = text
    bytes = text.bytes
    end = text.range.upperBound
    position = text.range.lowerBound
  }

  /// `clause ( '&&' clause )*`; nil for blank text.
  mutating func parse() throws(ConditionFailure) -> Condition? {
    skipSpace()
    if position == end { return nil }
    let first = try clause()
    if position == end { return .clause(first) }
    var clauses = [Condition.clause(first)]
    while position < end {
      try conjunction()
      clauses.append(.clause(try clause()))
    }
    return .and(clauses)
  }

  private mutating func conjunction() throws(ConditionFailure) {
    guard peek() == UInt8(ascii: "&"), peek(1) == UInt8(ascii: "&") else { throw afterClause() }
    position += 2
    skipSpace()
  }

  /// `key [ ('=' | '!=') literal ]`, with the space after it.
  private mutating func clause() throws(ConditionFailure) -> ConditionClause {
    let start = position
    while position < end, ASCII.isName(bytes[position]) || bytes[position] == UInt8(ascii: ".") {
      position += 1
    }
    let keyRange = start..<position
    let key = try key(keyRange)
    let keySpan = text.span(keyRange)
    skipSpace()
    guard let comparison = try comparison() else {
      return ConditionClause(
        key: key, .truthy, literal: "", keySpan: keySpan, literalSpan: .empty(at: keySpan.end))
    }
    skipSpace()
    let (literal, literalRange) = try literal(after: comparison)
    skipSpace()
    return ConditionClause(
      key: key, comparison, literal: literal, keySpan: keySpan, literalSpan: text.span(literalRange))
  }

  private func key(_ range: Range<Int>) throws(ConditionFailure) -> ConditionKey {
    let key = bytes[range]
    guard let first = key.first else { throw missingKey() }
    if first == UInt8(ascii: "-") || ASCII.isDigit(first) { throw badKeyStart(range) }
    if key.elementsEqual("outcome".utf8) { return .outcome }
    if key.elementsEqual("preferred_label".utf8) { return .preferredLabel }
    if key.elementsEqual("and".utf8) || key.elementsEqual("or".utf8) || key.elementsEqual("not".utf8) {
      throw wordOperator(range)
    }
    var path = key
    if key.starts(with: "context.".utf8) { path = key.dropFirst("context.".utf8.count) }
    var previous = UInt8(ascii: ".")
    for byte in path {
      if byte == UInt8(ascii: "."), previous == byte { throw emptySegment(range) }
      previous = byte
    }
    if previous == UInt8(ascii: ".") { throw emptySegment(range) }
    return .context(String(decoding: path, as: UTF8.self))
  }

  /// The operator at the position; nil where the clause is a bare key.
  private mutating func comparison() throws(ConditionFailure) -> ConditionClause.Comparison? {
    if position == end { return nil }
    if peek() == UInt8(ascii: "=") {
      if peek(1) == UInt8(ascii: "=") { throw doubleEqual() }
      position += 1
      return .equal
    }
    if peek() == UInt8(ascii: "!"), peek(1) == UInt8(ascii: "=") {
      position += 2
      return .notEqual
    }
    if peek() == UInt8(ascii: "&"), peek(1) == UInt8(ascii: "&") { return nil }
    throw afterKey()
  }

  private mutating func literal(
    after comparison: ConditionClause.Comparison
  ) throws(ConditionFailure) -> (String, Range<Int>) {
    if peek() == UInt8(ascii: "\"") { return try quotedLiteral() }
    let start = position
    // A number may begin with a sign; otherwise this is the bare literal of the specification.
    while position < end, isBareLiteral(bytes[position]) { position += 1 }
    if position == start { throw missingLiteral(after: comparison) }
    if position < end, !ASCII.isSpace(bytes[position]), peek() != UInt8(ascii: "&") {
      throw afterLiteral(start)
    }
    return (String(decoding: bytes[start..<position], as: UTF8.self), start..<position)
  }

  /// `"…"`, where `\"` and `\\` stand for a quote and a backslash.
  private mutating func quotedLiteral() throws(ConditionFailure) -> (String, Range<Int>) {
    let start = position
    position += 1
    var content: [UInt8] = []
    while position < end, bytes[position] != UInt8(ascii: "\"") {
      if bytes[position] == UInt8(ascii: "\\"), let next = peek(1),
        next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\")
      {
        position += 1
      }
      content.append(bytes[position])
      position += 1
    }
    guard position < end else { throw unterminatedLiteral(start) }
    position += 1
    return (String(decoding: content, as: UTF8.self), start..<position)
  }

  private func isBareLiteral(_ byte: UInt8) -> Bool {
    ASCII.isName(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "+")
  }

  func peek(_ distance: Int = 0) -> UInt8? {
    position + distance < end ? bytes[position + distance] : nil
  }

  private mutating func skipSpace() {
    while position < end, ASCII.isSpace(bytes[position]) { position += 1 }
  }
}
