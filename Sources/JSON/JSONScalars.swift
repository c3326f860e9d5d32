extension JSONParser {
  /// Parses a string that begins at the current quote.
  mutating func parseString() throws(JSONError) -> String {
    position += 1
    var decoded: [UInt8] = []
    var clean = position
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        let tail = bytes[clean..<position]
        let start = clean
        position += 1
        if decoded.isEmpty { return try validated(tail, from: start) }
        decoded.append(contentsOf: tail)
        return try validated(decoded[...], from: start)
      case UInt8(ascii: "\\"):
        decoded.append(contentsOf: bytes[clean..<position])
        position += 1
        try parseEscape(into: &decoded)
        clean = position
      case 0..<0x20: throw failure(.controlCharacter)
      default: position += 1
      }
    }
    throw failure(.unexpectedEnd)
  }

  private func validated(_ utf8: ArraySlice<UInt8>, from offset: Int) throws(JSONError) -> String {
    guard let text = String(validating: utf8, as: UTF8.self) else {
      throw JSONError(.invalidUTF8, at: offset)
    }
    return text
  }

  private mutating func parseEscape(into decoded: inout [UInt8]) throws(JSONError) {
    guard let byte = current else { throw failure(.unexpectedEnd) }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(byte)
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "u"): decoded.append(contentsOf: Array(String(try parseUnicodeEscape()).utf8))
    default:
      position -= 1
      throw failure(.badEscape)
    }
  }

  private mutating func parseUnicodeEscape() throws(JSONError) -> Character {
    let first = try parseHexUnit()
    var scalar = UInt32(first)
    if (0xD800..<0xDC00).contains(first) {
      guard consume(UInt8(ascii: "\\")), consume(UInt8(ascii: "u")) else { throw failure(.badEscape) }
      let second = try parseHexUnit()
      guard (0xDC00..<0xE000).contains(second) else { throw failure(.badEscape) }
      scalar = 0x10000 + (UInt32(first - 0xD800) << 10) + UInt32(second - 0xDC00)
    }
    guard let value = Unicode.Scalar(scalar) else { throw failure(.badEscape) }
    return Character(value)
  }

  private mutating func parseHexUnit() throws(JSONError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = current else { throw failure(.unexpectedEnd) }
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw failure(.badEscape) }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }

  /// Parses a number that begins at the current byte.
  mutating func parseNumber() throws(JSONError) -> JSONValue {
    let start = position
    var isInteger = true
    _ = consume(UInt8(ascii: "-"))
    if !consume(UInt8(ascii: "0")) { try digits() }
    if consume(UInt8(ascii: ".")) {
      isInteger = false
      try digits()
    }
    if consume(UInt8(ascii: "e")) || consume(UInt8(ascii: "E")) {
      isInteger = false
      if !consume(UInt8(ascii: "+")) { _ = consume(UInt8(ascii: "-")) }
      try digits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isInteger, let value = Int64(text) { return .integer(value) }
    guard let value = Double(text), value.isFinite else { throw JSONError(.badNumber, at: start) }
    return .double(value)
  }

  private mutating func digits() throws(JSONError) {
    let start = position
    while let byte = current, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
    guard position > start else { throw failure(.badNumber) }
  }
}
