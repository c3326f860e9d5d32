import SourceText

/// A file as a lossless tree in two flat arrays.
///
/// Tokens in file order carry every byte: token text, and as leading trivia the bytes between two tokens. Nodes
/// stand in preorder; a node's children are the nodes that follow it up to `SyntaxNode.subtreeEnd`. There are
/// no pointers, so a file of a million tokens is two allocations, and walking it is walking an array.
public struct SyntaxTree: Sendable {
  /// The file the tree was made of.
  public let source: SourceFile
  /// All tokens in file order, the last of kind `endOfFile`.
  public let tokens: [Token]
  /// All nodes in preorder; the first is of kind `file`.
  public let nodes: [SyntaxNode]
  /// What the lexer and the parser found, in file order.
  public let diagnostics: [Diagnostic]

  init(source: SourceFile, tokens: [Token], nodes: [SyntaxNode], diagnostics: [Diagnostic]) {
    self.source = source
    self.tokens = tokens
    self.nodes = nodes
    self.diagnostics = diagnostics
  }

  /// The index of the node for the whole file.
  public static let root = 0

  /// The file's bytes, put together from the tokens and their trivia; equal to the source.
  public func printed() -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(source.bytes.count)
    var position = 0
    for token in tokens {
      output.append(contentsOf: source.bytes[position..<token.start.index])
      output.append(contentsOf: source.bytes[token.span.range])
      position = token.end.index
    }
    return output
  }

  /// The bytes between the token before `index` and the token at `index`.
  public func trivia(before index: Int) -> SourceSpan {
    let start = index == 0 ? ByteOffset(0) : tokens[index - 1].end
    return SourceSpan(start, tokens[index].start)
  }

  /// The span of a node from its first token to its last, without the trivia around it.
  @inlinable
  public func span(of node: Int) -> SourceSpan {
    let node = nodes[node]
    guard node.tokenEnd > node.tokenStart else { return .empty(at: tokens[Int(node.tokenStart)].start) }
    return SourceSpan(tokens[Int(node.tokenStart)].start, tokens[Int(node.tokenEnd) - 1].end)
  }

  /// The indices of a node's children, in order.
  @inlinable
  public func children(of node: Int) -> SyntaxChildren { SyntaxChildren(tree: self, of: node) }
}

/// What a node of the tree is.
@frozen
public enum SyntaxKind: UInt8, Sendable {
  /// The file. Children: graphs, and `error` nodes for what lies outside them.
  case file
  /// `[strict] (graph | digraph) [id] { … }`. Children: statements and `error` nodes.
  case graph
  /// A node reference with attribute lists. Children: one `nodeReference` (for `a, b [..]` one `nodeGroup`),
  /// then `attributeList`s.
  case nodeStatement
  /// `a -> b -> c [..]`. Children: two or more ends (`nodeReference`, `nodeGroup`, `subgraph`), then
  /// `attributeList`s.
  case edgeStatement
  /// `graph [..]`, `node [..]`, `edge [..]`; the first token is the keyword. Children: `attributeList`s.
  case attributeStatement
  /// `key = value` as a statement; laid out like `attribute`.
  case assignment
  /// `[subgraph [id]] { … }`. Children: statements and `error` nodes.
  case subgraph
  /// `[ … ]`. Children: `attribute`s and `error` nodes.
  case attributeList
  /// `key = value`: the first token is the key; the value's tokens follow `=` (several when `+` joins strings).
  /// A key without a value has no `=` token. A separator after the attribute belongs to the list.
  case attribute
  /// A node id with an optional port. No children; the first token is the id.
  case nodeReference
  /// `a, b` or `a b` as one end of an edge. Children: `nodeReference`s.
  case nodeGroup
  /// Tokens the parser skipped to recover; a diagnostic says why.
  case error
}

/// A node: what it is, which tokens it covers, and where its subtree ends in the preorder array.
@frozen
public struct SyntaxNode: Sendable {
  /// What it is.
  public internal(set) var kind: SyntaxKind
  /// The index of its first token.
  public let tokenStart: UInt32
  /// The index after its last token.
  public internal(set) var tokenEnd: UInt32
  /// The index after its last descendant.
  public internal(set) var subtreeEnd: UInt32

  init(kind: SyntaxKind, tokenStart: UInt32) {
    self.kind = kind
    self.tokenStart = tokenStart
    tokenEnd = tokenStart
    subtreeEnd = 0
  }
}

/// The children of one node as indices into `SyntaxTree.nodes`.
@frozen
public struct SyntaxChildren: Sequence, IteratorProtocol {
  @usableFromInline let nodes: [SyntaxNode]
  @usableFromInline var position: Int
  @usableFromInline let end: Int

  @inlinable
  init(tree: SyntaxTree, of node: Int) {
    nodes = tree.nodes
    position = node + 1
    end = Int(tree.nodes[node].subtreeEnd)
  }

  /// The next child's index.
  @inlinable
  public mutating func next() -> Int? {
    guard position < end else { return nil }
    let child = position
    position = Int(nodes[child].subtreeEnd)
    return child
  }
}

extension SyntaxTree {
  /// The tree's arrays and the file's bytes as buffers, for loops in which a bounds check or a retain would
  /// show.
  ///
  /// The buffers are valid inside `body` only.
  @inlinable
  public func withUnsafeBuffers<Result, Failure: Error>(
    _ body: (
      _ tokens: UnsafeBufferPointer<Token>, _ nodes: UnsafeBufferPointer<SyntaxNode>,
      _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try tokens.withUnsafeBufferPointer { tokens throws(Failure) in
      try nodes.withUnsafeBufferPointer { nodes throws(Failure) in
        try source.bytes.withUnsafeBufferPointer { bytes throws(Failure) in
          try body(tokens, nodes, bytes)
        }
      }
    }
  }
}
