import TestSupport
import Testing

@testable import JSON

@Suite struct JSONParserTests {
  static let values: [(text: String, value: JSONValue)] = [
    ("null", .null), ("true", true), (" false\n", false), ("0", 0), ("-0", 0), ("-12", -12),
    ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
    ("9223372036854775808", .double(9_223_372_036_854_775_808)), ("1.5", 1.5), ("-2e3", .double(-2_000)),
    ("1E-2", 0.01), ("3.0", .double(3)), ("\"\"", ""), ("\"a\"", "a"), ("[]", []), ("{}", [:]),
    ("[1, [2], {\"k\": null}]", [1, [2], ["k": .null]]),
    ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", .string("\"\\/\u{8}\u{C}\n\r\t")),
    ("\"\\u0041\\u00e9\\uD83D\\uDE00\"", .string("A\u{E9}\u{1F600}")),
    ("\"plain é then \\u0041 and more\"", "plain é then A and more"),
    ("\"\u{7F}\u{2028}\"", .string("\u{7F}\u{2028}")),
  ]

  @Test(arguments: values)
  func parses(text: String, value: JSONValue) throws {
    #expect(try JSONParser.parse(text) == value)
  }

  static let mistakes: [(text: String, kind: JSONError.Kind, offset: Int)] = [
    ("", .unexpectedEnd, 0), ("  ", .unexpectedEnd, 2), ("[", .unexpectedEnd, 1),
    ("{\"a\"", .unexpectedEnd, 4),
    ("{\"a\":", .unexpectedEnd, 5), ("\"a", .unexpectedEnd, 2), ("\"\\", .unexpectedEnd, 2),
    ("\"\\u00", .unexpectedEnd, 5), ("nul", .unexpectedByte, 0), ("nulll", .trailingData, 4),
    ("'a'", .unexpectedByte, 0), ("[1 2]", .expectedComma, 3), ("[1,]", .unexpectedByte, 3),
    ("{\"a\":1,}", .expectedKey, 7), ("{a:1}", .expectedKey, 1), ("{\"a\" 1}", .expectedColon, 5),
    ("{\"a\":1 \"b\":2}", .expectedComma, 7), ("1 1", .trailingData, 2), ("01", .trailingData, 1),
    ("1.", .badNumber, 2), (".5", .unexpectedByte, 0), ("+1", .unexpectedByte, 0), ("-", .badNumber, 1),
    ("1e", .badNumber, 2), ("1e999", .badNumber, 0), ("\"\\x\"", .badEscape, 2),
    ("\"\\uD800\"", .badEscape, 7), ("\"\\uD800\\u0041\"", .badEscape, 13), ("\"\\uDC00\"", .badEscape, 7),
    ("\"\\u00g0\"", .badEscape, 5), ("\"a\nb\"", .controlCharacter, 2),
    ("{\"k\":1,\"k\":2}", .duplicateKey("k"), 7), ("{\"k\":1,\"\\u006b\":2}", .duplicateKey("k"), 7),
    ("\u{FEFF}1", .unexpectedByte, 0),
  ]

  @Test(arguments: mistakes.indices)
  func refusesWithThePlace(row: Int) {
    let (text, kind, offset) = Self.mistakes[row]
    let error = #expect(throws: JSONError.self) { try JSONParser.parse(text) }
    #expect(error?.kind == kind, "\(text)")
    #expect(error?.offset == offset, "\(text)")
    #expect(error?.description.hasSuffix("at byte \(offset)") == true)
  }

  @Test(
    arguments: [
      [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xF5, 0x80, 0x80, 0x80],
    ] as [[UInt8]])
  func refusesTextThatIsNotUTF8(bytes: [UInt8]) {
    let quote = UInt8(ascii: "\"")
    let error = #expect(throws: JSONError.self) { try JSONParser.parse([quote] + bytes + [quote]) }
    #expect(error?.kind == .invalidUTF8)
  }

  @Test func nestingIsLimited() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    let limits = JSONParser.Limits(depth: 8)
    #expect(throws: Never.self) { try JSONParser.parse(nested(8), limits: limits) }
    let error = #expect(throws: JSONError.self) { try JSONParser.parse(nested(9), limits: limits) }
    #expect(error?.kind == .tooDeep(limit: 8))
    // Far beyond any stack, the default limit answers before the stack does.
    #expect(throws: JSONError.self) { try JSONParser.parse(nested(1_000_000)) }
    #expect(throws: JSONError.self) { try JSONParser.parse(String(repeating: "{\"a\":", count: 1_000_000)) }
  }

  @Test func sizeIsLimited() {
    let error = #expect(throws: JSONError.self) { try JSONParser.parse("[1,2]", limits: .init(size: 4)) }
    #expect(error?.kind == .tooLarge(limit: 4))
    #expect(throws: Never.self) { try JSONParser.parse("[12]", limits: .init(size: 4)) }
  }

  @Test func everyPrefixOfADocumentIsRefused() {
    let text = Array("{\"a\":[1,-2.5e1,\"\\u00e9\\n\",true,false,null],\"b\":{}}".utf8)
    for end in 0..<text.count {
      #expect(throws: JSONError.self) { try JSONParser.parse(Array(text[..<end])) }
    }
    #expect(throws: Never.self) { try JSONParser.parse(text) }
  }

  @Test func randomBytesNeverTrap() {
    var generator = SeededGenerator(seed: 11)
    let seed = Array("{\"a\":[1,-2.5e1,\"\\u00e9\\uD83D\\uDE00\",true],\"b\":{}}".utf8)
    for _ in 0..<2_000 {
      var bytes = seed
      for _ in 0..<3 {
        bytes[Int.random(in: bytes.indices, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      if let value = try? JSONParser.parse(bytes) {
        #expect((try? JSONParser.parse(value.encoded())) == value)
      }
    }
  }
}
