import SourceText

/// Cuts the file into tokens, one at a time, as the parser asks for them.
///
/// The lexer reports nothing: it may run ahead of the parser and be set back. What it notices it leaves as
/// flags on the token, and the parser turns them into diagnostics when it takes the token.
struct Lexer {
  let view: ByteView
  /// Where the next token's trivia begins.
  var position = 0
  /// The kind of the last token, because `=` decides how the next one is read.
  var previous = TokenKind.endOfFile
  /// From here on no block comment ends; remembered so that a thousand open ones are not a thousand scans.
  private var lastBlockCommentEnd = Int.max

  init(_ view: ByteView) { self.view = view }

  /// Continues at `position` as if a token of kind `previous` had just been read.
  mutating func reset(to position: Int, after previous: TokenKind) {
    self.position = position
    self.previous = previous
  }

  /// The next token; `endOfFile` again and again at the end.
  mutating func next() -> Token {
    let flags = skipTrivia()
    let start = position
    guard start < view.count else { return finish(.endOfFile, flags, start, start) }
    if previous == .equal, let token = value(start, flags) { return token }
    let byte = view.base[start]
    let bits = view.classOf(start)
    if bits & ByteClasses.identifier != 0 {
      return bits & ByteClasses.digit == 0 ? word(start, flags) : number(start, flags)
    }
    switch byte {
    case UInt8(ascii: "\""): return string(start, flags)
    case UInt8(ascii: ","): return finish(.comma, flags, start, start + 1)
    case UInt8(ascii: "="): return equal(start, flags)
    case UInt8(ascii: "["): return finish(.leftBracket, flags, start, start + 1)
    case UInt8(ascii: "]"): return finish(.rightBracket, flags, start, start + 1)
    case UInt8(ascii: ";"): return finish(.semicolon, flags, start, start + 1)
    case UInt8(ascii: "-"): return dash(start, flags)
    case UInt8(ascii: "{"): return finish(.leftBrace, flags, start, start + 1)
    case UInt8(ascii: "}"): return finish(.rightBrace, flags, start, start + 1)
    case UInt8(ascii: ":"): return finish(.colon, flags, start, start + 1)
    case UInt8(ascii: "+"): return finish(.plus, flags, start, start + 1)
    case UInt8(ascii: "<"): return html(start, flags)
    case UInt8(ascii: ".") where view.has(start + 1, ByteClasses.digit): return number(start, flags)
    default: return unknown(start, flags)
    }
  }

  /// Makes the token and moves on behind it.
  @inline(__always)
  mutating func finish(_ kind: TokenKind, _ flags: TokenFlags, _ start: Int, _ end: Int) -> Token {
    position = end
    previous = kind
    return Token(kind: kind, flags: flags, start: ByteOffset(start), end: ByteOffset(end))
  }

  // MARK: Trivia

  /// Skips white space and comments; says what was among them.
  private mutating func skipTrivia() -> TokenFlags {
    var flags: TokenFlags = []
    if position == 0, view.matches(0, "\u{FEFF}") { position = 3 }
    while position < view.count {
      switch view.base[position] {
      case 0x20, 0x09, 0x0D, 0x00: position += 1
      case 0x0A:
        position += 1
        flags.insert(.newlineBefore)
      case UInt8(ascii: "/"):
        guard skipSlashComment(&flags) else { return flags }
      case UInt8(ascii: "#"):
        guard skipHashComment(&flags) else { return flags }
      case 0xC2, 0xEF:
        // A no-break space, or a byte order mark that is not at the start: reported, then read as a space.
        guard let length = view.foreignSpace(position) else { return flags }
        position += length
        flags.insert(.triviaProblem)
      default: return flags
      }
    }
    return flags
  }

  /// Skips `//` and `/* */`; false when the slash begins neither.
  private mutating func skipSlashComment(_ flags: inout TokenFlags) -> Bool {
    switch view.byte(position + 1) {
    case UInt8(ascii: "/"):
      position = view.endOfLine(position + 2)
    case UInt8(ascii: "*"):
      guard position < lastBlockCommentEnd, let end = view.endOfBlockComment(position) else {
        lastBlockCommentEnd = min(lastBlockCommentEnd, position)
        // Most likely one line was meant; the rest of the file is worth more read than lost.
        position = view.endOfLine(position + 2)
        flags.insert(.triviaProblem)
        break
      }
      for index in position..<end where view.base[index] == 0x0A { flags.insert(.newlineBefore) }
      position = end
    default: return false
    }
    flags.insert(.commentBefore)
    return true
  }

