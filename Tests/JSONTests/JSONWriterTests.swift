import TestSupport
import Testing

@testable import JSON

@Suite struct JSONWriterTests {
  @Test func piecesAreJoinedByTheWriter() {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("a")
    writer.beginArray()
    writer.integer(1)
    writer.double(0.5)
    writer.bool(true)
    writer.null()
    writer.beginObject()
    writer.endObject()
    writer.raw("{\"x\":1}".utf8)
    writer.raw("2".utf8)
    writer.endArray()
    writer.key("b")
    writer.string("c")
    writer.endObject()
    #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"a":[1,0.5,true,null,{},{"x":1},2],"b":"c"}"#)
  }

  @Test func integersOfEveryWidthAreWritten() {
    var writer = JSONWriter()
    writer.beginArray()
    for number in [0, 7, -7, 10, 99, 100, Int.max, Int.min] { writer.integer(number) }
    writer.integer(UInt32.max)
    writer.integer(UInt64.max)
    writer.endArray()
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == "[0,7,-7,10,99,100,9223372036854775807,-9223372036854775808,4294967295,18446744073709551615]")
  }

  @Test func prettyLayoutHasOneMemberALine() {
    let value: JSONValue = ["b": [1, [], [:]], "a": ["c": "d"], "e": []]
    #expect(
      value.text(.pretty) == """
        {
          "a": {
            "c": "d"
          },
          "b": [
            1,
            [],
            {}
          ],
          "e": []
        }
        """)
  }

  static let texts: [(String, String)] = [
    ("", "\"\""), ("\"\\/", "\"\\\"\\\\/\""), ("\n\r\t", "\"\\n\\r\\t\""),
    ("\u{0}\u{1F}", "\"\\u0000\\u001f\""), ("é\u{1F600}\u{2028}\u{7F}", "\"é\u{1F600}\u{2028}\u{7F}\""),
    ("a\"b\nc", "\"a\\\"b\\nc\""),
  ]

  @Test(arguments: texts)
  func onlyWhatMustBeEscapedIs(text: String, json: String) {
    #expect(JSONValue.string(text).text() == json)
  }

  static let numbers: [(Double, String)] = [
    (0.1, "0.1"), (2, "2.0"), (-0.0, "-0.0"), (1e300, "1e+300"), (.leastNonzeroMagnitude, "5e-324"),
    (.infinity, "null"),
    (.nan, "null"),
  ]

  @Test(arguments: numbers)
  func doublesArePrintedShortest(number: Double, json: String) throws {
    #expect(JSONValue.double(number).text() == json)
    if number.isFinite { #expect(try JSONParser.parse(json).doubleValue == number) }
  }

  @Test func keysAreSortedByTheirBytes() {
    let value: JSONValue = ["b": 1, "a": 2, "B": 3, "é": 4, "aa": 5, "": 6]
    #expect(value.text() == #"{"":6,"B":3,"a":2,"aa":5,"b":1,"é":4}"#)
  }

  @Test func whatIsWrittenIsReadBack() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let value = Self.random(depth: 4, &generator)
      #expect(try JSONParser.parse(value.encoded()) == value)
      #expect(try JSONParser.parse(value.encoded(.pretty)) == value)
    }
  }

  private static let samples = [
    "", "a", "\u{0}\u{1F}\"\\", "é", "\u{1F600}", "long enough to live on the heap\n",
  ]

  private static func random(depth: Int, _ generator: inout SeededGenerator) -> JSONValue {
    switch Int.random(in: 0..<(depth == 0 ? 5 : 7), using: &generator) {
    case 0: return .null
    case 1: return .bool(.random(using: &generator))
    case 2: return .integer(.random(in: .min ... .max, using: &generator))
    case 3: return .double(Double(bitPattern: .random(in: 1..<0x7FF0_0000_0000_0000, using: &generator)))
    case 4: return .string(samples[Int.random(in: samples.indices, using: &generator)])
    case 5: return .array((0..<3).map { _ in random(depth: depth - 1, &generator) })
    default:
      var members: [String: JSONValue] = [:]
      for key in samples where Bool.random(using: &generator) {
        members[key] = random(depth: depth - 1, &generator)
      }
      return .object(members)
    }
  }
}
