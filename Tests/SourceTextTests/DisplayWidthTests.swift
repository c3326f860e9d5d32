import SourceText
import Testing

@Suite struct DisplayWidthTests {
  @Test(
    arguments: [
      ("a", 1), ("é", 1), ("e\u{301}", 1), ("漢", 2), ("한", 2), ("😀", 2), ("❤\u{FE0F}", 2), ("❤", 1),
    ]
      as [(Character, Int)])
  func ofCharacters(character: Character, width: Int) {
    #expect(DisplayWidth.of(character) == width)
  }

  @Test(
    arguments: [("a", 1), ("é", 1), ("\u{301}", 0), ("\u{20DD}", 0), ("漢", 2), ("🚀", 2), ("🌡", 1)]
      as [(Unicode.Scalar, Int)])
  func ofScalars(scalar: Unicode.Scalar, width: Int) {
    #expect(DisplayWidth.of(scalar) == width)
  }
}
