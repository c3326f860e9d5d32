import SourceText

/// Parses a file: always a whole tree, with as many diagnostics as there are mistakes.
///
/// - Parameters:
///   - source: the file.
///   - limits: how much is read; what lies beyond is reported as AT007.
public func parse(_ source: SourceFile, limits: SyntaxLimits = SyntaxLimits()) -> SyntaxTree {
  let largest = min(limits.fileSize, Int(UInt32.max))
  guard source.bytes.count <= largest else { return unreadTree(source, limit: largest) }
  return source.bytes.withUnsafeBufferPointer { bytes in
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { table in
      table.initialize(repeating: 0)
      ByteClasses.fill(table)
      guard let classes = table.baseAddress else { return unreadTree(source, limit: largest) }
      var parser = Parser(ByteView(base: bytes, classes: UnsafePointer(classes)), limits: limits)
      parser.checkEncoding()
      parser.parseFile()
      let diagnostics = parser.finishDiagnostics()
      return SyntaxTree(
        source: source, tokens: parser.tokens, nodes: parser.nodes, diagnostics: diagnostics)
    }
  }
}

/// The tree of a file that is too large to read: one token of unknown content.
private func unreadTree(_ source: SourceFile, limit: Int) -> SyntaxTree {
  let end = ByteOffset(source.bytes.count)
  var file = SyntaxNode(kind: .file, tokenStart: 0)
  var error = SyntaxNode(kind: .error, tokenStart: 0)
  (file.tokenEnd, file.subtreeEnd) = (2, 2)
  (error.tokenEnd, error.subtreeEnd) = (1, 2)
  let diagnostic = Diagnostic(
    SyntaxCodes.limitExceeded, .error,
    "the file has \(source.bytes.count) bytes; at most \(limit) are read", at: .empty(at: ByteOffset(0)),
    help: "move long prompts into files of their own (`prompt_file`) or split the pipeline")
  return SyntaxTree(
    source: source,
    tokens: [
      Token(kind: .unknown, flags: [], start: ByteOffset(0), end: end),
      Token(kind: .endOfFile, flags: [], start: end, end: end),
    ], nodes: [file, error], diagnostics: [diagnostic])
}

/// The state of one parse: one token of lookahead, the two arrays under construction, the open blocks.
///
/// Nothing recurses: blocks within blocks stand on `blocks`, so no input can exhaust the stack.
struct Parser {
  let view: ByteView
  let limits: SyntaxLimits
  var lexer: Lexer
  /// The next token, not yet part of the tree.
  var current: Token
  var tokens: [Token] = []
  var nodes: [SyntaxNode] = []
  let sink: DiagnosticSink
  var blocks: [Block] = []
  /// The first block whose closing brace stands at another indentation than its opening line.
  var suspectBlock: ByteOffset?
  /// Whether `--` is already covered by the finding on the `graph` keyword.
  var isUndirected = false
  /// Where the first graph of the file begins.
  var firstGraph: SourceSpan?
  /// The last string value in a list, as a point to come back to.
  var lastString: Mark?
  /// Whether an open string has swallowed the rest of the file, or a finding already says that it ends too
  /// early.
  var restIsLost = false
  /// Ids that cannot be used as they are, with every place they stand at.
  var badIDs: [String: BadID] = [:]
  /// Bytes that guessing may still look at; keeps recovery linear on hostile input.
  var guessBudget: Int

  /// A `{` that is not closed yet.
  struct Block {
    /// The `graph` or `subgraph` node.
    let node: Int
    /// The opening brace.
    let brace: ByteOffset
    /// The edge statement it is an end of.
    let edge: Int?
  }

  init(_ view: ByteView, limits: SyntaxLimits) {
    self.view = view
    self.limits = limits
    lexer = Lexer(view)
    current = lexer.next()
    sink = DiagnosticSink(limit: limits.diagnostics)
    guessBudget = 4 * view.count + 1_048_576
    // Untouched pages of a reservation cost nothing; growing by copying does.
    tokens.reserveCapacity(view.count / 5 + 16)
    nodes.reserveCapacity(view.count / 7 + 16)
  }

  // MARK: Building

  /// Takes the current token into the tree and reads the next.
  @inline(__always)
  mutating func advance() {
    if current.flags.rawValue & TokenFlags.needsAttention.rawValue != 0 { inspectCurrent() }
    tokens.append(current)
    current = lexer.next()
  }

  /// Begins a node at the current token.
  @inline(__always)
  mutating func open(_ kind: SyntaxKind) -> Int {
    nodes.append(SyntaxNode(kind: kind, tokenStart: UInt32(truncatingIfNeeded: tokens.count)))
    return nodes.count - 1
  }

  /// Ends a node after the last token taken.
  @inline(__always)
  mutating func close(_ node: Int) {
    nodes[node].tokenEnd = UInt32(truncatingIfNeeded: tokens.count)
    nodes[node].subtreeEnd = UInt32(truncatingIfNeeded: nodes.count)
  }

  /// Takes the current token as an `error` node.
  mutating func skipToken() {
    let node = open(.error)
    advance()
    close(node)
  }

  /// Where the last token taken ends.
  var previousEnd: ByteOffset { tokens.last?.end ?? ByteOffset(0) }

  /// Replaces the lookahead by a token that ends at `end`; lexing goes on from there.
  mutating func replaceCurrent(end: Int, flags: TokenFlags, kind: TokenKind? = nil) {
    current = Token(kind: kind ?? current.kind, flags: flags, start: current.start, end: ByteOffset(end))
    lexer.reset(to: end, after: current.kind)
  }

  /// Remembers that a finding already says that the file ends too early.
  mutating func noteEnd() {
    if current.kind == .endOfFile { restIsLost = true }
  }

  /// A point to come back to.
  struct Mark {
    let tokens: Int
    let nodes: Int
    let diagnostics: Int
    let current: Token
  }

  /// Remembers where the parser is.
  var mark: Mark {
    Mark(tokens: tokens.count, nodes: nodes.count, diagnostics: sink.count, current: current)
  }

  /// Forgets everything after `mark`.
  mutating func rewind(to mark: Mark) {
    tokens.removeSubrange(mark.tokens...)
    nodes.removeSubrange(mark.nodes...)
    sink.truncate(to: mark.diagnostics)
    current = mark.current
    lexer.reset(to: current.end.index, after: current.kind)
  }

  // MARK: Text

  /// The bytes of a span as text.
  func text(_ span: SourceSpan) -> String {
    String(decoding: view.base[span.range.clamped(to: 0..<view.count)], as: UTF8.self)
  }

  /// A token as a message shows it: quoted, cut when long.
  func quoted(_ token: Token) -> String {
    if token.kind == .endOfFile { return "the end of the file" }
    return "`\(excerpt(token.span))`"
  }

  /// The first line of a span, cut when long.
  func excerpt(_ span: SourceSpan) -> String {
    let end = view.endOfLine(span.start.index, before: min(span.end.index, span.start.index + 120))
    let whole = text(SourceSpan(span.start.index..<max(end, span.start.index)))
    return whole.count > 32 || end < span.end.index ? "\(whole.prefix(30))…" : whole
  }
}
