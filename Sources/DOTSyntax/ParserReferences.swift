import SourceText

/// Node ids, ports, node lists.
extension Parser {
  /// An id that cannot be used as it is.
  struct BadID {
    /// Where it stands, in file order.
    var spans: [SourceSpan]
    /// Code, message, help for the finding at the first of them.
    let code: DiagnosticCode
    let message: String
    let help: String
    /// What it could be called instead.
    let replacement: String?
  }

  /// After the id of a reference: concatenation, port; then checks the id.
  @inline(__always)
  mutating func finishReference(_ reference: Int, id: Token) {
    if current.kind == .plus || current.kind == .colon { finishOddReference(id) }
    close(reference)
    if id.kind != .identifier || id.flags.contains(.malformed) { checkID(id) }
  }

  private mutating func finishOddReference(_ id: Token) {
    if current.kind == .plus, id.kind == .string { parseConcatenation(.statement) }
    guard current.kind == .colon else { return }
    let start = current.start
    for _ in 0..<2 where current.kind == .colon {
      advance()
      if isID(current.kind) { advance() }
    }
    let span = SourceSpan(start, previousEnd)
    sink.report(
      SyntaxCodes.notAttractorSubset, .error, at: span, "ports are not supported",
      help: "a port is for drawing only", fixes: [Fix("remove the port", edits: [TextEdit(span, "")])])
  }

  /// `, b, c` after the first reference of a list; puts a group around them.
  mutating func parseGroup(from reference: Int) {
    let after = view.skipTrivia(current.end.index)
    let isNumber = view.endOfNumber(after) > after
    guard isNumber || view.has(after, ByteClasses.identifier) || "\"<".utf8.contains(view.byte(after)) else {
      return
    }
    let comma = current
    var group = nodes[reference]
    group.kind = .nodeGroup
    nodes.insert(group, at: reference)
    nodes[reference + 1].subtreeEnd += 1
    while current.kind == .comma {
      advance()
      guard isID(current.kind) else { break }
      let next = open(.nodeReference)
      let id = current
      advance()
      finishReference(next, id: id)
    }
    close(reference)
    sink.report(
      SyntaxCodes.notAttractorSubset, .error, at: comma.span, "node lists are not supported",
      help: "write one statement for each node")
  }

  /// Looks at an id that is not a plain identifier.
  private mutating func checkID(_ id: Token) {
    if isKeyword(id.kind) { return }
    let name = decodedName(id)
    // What is not UTF-8 has been reported as such.
    if name.unicodeScalars.contains("\u{FFFD}") { return }
    if id.kind == .string, isBareID(name) {
      sink.report(
        SyntaxCodes.notAttractorSubset, .info, at: id.span, "the id \(quoted(id)) needs no quotes",
        fixes: keyword(name) ? [] : [Fix("remove the quotes", edits: [TextEdit(id.span, name)])])
      return
    }
    if badIDs[name] != nil {
      badIDs[name]?.spans.append(id.span)
      return
    }
    // Enough is enough: past the limit nobody would see them.
    guard badIDs.count <= limits.diagnostics else { return }
    let isSubset = id.kind == .string || id.kind == .number || id.kind == .htmlString
    let what: String
    switch id.kind {
    case .number: what = "a node id cannot be a number"
    case .htmlString: what = "HTML strings are not supported"
    case .dottedIdentifier: what = "a node id cannot hold a dot"
    case .string: what = "the node id \(quoted(id)) is not a bare identifier"
    default: what = describeMalformed(id)
    }
    badIDs[name] = BadID(
      spans: [id.span],
      code: isSubset || isForeignScript(id) ? SyntaxCodes.notAttractorSubset : SyntaxCodes.syntaxError,
      message: what,
      help: "a node id is a letter or `_`, then letters, digits and `_`; longer text goes into `label`",
      replacement: id.kind == .htmlString ? nil : bareID(from: name))
  }

  private func describeMalformed(_ id: Token) -> String {
    let bytes = view.base[id.span.range]
    if bytes.contains(UInt8(ascii: "-")) { return "a node id cannot hold a dash: \(quoted(id))" }
    if bytes.contains(UInt8(ascii: "/")) { return "a node id cannot hold a slash: \(quoted(id))" }
    if let first = bytes.first, ASCII.isDigit(first) {
      return "a node id cannot begin with a digit: \(quoted(id))"
    }
    return "a node id is written in ASCII: \(quoted(id))"
  }

  /// Bytes above ASCII and nothing else wrong: DOT reads it, Attractor does not.
  private func isForeignScript(_ id: Token) -> Bool {
    id.kind == .identifier
      && view.base[id.span.range].allSatisfy { view.classes[Int($0)] & ByteClasses.identifier != 0 }
      && !view.has(id.start.index, ByteClasses.digit)
  }

  /// Reports the ids that cannot be used, each once, with a fix that renames it everywhere.
  mutating func reportBadIDs() {
    for bad in badIDs.values {
      guard let first = bad.spans.first else { continue }
      let others = bad.spans.count - 1
      sink.report(
        bad.code, .error, at: first, bad.message,
        notes: others == 0
          ? [] : [Diagnostic.Note("used at \(others) more place\(others == 1 ? "" : "s")", at: bad.spans[1])],
        help: bad.help,
        fixes: bad.replacement.map { name in
          [Fix("rename to `\(name)`", .unsafe, edits: bad.spans.map { TextEdit($0, name) })]
        } ?? [])
    }
  }

  /// The text of an id token without quotes and escapes.
  func decodedName(_ id: Token) -> String {
    var decoder = TextDecoder(view.base, keepsMap: false)
    decoder.append(id)
    return decoder.finish().text
  }

  private func isBareID(_ name: String) -> Bool {
    ASCII.isIdentifier(name.utf8)
  }

  private func keyword(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    return bytes.withUnsafeBufferPointer { Lexer.keyword($0, 0, $0.count) } != nil
  }

  /// A bare id close to `name`.
  private func bareID(from name: String) -> String? {
    var output = ""
    for byte in name.utf8 {
      if ASCII.isWord(byte) {
        output.unicodeScalars.append(Unicode.Scalar(byte))
      } else if !output.hasSuffix("_") {
        output += "_"
      }
    }
    while output.hasSuffix("_"), output.count > 1 { output.removeLast() }
    guard let first = output.utf8.first, output != "_" else { return nil }
    return ASCII.isDigit(first) ? "n\(output)" : output
  }
}
