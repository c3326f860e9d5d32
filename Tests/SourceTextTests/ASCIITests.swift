import SourceText
import Testing

@Suite struct ASCIITests {
  @Test func classesAgreeWithCharacterProperties() {
    for byte in UInt8.min...UInt8.max {
      let character = Character(Unicode.Scalar(byte))
      let isASCII = byte < 0x80
      #expect(ASCII.isDigit(byte) == (isASCII && character.isNumber))
      #expect(ASCII.isLetter(byte) == (isASCII && character.isLetter))
      #expect(ASCII.isSpace(byte) == (isASCII && character.isWhitespace))
      #expect(ASCII.isName(byte) == (ASCII.isWord(byte) || character == "-"))
      if isASCII {
        #expect(Character(Unicode.Scalar(ASCII.lowercased(byte))) == Character(character.lowercased()))
      }
    }
  }

  @Test(arguments: ["a", "_", "a1", "_1", "snake_case", "Z"])
  func identifiers(name: String) { #expect(ASCII.isIdentifier(name.utf8)) }

  @Test(arguments: ["", "1a", "a-b", "a.b", "é", "a b", "-"])
  func notIdentifiers(name: String) { #expect(!ASCII.isIdentifier(name.utf8)) }
}
