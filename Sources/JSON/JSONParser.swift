/// Reads JSON text with limits on its size and depth; the text is untrusted.
public struct JSONParser: Sendable {
  /// What a document may be.
  public struct Limits: Sendable {
    /// Longest document in bytes.
    public var size: Int
    /// Deepest nesting of arrays and objects.
    public var depth: Int

    /// Limits of `size` bytes and `depth` levels.
    public init(size: Int = 256 << 20, depth: Int = 128) {
      self.size = size
      self.depth = depth
    }
  }

  /// Parses a whole document; nothing but white space may follow the value.
  ///
  /// Equal keys in one object are an error: a document that says two things is not trusted with either.
  ///
  /// - Throws: ``JSONError`` with the offset of the first byte that does not fit.
  public static func parse(_ bytes: [UInt8], limits: Limits = Limits()) throws(JSONError) -> JSONValue {
    guard bytes.count <= limits.size else {
      throw JSONError(.tooLarge(limit: limits.size), at: limits.size)
    }
    var parser = JSONParser(bytes: bytes, depthLimit: limits.depth)
    let value = try parser.parseValue(depth: 0)
    parser.skipSpace()
    guard parser.position == bytes.count else { throw parser.failure(.trailingData) }
    return value
  }

  /// Parses a whole document given as text.
  ///
  /// - Throws: ``JSONError``.
  public static func parse(_ text: String, limits: Limits = Limits()) throws(JSONError) -> JSONValue {
    try parse(Array(text.utf8), limits: limits)
  }

  let bytes: [UInt8]
  let depthLimit: Int
  var position = 0

  private init(bytes: [UInt8], depthLimit: Int) {
    self.bytes = bytes
    self.depthLimit = depthLimit
  }

  var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  func failure(_ kind: JSONError.Kind) -> JSONError { JSONError(kind, at: position) }

  mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func parseValue(depth: Int) throws(JSONError) -> JSONValue {
    skipSpace()
    switch current {
    case UInt8(ascii: "{"): return try parseObject(depth: depth + 1)
    case UInt8(ascii: "["): return try parseArray(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try parseString())
    case UInt8(ascii: "t"): return try parseWord("true", .bool(true))
    case UInt8(ascii: "f"): return try parseWord("false", .bool(false))
    case UInt8(ascii: "n"): return try parseWord("null", .null)
    case nil: throw failure(.unexpectedEnd)
    case UInt8(ascii: "-"): return try parseNumber()
    case .some(let byte) where byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"):
      return try parseNumber()
    default: throw failure(.unexpectedByte)
    }
  }

  private mutating func parseObject(depth: Int) throws(JSONError) -> JSONValue {
    guard depth <= depthLimit else { throw failure(.tooDeep(limit: depthLimit)) }
    position += 1
    var members: [String: JSONValue] = [:]
    skipSpace()
    if consume(UInt8(ascii: "}")) { return .object(members) }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else {
        throw failure(current == nil ? .unexpectedEnd : .expectedKey)
      }
      let keyPosition = position
      let key = try parseString()
      skipSpace()
      guard consume(UInt8(ascii: ":")) else {
        throw failure(current == nil ? .unexpectedEnd : .expectedColon)
      }
      let value = try parseValue(depth: depth)
      guard members.updateValue(value, forKey: key) == nil else {
        throw JSONError(.duplicateKey(key), at: keyPosition)
      }
      skipSpace()
      if consume(UInt8(ascii: "}")) { return .object(members) }
      guard consume(UInt8(ascii: ",")) else {
        throw failure(current == nil ? .unexpectedEnd : .expectedComma)
      }
    }
  }

  private mutating func parseArray(depth: Int) throws(JSONError) -> JSONValue {
    guard depth <= depthLimit else { throw failure(.tooDeep(limit: depthLimit)) }
    position += 1
    var elements: [JSONValue] = []
    skipSpace()
    if consume(UInt8(ascii: "]")) { return .array(elements) }
    while true {
      elements.append(try parseValue(depth: depth))
      skipSpace()
      if consume(UInt8(ascii: "]")) { return .array(elements) }
      guard consume(UInt8(ascii: ",")) else {
        throw failure(current == nil ? .unexpectedEnd : .expectedComma)
      }
    }
  }

  mutating func consume(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    position += 1
    return true
  }

  private mutating func parseWord(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    let matches = word.withUTF8Buffer { bytes[position...].starts(with: $0) }
    guard matches else { throw failure(.unexpectedByte) }
    position += word.utf8CodeUnitCount
    return value
  }
}
