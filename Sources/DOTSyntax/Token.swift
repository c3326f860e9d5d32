import SourceText

/// What a token is. Keywords are case-insensitive, as in Graphviz.
@frozen
public enum TokenKind: UInt8, Sendable {
  /// `strict`
  case strict
  /// `graph`
  case graph
  /// `digraph`
  case digraph
  /// `subgraph`
  case subgraph
  /// `node`
  case node
  /// `edge`
  case edge
  /// `[A-Za-z_][A-Za-z0-9_]*`, or the same with bytes of other scripts
  case identifier
  /// Identifiers joined by dots: an attribute key such as `human.default_choice`
  case dottedIdentifier
  /// Digits with an optional sign and point
  case number
  /// An unquoted value that only the Attractor dialect has: `gpt-5.2`, `20m`, `summary:high`
  case bareValue
  /// A double-quoted string, quotes included; unterminated when `TokenFlags.unterminated` is set
  case string
  /// `<…>` with balanced angle brackets
  case htmlString
  /// `{`
  case leftBrace
  /// `}`
  case rightBrace
  /// `[`
  case leftBracket
  /// `]`
  case rightBracket
  /// `=`
  case equal
  /// `,`
  case comma
  /// `;`
  case semicolon
  /// `:`
  case colon
  /// `+`
  case plus
  /// `->`
  case arrow
  /// `--`
  case undirectedEdge
  /// A run of bytes that begins no token
  case unknown
  /// The end of the file; always the last token, always empty
  case endOfFile
}

/// What the lexer noticed about a token, so that nobody has to scan its bytes again.
@frozen
public struct TokenFlags: OptionSet, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// A set of these bits.
  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A comment stands in the trivia before the token.
  public static let commentBefore = TokenFlags(rawValue: 1 << 0)
  /// A line ending stands in the trivia before the token.
  public static let newlineBefore = TokenFlags(rawValue: 1 << 1)
  /// A string holds a backslash.
  public static let hasEscape = TokenFlags(rawValue: 1 << 2)
  /// A string or an HTML string has no end.
  public static let unterminated = TokenFlags(rawValue: 1 << 3)
  /// The token is spelled in a way the Attractor dialect does not have, for example `plan-step` as a node id.
  public static let malformed = TokenFlags(rawValue: 1 << 4)
}

/// One token. Its leading trivia is whatever lies between the end of the token before it and its start.
@frozen
public struct Token: Sendable {
  /// What it is.
  public let kind: TokenKind
  /// What the lexer noticed.
  public let flags: TokenFlags
  /// The first byte, trivia left out.
  public let start: ByteOffset
  /// The byte after the last.
  public let end: ByteOffset

  /// A token.
  @inlinable
  public init(kind: TokenKind, flags: TokenFlags, start: ByteOffset, end: ByteOffset) {
    self.kind = kind
    self.flags = flags
    self.start = start
    self.end = end
  }

  /// The token's bytes, trivia left out.
  @inlinable
  public var span: SourceSpan { SourceSpan(start, end) }
}
