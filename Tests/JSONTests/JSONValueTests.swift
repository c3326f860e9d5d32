import Testing

@testable import JSON

@Suite struct JSONValueTests {
  @Test func membersAreReadByKind() throws {
    let value = try JSONParser.parse(#"{"s":"t","i":3,"d":2.5,"b":true,"a":[1],"o":{"k":null}}"#)
    #expect(value["s"]?.stringValue == "t")
    #expect(value["i"]?.integerValue == 3)
    #expect(value["i"]?.doubleValue == 3)
    #expect(value["d"]?.doubleValue == 2.5)
    #expect(value["b"]?.boolValue == true)
    #expect(value["a"]?.arrayValue == [1])
    #expect(value["o"]?.objectValue == ["k": .null])
    #expect(value["o"]?["k"] == .null)
  }

  @Test func anotherKindGivesNil() {
    let value: JSONValue = ["s": "1"]
    #expect(value["missing"] == nil)
    #expect(value["s"]?.integerValue == nil)
    #expect(value["s"]?.doubleValue == nil)
    #expect(value["s"]?.boolValue == nil)
    #expect(value["s"]?.arrayValue == nil)
    #expect(value["s"]?.objectValue == nil)
    #expect(value["s"]?["k"] == nil)
    #expect(value.stringValue == nil)
    #expect(JSONValue.double(3).integerValue == nil)
  }

  @Test func integersAndDoublesStayApart() throws {
    #expect(try JSONParser.parse("3") != JSONParser.parse("3.0"))
    #expect(try JSONParser.parse("3").text() == "3")
    #expect(try JSONParser.parse("3.0").text() == "3.0")
  }

  @Test func ofEqualKeysInALiteralTheLastCounts() {
    #expect((["a": 1, "a": 2] as JSONValue) == ["a": 2])
  }
}
