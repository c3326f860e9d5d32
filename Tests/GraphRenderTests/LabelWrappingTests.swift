import SourceText
import Testing

@testable import GraphRender

@Suite struct LabelWrappingTests {
  @Test(
    arguments: [
      ("", []),
      ("   \n ", []),
      ("Plan", ["Plan"]),
      (
        "Plan the implementation in careful small steps",
        ["Plan the implementation", "in careful small steps"]
      ),
      ("first\nsecond", ["first", "second"]),
      ("\n\nfirst\n\n\nsecond\n", ["first", "second"]),
      ("many    spaces\tand tabs", ["many spaces and tabs"]),
      ("a_very_long_identifier_without_spaces", ["a_very_long_identifier_", "without_spaces"]),
      ("abcdefghijklmnopqrstuvwxyz0123456789", ["abcdefghijklmnopqrstuvwx", "yz0123456789"]),
    ] as [(String, [String])])
  func breaksAtWords(text: String, lines: [String]) {
    #expect(LabelWrapping(columns: 24, lines: 4).wrap(text) == lines)
  }

  @Test func balancesLines() {
    let text = "Check whether everything is done now"
    #expect(LabelWrapping(columns: 24, lines: 4, balances: false).wrap(text).map(\.count) == [24, 11])
    #expect(LabelWrapping(columns: 24, lines: 4).wrap(text) == ["Check whether", "everything is done now"])
  }

  @Test func cutsWithAnEllipsis() throws {
    let lines = LabelWrapping(columns: 10, lines: 4).wrap(String(repeating: "word ", count: 100))
    #expect(lines == ["word word", "word word", "word word", "word word…"])
    let cut = LabelWrapping(columns: 5, lines: 1).wrap("abcdefgh")
    #expect(cut == ["abcd…"])
  }

  @Test func countsWideCharactersTwice() {
    #expect(LabelWrapping(columns: 8, lines: 4).wrap("漢字漢字漢字") == ["漢字漢字", "漢字"])
  }

  @Test func hugeLabelsStaySmall() {
    let lines = LabelWrapping(columns: 24, lines: 4).wrap(plainText(String(repeating: "x", count: 100_000)))
    #expect(lines.count == 4)
    #expect(lines.allSatisfy { $0.count <= 24 })
    let tower = "a" + String(repeating: "\u{0301}", count: 3000)
    #expect(LabelWrapping(columns: 24, lines: 4).wrap(tower).joined().unicodeScalars.count <= 12)
  }

  @Test func everyLineFits() {
    var generator = SeededGenerator(seed: 7)
    let alphabet = Array("ab cd_ef-漢字 😀é.\n")
    for _ in 0..<500 {
      let text = String(
        (0..<Int.random(in: 0...120, using: &generator)).map { _ in
          alphabet.randomElement(using: &generator) ?? "a"
        })
      let columns = Int.random(in: 2...30, using: &generator)
      let lines = LabelWrapping(columns: columns, lines: 4).wrap(text)
      #expect(lines.count <= 4)
      for line in lines {
        #expect(!line.isEmpty)
        #expect(line.reduce(0) { $0 + DisplayWidth.of($1) } <= columns, "\(line) in \(columns)")
      }
    }
  }
}

/// SplitMix64.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