  /// Skips `#` to the end of the line; false where the hash begins a value such as `#ff0000`.
  private mutating func skipHashComment(_ flags: inout TokenFlags) -> Bool {
    let atLineStart =
      position == 0 || view.base[position - 1] == 0x0A || (position == 3 && view.base[0] == 0xEF)
    if !atLineStart {
      if previous == .equal { return false }
      flags.insert(.triviaProblem)
    }
    position = view.endOfLine(position)
    flags.insert(.commentBefore)
    return true
  }

  // MARK: Punctuation

  private mutating func equal(_ start: Int, _ flags: TokenFlags) -> Token {
    switch view.byte(start + 1) {
    case UInt8(ascii: "="): return finish(.equal, flags.union(.malformed), start, start + 2)
    case UInt8(ascii: ">"): return finish(.unknown, flags.union(.malformed), start, start + 2)
    default: return finish(.equal, flags, start, start + 1)
    }
  }

  private mutating func dash(_ start: Int, _ flags: TokenFlags) -> Token {
    let next = view.byte(start + 1)
    if next == UInt8(ascii: ">") { return finish(.arrow, flags, start, start + 2) }
    if next == UInt8(ascii: "-") {
      // `-->` is how other languages draw the same edge.
      if view.byte(start + 2) == UInt8(ascii: ">") {
        return finish(.unknown, flags.union(.malformed), start, start + 3)
      }
      return finish(.undirectedEdge, flags, start, start + 2)
    }
    let isNumber =
      view.has(start + 1, ByteClasses.digit)
      || (next == UInt8(ascii: ".") && view.has(start + 2, ByteClasses.digit))
    return isNumber ? number(start, flags) : finish(.unknown, flags, start, start + 1)
  }

  private mutating func html(_ start: Int, _ flags: TokenFlags) -> Token {
    if view.byte(start + 1) == UInt8(ascii: "-") {
      let end = view.byte(start + 2) == UInt8(ascii: ">") ? start + 3 : start + 2
      return finish(.unknown, flags.union(.malformed), start, end)
    }
    var depth = 1
    var index = start + 1
    while index < view.count {
      let byte = view.base[index]
      index += 1
      if byte == UInt8(ascii: "<") {
        depth += 1
      } else if byte == UInt8(ascii: ">") {
        depth -= 1
        if depth == 0 { return finish(.htmlString, flags, start, index) }
      }
    }
    return finish(.htmlString, flags.union(.unterminated), start, view.count)
  }

  /// A run of bytes that begin no token, so that a line of them is one mistake.
  private mutating func unknown(_ start: Int, _ flags: TokenFlags) -> Token {
    var end = start + 1
    while end < view.count, view.classOf(end) & ByteClasses.known == 0 { end += 1 }
    return finish(.unknown, flags, start, end)
  }
}

extension ByteView {
  /// The index after the `*/` of the comment that begins at `start`; nil when it has none before `limit`.
  func endOfBlockComment(_ start: Int, before limit: Int = .max) -> Int? {
    var index = start + 2
    let end = min(count, limit)
    while index + 1 < end {
      if base[index] == UInt8(ascii: "*"), base[index + 1] == UInt8(ascii: "/") { return index + 2 }
      index += 1
    }
    return nil
  }
}

extension TokenFlags {
  /// A string holds a control character other than tab and line ends.
  static let hasControl = TokenFlags(rawValue: 1 << 5)
  /// The trivia before the token holds a comment that never ends or a `#` in the middle of a line.
  static let triviaProblem = TokenFlags(rawValue: 1 << 6)
  /// Everything that makes taking a token more than appending it.
  static let needsAttention: TokenFlags = [.hasEscape, .hasControl, .triviaProblem, .unterminated]
}
