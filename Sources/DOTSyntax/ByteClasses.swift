import SourceText

/// What a byte can be part of; one load answers what would otherwise be a chain of comparisons.
struct ByteClasses {
  static let identifier: UInt8 = 1 << 0
  static let digit: UInt8 = 1 << 1
  /// Ends a run of plain string content: the quote, the backslash, control characters.
  static let stringStop: UInt8 = 1 << 2
  /// May stand in an unquoted value of the Attractor dialect besides identifier bytes: `.`, `-`, `:`, `/`.
  static let bareExtra: UInt8 = 1 << 3
  /// Ends an unquoted value.
  static let valueStop: UInt8 = 1 << 4
  /// Begins or is a token of its own, or is trivia: not part of a run of unknown bytes.
  static let known: UInt8 = 1 << 5
  static let nonASCII: UInt8 = 1 << 6
  static let blank: UInt8 = 1 << 7

  /// Fills 256 entries.
  static func fill(_ table: UnsafeMutableBufferPointer<UInt8>) {
    for index in table.indices {
      let byte = UInt8(truncatingIfNeeded: index)
      var bits: UInt8 = 0
      let isBlank = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0
      if ASCII.isDigit(byte) { bits |= digit }
      if ASCII.isWord(byte) || byte >= 0x80 { bits |= identifier }
      if byte >= 0x80 { bits |= nonASCII }
      if isBlank { bits |= blank }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bits |= stringStop }
      if byte == 0x7F || (byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D && byte != 0) {
        bits |= stringStop
      }
      if isAny(byte, ".-:/") { bits |= bareExtra }
      if isBlank || isAny(byte, ",;[]{}\"<>") { bits |= valueStop }
      if bits & (identifier | blank) != 0 || isAny(byte, ",;[]{}\"<=:+-/#") { bits |= known }
      table[index] = bits
    }
  }

  private static func isAny(_ byte: UInt8, _ set: StaticString) -> Bool {
    set.withUTF8Buffer { $0.contains(byte) }
  }
}

/// The bytes of a file and the table to classify them, for code that looks at positions rather than tokens.
///
/// Reads past the end give 0, which no construct of the language begins with.
struct ByteView {
  let base: UnsafeBufferPointer<UInt8>
  let classes: UnsafePointer<UInt8>

  var count: Int { base.count }

  /// The byte at `index`, 0 past the end.
  @inline(__always)
  func byte(_ index: Int) -> UInt8 { index < base.count ? base[index] : 0 }

  /// Whether the byte at `index` has one of `bits`; false past the end.
  @inline(__always)
  func has(_ index: Int, _ bits: UInt8) -> Bool {
    index < base.count && classes[Int(base[index])] & bits != 0
  }

  /// The classes of the byte at `index`, which must be inside the file.
  @inline(__always)
  func classOf(_ index: Int) -> UInt8 { classes[Int(base[index])] }

  /// The first index at or after `index` that is neither blank nor tab.
  func skipBlanks(_ index: Int) -> Int {
    var index = index
    while byte(index) == 0x20 || byte(index) == 0x09 { index += 1 }
    return index
  }

  /// The index of the line feed that ends the line of `index`, or the end of the file or `limit` before it.
  func endOfLine(_ index: Int, before limit: Int = .max) -> Int {
    var index = index
    let end = min(count, limit)
    while index < end, base[index] != 0x0A { index += 1 }
    return index
  }

  /// Whether the bytes at `index` are those of `text`.
  func matches(_ index: Int, _ text: StaticString) -> Bool {
    text.withUTF8Buffer { expected in
      guard index >= 0, index + expected.count <= count else { return false }
      for offset in expected.indices where base[index + offset] != expected[offset] { return false }
      return true
    }
  }
}
