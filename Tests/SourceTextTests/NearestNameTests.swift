import Testing

@testable import SourceText

@Suite struct NearestNameTests {
  static let suggestions: [(name: String, candidates: [String], found: String?)] = [
    ("implment", ["plan", "implement", "exit"], "implement"),
    ("dpeloy", ["deploy"], "deploy"),
    ("DEPLOY", ["deploys", "deploy"], "deploy"),
    ("deploy", ["deploy"], nil),
    ("deploy", ["deploy", "deploys"], "deploys"),
    ("cat", ["dog"], nil),
    ("plan", ["implementation"], nil),
    ("a", ["b"], "b"),
    ("", ["a"], "a"),
    ("", ["ab"], nil),
    ("ab", [], nil),
    // Ties go to the first.
    ("noda", ["node", "nods"], "node"),
    ("noda", ["nods", "node"], "nods"),
  ]

  @Test(arguments: suggestions.indices)
  func find(row: Int) {
    let (name, candidates, found) = Self.suggestions[row]
    #expect(NearestName.find(name, among: candidates) == found)
  }

  /// Names come from files, and comparing two of a million bytes takes hours.
  @Test func longNamesAreNotCompared() {
    let long = String(repeating: "a", count: 1 << 20)
    #expect(NearestName.find(long + "b", among: [long + "c"]) == nil)
    #expect(NearestName.find("node", among: [long, "nods"]) == "nods")
    let limit = String(repeating: "a", count: NearestName.longestName - 1)
    #expect(NearestName.find(limit + "b", among: [limit + "c"]) == limit + "c")
  }

  static let distances: [(String, String, Int)] = [
    ("", "", 0), ("", "abc", 3), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "ab", 1), ("abc", "acb", 1),
    ("kitten", "sitting", 3), ("ca", "abc", 3), ("abcd", "badc", 2),
  ]

  @Test(arguments: distances)
  func distance(left: String, right: String, edits: Int) {
    #expect(NearestName.distance(Array(left.utf8), Array(right.utf8)) == edits)
    #expect(NearestName.distance(Array(right.utf8), Array(left.utf8)) == edits)
  }
}
