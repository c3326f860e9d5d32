import SourceText

/// Words, numbers, strings and unquoted values.
extension Lexer {
  /// A word outside value position: a keyword, an id, a dotted key.
  mutating func word(_ start: Int, _ flags: TokenFlags) -> Token {
    var end = start
    var seen: UInt8 = 0
    while end < view.count, view.classOf(end) & ByteClasses.identifier != 0 {
      seen |= view.base[end]
      end += 1
    }
    let next = view.byte(end)
    let continues = isJoint(next) && view.has(end + 1, ByteClasses.identifier)
    if seen < 0x80, !continues {
      return finish(Self.keyword(view.base, start, end) ?? .identifier, flags, start, end)
    }
    return oddWord(start, flags)
  }

  /// A word with dots, dashes or bytes of other scripts.
  private mutating func oddWord(_ start: Int, _ flags: TokenFlags) -> Token {
    var end = start
    var flags = flags
    var isDotted = false
    while end < view.count {
      let bits = view.classOf(end)
      if bits & ByteClasses.nonASCII != 0 {
        if let length = view.foreignPunctuation(end) {
          if end == start { return finish(.unknown, flags.union(.malformed), start, end + length) }
          break
        }
        flags.insert(.malformed)
      } else if bits & ByteClasses.identifier == 0 {
        let byte = view.base[end]
        guard isJoint(byte), view.has(end + 1, ByteClasses.identifier), !isForeign(end + 1) else { break }
        if byte == UInt8(ascii: ".") { isDotted = true } else { flags.insert(.malformed) }
      }
      end += 1
    }
    if isDotted { return finish(.dottedIdentifier, flags, start, end) }
    let keyword = flags.contains(.malformed) ? nil : Self.keyword(view.base, start, end)
    return finish(keyword ?? .identifier, flags, start, end)
  }

  private func isForeign(_ index: Int) -> Bool {
    view.has(index, ByteClasses.nonASCII) && view.foreignPunctuation(index) != nil
  }

  /// Whether `byte` joins two words into one token: a dot in keys, a dash or slash by mistake.
  private func isJoint(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
  }

  /// A number, or what begins like one: `20m`, `1.2.3`, `2fa`.
  mutating func number(_ start: Int, _ flags: TokenFlags) -> Token {
    let end = view.endOfNumber(start)
    let next = view.byte(end)
    let continues =
      view.has(end, ByteClasses.identifier)
      || (isJoint(next) && view.has(end + 1, ByteClasses.identifier))
    if !continues { return finish(.number, flags, start, end) }
    var stop = end
    while view.has(stop, ByteClasses.identifier)
      || (isJoint(view.byte(stop)) && view.has(stop + 1, ByteClasses.identifier))
    {
      stop += 1
    }
    return finish(.identifier, flags.union(.malformed), start, stop)
  }

  /// A double-quoted string.
  mutating func string(_ start: Int, _ flags: TokenFlags) -> Token {
    var flags = flags
    var index = start + 1
    while true {
      while index < view.count, view.classOf(index) & ByteClasses.stringStop == 0 { index += 1 }
      guard index < view.count else {
        return finish(.string, flags.union(.unterminated), start, view.count)
      }
      switch view.base[index] {
      case UInt8(ascii: "\""): return finish(.string, flags, start, index + 1)
      case UInt8(ascii: "\\"):
        flags.insert(.hasEscape)
        index += 2
      default:
        flags.insert(.hasControl)
        index += 1
      }
    }
  }

  /// The token after `=` when it is an unquoted value; nil when it is a string or punctuation.
  mutating func value(_ start: Int, _ flags: TokenFlags) -> Token? {
    var end = start
    while end < view.count,
      view.classOf(end) & (ByteClasses.identifier | ByteClasses.nonASCII) == ByteClasses.identifier
    {
      end += 1
    }
    if end == view.count || view.classOf(end) & ByteClasses.valueStop != 0 {
      if end == start { return nil }
      if view.classOf(start) & ByteClasses.digit == 0 { return finish(.identifier, flags, start, end) }
    }
    return oddValue(start, flags)
  }

