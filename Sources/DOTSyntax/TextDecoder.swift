import SourceText

/// Turns the tokens of a value into its text and, if asked, the map back into the file.
struct TextDecoder {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let keepsMap: Bool
  private var output: [UInt8] = []
  private var runs: [DecodedText.Run] = []
  /// The single run of plain bytes while there is only one; most values never need the copy.
  private var plain: Range<Int>?
  private var end = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, keepsMap: Bool) {
    self.bytes = bytes
    self.keepsMap = keepsMap
  }

  /// Adds one token of the value; a `+` adds nothing.
  mutating func append(_ token: Token) {
    let range = token.span.range.clamped(to: 0..<bytes.count)
    switch token.kind {
    case .plus: break
    case .string:
      appendString(
        content(of: range, quote: UInt8(ascii: "\""), token.flags),
        hasEscape: token.flags.contains(.hasEscape))
    case .htmlString: appendRun(content(of: range, quote: UInt8(ascii: ">"), token.flags))
    case .bareValue where token.flags.contains(.malformed): appendRun(unquoted(range))
    default: appendRun(range)
    }
  }

  /// The text and the map.
  mutating func finish() -> DecodedText {
    if let plain {
      return DecodedText(
        text: String(decoding: bytes[plain], as: UTF8.self), runs: keepsMap ? runs : [], end: ByteOffset(end))
    }
    return DecodedText(text: String(decoding: output, as: UTF8.self), runs: runs, end: ByteOffset(end))
  }

  /// The bytes between the delimiters; the closing one may be missing.
  private func content(of range: Range<Int>, quote: UInt8, _ flags: TokenFlags) -> Range<Int> {
    guard !range.isEmpty else { return range }
    let start = range.lowerBound + 1
    let isClosed = range.count >= 2 && bytes[range.upperBound - 1] == quote && !flags.contains(.unterminated)
    return start..<max(start, isClosed ? range.upperBound - 1 : range.upperBound)
  }

  /// The inside of a value in single or curly quotes, or with a closing double quote only.
  private func unquoted(_ range: Range<Int>) -> Range<Int> {
    guard let first = range.first.map({ bytes[$0] }) else { return range }
    let width = first == UInt8(ascii: "'") ? 1 : first == 0xE2 ? 3 : 0
    let last = bytes[range.upperBound - 1]
    // The opening quote was forgotten; the value has only the closing one.
    if width == 0, last == UInt8(ascii: "\"") { return range.dropLast() }
    guard width > 0, range.count >= 2 * width, width == 1 ? last == first : last >= 0x98 && last <= 0x9F
    else {
      return range
    }
    return range.lowerBound + width..<range.upperBound - width
  }

  private mutating func appendString(_ range: Range<Int>, hasEscape: Bool) {
    guard hasEscape else { return appendRun(range) }
    var runStart = range.lowerBound
    var index = runStart
    while index < range.upperBound {
      guard bytes[index] == UInt8(ascii: "\\"), index + 1 < range.upperBound,
        let decoded = Self.escape(bytes[index + 1])
      else {
        // An unknown escape keeps its backslash, and the byte after it begins no escape of its own.
        index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        continue
      }
      if index > runStart { appendRun(runStart..<index) }
      appendDecoded(decoded, at: index)
      index += 2
      runStart = index
    }
    if runStart < range.upperBound || (runs.isEmpty && output.isEmpty) {
      appendRun(runStart..<range.upperBound)
    }
    end = range.upperBound
  }

  /// What a backslash and `byte` stand for; nil when the backslash stays.
  static func escape(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\""): UInt8(ascii: "\"")
    case UInt8(ascii: "\\"): UInt8(ascii: "\\")
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  private var decodedCount: Int { plain?.count ?? output.count }

  private mutating func appendRun(_ range: Range<Int>) {
    runs.append(DecodedText.Run(decoded: decodedCount, source: ByteOffset(range.lowerBound), isEscape: false))
    end = range.upperBound
    if plain == nil, output.isEmpty, runs.count == 1 {
      plain = range
      return
    }
    spill()
    output.append(contentsOf: bytes[range])
  }

  private mutating func appendDecoded(_ byte: UInt8, at index: Int) {
    runs.append(DecodedText.Run(decoded: decodedCount, source: ByteOffset(index), isEscape: true))
    end = index + 2
    spill()
    output.append(byte)
  }

  private mutating func spill() {
    guard let range = plain else { return }
    output.append(contentsOf: bytes[range])
    plain = nil
  }
}
