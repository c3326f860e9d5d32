/// Why a text is not acceptable JSON, and at which byte.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was wrong.
  public enum Kind: Hashable, Sendable {
    /// The text ends in the middle of a value.
    case unexpectedEnd
    /// A byte that begins no value.
    case unexpectedByte
    /// Something other than a string where an object's key belongs.
    case expectedKey
    /// No colon after a key.
    case expectedColon
    /// Neither a comma nor a closing bracket after a value.
    case expectedComma
    /// A number that is not JSON's, or does not fit a double.
    case badNumber
    /// An escape that JSON does not have, or half of a surrogate pair.
    case badEscape
    /// A control character inside a string.
    case controlCharacter
    /// Bytes in a string that are not UTF-8.
    case invalidUTF8
    /// The same key twice in one object.
    case duplicateKey(String)
    /// More text after the value.
    case trailingData
    /// A document longer than `limit` bytes.
    case tooLarge(limit: Int)
    /// Nesting deeper than `limit` levels.
    case tooDeep(limit: Int)
  }

  /// What was wrong.
  public let kind: Kind
  /// The byte it was found at.
  public let offset: Int

  init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }

  /// One line without a full stop: what and where.
  public var description: String { "\(reason) at byte \(offset)" }

  private var reason: String {
    switch kind {
    case .unexpectedEnd: "the JSON text ends too early"
    case .unexpectedByte: "this byte begins no JSON value"
    case .expectedKey: "expected a string as key"
    case .expectedColon: "expected `:` after the key"
    case .expectedComma: "expected `,` or a closing bracket"
    case .badNumber: "this is not a JSON number"
    case .badEscape: "unknown escape in a string"
    case .controlCharacter: "control character inside a string"
    case .invalidUTF8: "invalid UTF-8 in a string"
    case .duplicateKey(let key): "the key `\(key)` appears twice"
    case .trailingData: "more text after the JSON value"
    case .tooLarge(let limit): "the JSON text is longer than \(limit) bytes"
    case .tooDeep(let limit): "the JSON text nests deeper than \(limit) levels"
    }
  }
}
