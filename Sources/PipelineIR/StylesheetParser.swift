import DOTSyntax
import SourceText

extension Stylesheet {
  /// Parses a model stylesheet: specification 8.2, with comments and the dialect's class names and properties.
  ///
  /// Always gives the rules that can be read; errors are AT701. A property the dialect does not have stays in the
  /// tree with no attribute.
  public static func parse(_ text: DecodedText) -> (stylesheet: Stylesheet, errors: [Diagnostic]) {
    parse(EmbeddedText(text))
  }

  static func parse(_ text: EmbeddedText) -> (stylesheet: Stylesheet, errors: [Diagnostic]) {
    var parser = StylesheetParser(text)
    let rules = parser.parse()
    return (Stylesheet(rules: rules), parser.errors)
  }
}

extension StyleDeclaration {
  /// The properties a stylesheet may set, in the order to offer them: specification 8.4, then extensions.
  public static let properties: [AttributeName] = [
    .llmModel, .llmProvider, .reasoningEffort, .maxTokens, .backend, .temperature,
  ]
}

struct StylesheetParser {
  private(set) var errors: [Diagnostic] = []
  private let text: EmbeddedText
  private let bytes: [UInt8]
  private let end: Int
  private var position: Int
  private let properties: [String: AttributeName]

  /// Unwinds to the rule, which goes on behind its `}`.
  private struct Recover: Error {}

  init(_ text: EmbeddedText) {
    self.text = text
    bytes = text.bytes
    end = text.range.upperBound
    position = text.range.lowerBound
    properties = Dictionary(
      StyleDeclaration.properties.compactMap { name in AttributeSchema.spelling(of: name).map { ($0, name) }
      },
      uniquingKeysWith: { first, _ in first })
  }

  mutating func parse() -> [StyleRule] {
    var rules: [StyleRule] = []
    while true {
      do throws(Recover) {
        try skipSpace()
        if position == end { return rules }
        let start = position
        let selector = try selector()
        var rule = StyleRule(selector: selector, selectorSpan: text.span(start..<position), declarations: [])
        // What was read before an error counts: one bad declaration does not unset its neighbours.
        defer { rules.append(rule) }
        try openBlock()
        while try !closeBlock() { rule.declarations.append(try declaration()) }
      } catch {
        skipPastBlock()
      }
    }
  }

  private mutating func selector() throws(Recover) -> StyleSelector {
    let start = position
    let first = bytes[position]
    if first == UInt8(ascii: "*") {
      position += 1
      return .universal
    }
    let isPrefixed = first == UInt8(ascii: ".") || first == UInt8(ascii: "#")
    if isPrefixed { position += 1 }
    let name = takeName()
    if name.isEmpty {
      let what =
        first == UInt8(ascii: ".") ? "a class name" : first == UInt8(ascii: "#") ? "a node id" : "a selector"
      throw fail(
        "expected \(what), not \(describe())", at: isPrefixed ? start..<symbol().upperBound : symbol(),
        help: "selectors are `*`, a shape such as `box`, `.class` and `#node_id`")
    }
    let word = String(decoding: bytes[name], as: UTF8.self)
    return first == UInt8(ascii: ".")
      ? .className(word) : first == UInt8(ascii: "#") ? .node(word) : .shape(word)
  }

  private mutating func openBlock() throws(Recover) {
    let afterSelector = position
    try skipSpace()
    if peek() == UInt8(ascii: "{") {
      position += 1
      return
    }
    let isCombined =
      position < end && (ASCII.isName(bytes[position]) || ".#*,>".utf8.contains(bytes[position]))
    throw isCombined
      ? fail(
        "a rule has one selector; `\(text.excerpt(symbol()))` would begin another", at: symbol(),
        help: "write one rule for each selector")
      : fail(
        "expected `{` after the selector, not \(describe())",
        at: position == end ? afterSelector..<end : symbol(),
        help: "a rule is `selector { property: value; }`")
  }

  /// Takes a `}` if it is next.
  private mutating func closeBlock() throws(Recover) -> Bool {
    while true {
      try skipSpace()
      guard peek() == UInt8(ascii: ";") else { break }
      position += 1
    }
    if position == end { throw fail("the rule has no closing `}`", at: end..<end, help: "add `}`") }
    guard peek() == UInt8(ascii: "}") else { return false }
    position += 1
    return true
  }