  /// An unquoted value that is not a plain word.
  private mutating func oddValue(_ start: Int, _ flags: TokenFlags) -> Token? {
    let first = view.base[start]
    if first == UInt8(ascii: "'") || view.foreignPunctuation(start) != nil {
      if let end = view.endOfForeignQuotes(start) {
        return finish(.bareValue, flags.union(.malformed), start, end)
      }
    }
    if first == UInt8(ascii: "=") || first == UInt8(ascii: "+") || view.matches(start, "->") { return nil }
    var end = start
    var isWord = view.classOf(start) & ByteClasses.digit == 0
    var malformed = false
    while end < view.count, !endsValue(end) {
      let bits = view.classOf(end)
      if bits & ByteClasses.identifier == 0 {
        isWord = false
        malformed = malformed || bits & ByteClasses.bareExtra == 0
      }
      malformed = malformed || bits & ByteClasses.nonASCII != 0
      end += 1
    }
    guard end > start else { return nil }
    if view.endOfNumber(start) == end { return finish(.number, flags, start, end) }
    if isWord, !malformed { return finish(.identifier, flags, start, end) }
    return finish(.bareValue, malformed ? flags.union(.malformed) : flags, start, end)
  }

  private func endsValue(_ index: Int) -> Bool {
    if view.classOf(index) & ByteClasses.valueStop != 0 { return true }
    switch view.base[index] {
    case UInt8(ascii: "/"):
      return view.byte(index + 1) == UInt8(ascii: "/") || view.byte(index + 1) == UInt8(ascii: "*")
    case UInt8(ascii: "-"): return view.byte(index + 1) == UInt8(ascii: ">")
    case UInt8(ascii: "+"): return view.has(index + 1, ByteClasses.blank) || view.byte(index + 1) == 0x22
    default: return false
    }
  }

  /// The keyword spelled by the bytes `start..<end`, in any case.
  static func keyword(_ base: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> TokenKind? {
    let length = end - start
    guard length >= 4, length <= 8 else { return nil }
    var word: UInt64 = 0
    for index in start..<end { word = word << 8 | UInt64(base[index] | 0x20) }
    switch word {
    case 0x6E6F_6465: return .node
    case 0x6564_6765: return .edge
    case 0x67_7261_7068: return .graph
    case 0x64_6967_7261_7068: return .digraph
    case 0x7374_7269_6374: return .strict
    case 0x7375_6267_7261_7068: return .subgraph
    default: return nil
    }
  }
}

extension ByteView {
  /// The index after the number at `start`: an optional sign, digits, an optional point with digits.
  func endOfNumber(_ start: Int) -> Int {
    var index = byte(start) == UInt8(ascii: "-") ? start + 1 : start
    while has(index, ByteClasses.digit) { index += 1 }
    if byte(index) == UInt8(ascii: "."), has(index + 1, ByteClasses.digit) || index > start {
      // `1.` is a number in DOT; `.` alone is not.
      guard has(index + 1, ByteClasses.digit) || has(index - 1, ByteClasses.digit) else { return index }
      index += 1
      while has(index, ByteClasses.digit) { index += 1 }
    }
    return index
  }

  /// The length of an arrow, curly quote, dash or space of Unicode that word processors put where ASCII
  /// belongs.
  func foreignPunctuation(_ index: Int) -> Int? {
    switch (byte(index), byte(index + 1), byte(index + 2)) {
    case (0xE2, 0x80, 0x93...0x9F): 3
    case (0xE2, 0x86, 0x92): 3
    default: foreignSpace(index)
    }
  }

  /// The length of a no-break space or a byte order mark.
  func foreignSpace(_ index: Int) -> Int? {
    if byte(index) == 0xC2, byte(index + 1) == 0xA0 { return 2 }
    return matches(index, "\u{FEFF}") ? 3 : nil
  }

  /// The index after a value in single or curly quotes that ends on its line.
  func endOfForeignQuotes(_ start: Int) -> Int? {
    let isSingle = byte(start) == UInt8(ascii: "'")
    guard isSingle || isCurlyQuote(start) else { return nil }
    var index = isSingle ? start + 1 : start + 3
    while index < count, base[index] != 0x0A {
      if isSingle, base[index] == UInt8(ascii: "'") { return index + 1 }
      if !isSingle, isCurlyQuote(index) { return index + 3 }
      index += 1
    }
    return nil
  }

  private func isCurlyQuote(_ index: Int) -> Bool {
    byte(index) == 0xE2 && byte(index + 1) == 0x80 && byte(index + 2) >= 0x98 && byte(index + 2) <= 0x9F
  }
}
