import DOTSyntax
import SourceText

/// Reading one attribute: its name from the schema, its value as the schema's type.
extension Elaborator {
  /// The attribute at a node of the tree; nil when it has no value, which the parser has reported.
  mutating func attribute(
    _ node: Int, on owner: AttributeOwners, _ origin: Attribute.Origin
  ) -> Attribute? {
    guard let valueTokens = tree.valueTokens(of: node), let last = valueTokens.last else { return nil }
    let keyToken = tree.keyToken(of: node)
    let key = nameBytes(ofToken: keyToken)
    let match = table.match(key, on: owner)
    let keySpan = tokens[keyToken].span
    let valueSpan = SourceSpan(tokens[valueTokens.lowerBound].start, tokens[last].end)
    let kind = table.kinds[Int(match.name.rawValue)]
    let value: AttributeValue
    if let text = plainText(valueTokens) {
      value = typed(bytes[text], match.name, kind, owner, key, valueSpan)
    } else {
      let text = tree.decode(valueTokens).text
      value =
        kind == .text ? .string(text) : typed(Array(text.utf8)[...], match.name, kind, owner, key, valueSpan)
    }
    return Attribute(
      match.name, spelling: match.isCanonical ? nil : String(decoding: key, as: UTF8.self), value,
      keySpan: keySpan, valueSpan: valueSpan, origin: origin)
  }

  /// Where the text of a value stands in the file as it is; nil when it has to be decoded.
  private func plainText(_ valueTokens: Range<Int>) -> Range<Int>? {
    guard valueTokens.count == 1 else { return nil }
    let token = tokens[valueTokens.lowerBound]
    switch token.kind {
    case .string:
      guard token.flags.isDisjoint(with: [.hasEscape, .unterminated]), token.span.length >= 2 else {
        return nil
      }
      return token.start.index + 1..<token.end.index - 1
    case .htmlString: return nil
    default: return token.span.range
    }
  }

  private mutating func typed(
    _ text: ArraySlice<UInt8>, _ name: AttributeName, _ kind: ValueKind, _ owner: AttributeOwners,
    _ key: ArraySlice<UInt8>, _ span: SourceSpan
  ) -> AttributeValue {
    if let value = table.value(text, of: name) { return value }
    let string = String(decoding: text, as: UTF8.self)
    let isQuoted = bytes[span.range].first == UInt8(ascii: "\"")
    report(
      AttributeTypeError(
        name: name, key: String(decoding: key, as: UTF8.self), text: string, isQuoted: isQuoted
      ).diagnostic(at: span))
    return .invalid(string)
  }

  /// The text of an attribute's value, for the little languages.
  func embeddedText(_ attribute: Attribute) -> EmbeddedText {
    let span = attribute.valueSpan
    let quote = UInt8(ascii: "\"")
    var text = span.range
    if span.length >= 2, bytes[text.lowerBound] == quote, bytes[text.upperBound - 1] == quote {
      text = text.lowerBound + 1..<text.upperBound - 1
    }
    // A quote inside means several strings joined by `+`, or one that has no end.
    let isPlain = !bytes[text].contains { $0 == UInt8(ascii: "\\") || $0 == quote || $0 == UInt8(ascii: "<") }
    return isPlain ? EmbeddedText(bytes, text) : EmbeddedText(SyntaxTree.decode(tree.source, at: span))
  }

  /// Parses the graph's model stylesheet; nil when there is none.
  mutating func readStylesheet(_ graphAttributes: AttributeRange) -> Stylesheet? {
    guard
      let attribute = merger.attributes[graphAttributes].first(where: { $0.name == .modelStylesheet }),
      let text = attribute.string, !text.utf8.allSatisfy(ASCII.isSpace)
    else { return nil }
    let (stylesheet, errors) = Stylesheet.parse(embeddedText(attribute))
    subject = .none
    for error in errors { report(error) }
    return stylesheet
  }
}