  private mutating func declaration() throws(Recover) -> StyleDeclaration {
    let name = takeName()
    if name.isEmpty {
      throw fail(
        "expected a property, not \(describe())", at: symbol(),
        help: "properties are " + properties.keys.sorted().map { "`\($0)`" }.joined(separator: ", "))
    }
    let property = String(decoding: bytes[name], as: UTF8.self)
    try skipSpace()
    guard peek() == UInt8(ascii: ":") else {
      if peek() == UInt8(ascii: "=") {
        throw fail(
          "a property is set with `:`, not `=`", at: symbol(), fix: ("replace `=` by `:`", ":"))
      }
      throw fail(
        "expected `:` after `\(property)`, not \(describe())", at: symbol(),
        help: "write `\(property): value;`")
    }
    position += 1
    try skipSpace()
    let (value, range) = try value(of: property)
    try endDeclaration(after: range)
    return StyleDeclaration(
      property: property, attribute: properties[property], value: value, propertySpan: text.span(name),
      valueSpan: text.span(range))
  }

  private mutating func value(of property: String) throws(Recover) -> (String, Range<Int>) {
    let start = position
    if let quote = peek(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      position += 1
      while position < end, bytes[position] != quote { position += 1 }
      if position == end { throw fail("the value of `\(property)` has no closing quote", at: start..<end) }
      position += 1
      return (String(decoding: bytes[start + 1..<position - 1], as: UTF8.self), start..<position)
    }
    while position < end, isBareValue(bytes[position]), !isComment() { position += 1 }
    if position == start {
      throw fail(
        "expected a value for `\(property)`, not \(describe())", at: symbol(),
        help: "write a bare word such as `claude-opus-4-6`, or quote the value")
    }
    return (String(decoding: bytes[start..<position], as: UTF8.self), start..<position)
  }

  private mutating func endDeclaration(after value: Range<Int>) throws(Recover) {
    try skipSpace()
    guard let next = peek(), next != UInt8(ascii: "}") else { return }
    if next == UInt8(ascii: ";") {
      position += 1
      return
    }
    if isDeclaration() {
      // Clear enough to read on: the next property begins here.
      let gap = value.upperBound..<value.upperBound
      _ = fail(
        "missing `;` after `\(text.excerpt(value))`", at: value.upperBound - 1..<value.upperBound,
        label: "`;` belongs behind this", fix: ("insert `;`", ";"), fixAt: gap)
      return
    }
    throw fail(
      "expected `;` or `}` after a value, not \(describe())", at: symbol(),
      help: "quote a value that holds spaces or other signs")
  }

  /// Whether `name :` stands at the position.
  private func isDeclaration() -> Bool {
    var next = position
    while next < end, ASCII.isName(bytes[next]) { next += 1 }
    guard next > position else { return false }
    while next < end, ASCII.isSpace(bytes[next]) { next += 1 }
    return next < end && bytes[next] == UInt8(ascii: ":")
  }

  private mutating func takeName() -> Range<Int> {
    let start = position
    while position < end, ASCII.isName(bytes[position]) { position += 1 }
    return start..<position
  }

  private func isBareValue(_ byte: UInt8) -> Bool {
    ASCII.isName(byte) || ".:/@+".utf8.contains(byte) || byte >= 0x80
  }

  private func isComment() -> Bool { peek() == UInt8(ascii: "/") && peek(1) == UInt8(ascii: "*") }

  private mutating func skipSpace() throws(Recover) {
    while position < end {
      if ASCII.isSpace(bytes[position]) {
        position += 1
      } else if isComment() {
        let start = position
        position += 2
        while position < end, !(peek() == UInt8(ascii: "*") && peek(1) == UInt8(ascii: "/")) { position += 1 }
        if position == end { throw fail("the comment has no closing `*/`", at: start..<start + 2) }
        position += 2
      } else {
        return
      }
    }
  }

  /// Skips to behind the next `}` outside quotes and comments.
  private mutating func skipPastBlock() {
    var quote: UInt8?
    while position < end {
      let byte = bytes[position]
      position += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") {
        quote = byte
      } else if byte == UInt8(ascii: "}") {
        return
      }
    }
  }

  private func peek(_ distance: Int = 0) -> UInt8? {
    position + distance < end ? bytes[position + distance] : nil
  }

  private func symbol() -> Range<Int> { text.character(at: position) }

  private func describe() -> String {
    position == end ? "the end of the stylesheet" : "`\(text.excerpt(symbol()))`"
  }

  private mutating func fail(
    _ message: String, at range: Range<Int>, label: String? = nil, help: String? = nil,
    fix: (title: String, replacement: String)? = nil, fixAt: Range<Int>? = nil
  ) -> Recover {
    // A stylesheet may be megabytes of nothing but mistakes; nobody reads more of them than this.
    if errors.count >= ElaborationLimits().diagnostics { return Recover() }
    var fixes: [Fix] = []
    if let fix, text.isEditable {
      fixes = [Fix(fix.title, edits: [TextEdit(text.span(fixAt ?? range), fix.replacement)])]
    }
    errors.append(
      Diagnostic(
        ElaborationCodes.stylesheetSyntax, .error, message, at: text.span(range), label: label,
        help: help ?? fix?.title, fixes: fixes))
    return Recover()
  }
}
