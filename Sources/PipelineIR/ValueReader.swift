import SourceText

/// Turns the bytes of a value into a typed value.
enum ValueReader {
  /// The value as its attribute's type; nil when it is not of that type.
  ///
  /// Enumerations and outcomes are checked by the caller, which knows the words.
  static func read(_ bytes: ArraySlice<UInt8>, as kind: ValueKind) -> AttributeValue? {
    switch kind {
    case .text, .enumeration, .outcome: .string(String(decoding: bytes, as: UTF8.self))
    case .integer: integer(bytes).map(AttributeValue.integer)
    case .float: float(bytes).map(AttributeValue.float)
    case .boolean: boolean(bytes).map(AttributeValue.boolean)
    case .duration: (try? DurationText.parse(bytes: bytes)).map(AttributeValue.duration)
    }
  }

  /// `'-'? [0-9]+` within 64 bits.
  static func integer(_ bytes: ArraySlice<UInt8>) -> Int? {
    let isNegative = bytes.first == UInt8(ascii: "-")
    let digits = isNegative ? bytes.dropFirst() : bytes
    guard !digits.isEmpty else { return nil }
    // Counted below zero, where there is one number more than above.
    var value = 0
    for byte in digits {
      guard ASCII.isDigit(byte) else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (difference, underflow) = product.subtractingReportingOverflow(Int(byte - UInt8(ascii: "0")))
      if overflow || underflow { return nil }
      value = difference
    }
    if isNegative { return value }
    return value == .min ? nil : -value
  }

  /// `'-'? [0-9]* '.' [0-9]+`, or an integer.
  static func float(_ bytes: ArraySlice<UInt8>) -> Double? {
    var rest = bytes
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let whole = rest.prefix(while: ASCII.isDigit)
    rest = rest[whole.endIndex...]
    if rest.isEmpty {
      guard !whole.isEmpty else { return nil }
    } else {
      guard rest.removeFirst() == UInt8(ascii: "."), !rest.isEmpty, rest.allSatisfy(ASCII.isDigit) else {
        return nil
      }
    }
    // Swift's own parser reads more (exponents, `nan`, hexadecimal); the form is checked above.
    guard let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite else { return nil }
    return value
  }

  static func boolean(_ bytes: ArraySlice<UInt8>) -> Bool? {
    if bytes.elementsEqual("true".utf8) { return true }
    if bytes.elementsEqual("false".utf8) { return false }
    return nil
  }

  /// `[A-Za-z_][A-Za-z0-9_.:-]*`, the bare literal of specification 10.2.
  static func isBareLiteral(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, ASCII.isWord(first), !ASCII.isDigit(first) else { return false }
    return bytes.allSatisfy { ASCII.isName($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") }
  }
}
