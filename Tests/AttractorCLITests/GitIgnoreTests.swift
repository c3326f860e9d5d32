import SystemPackage
import Testing

@testable import AttractorCLI

@Suite(".gitignore rules")
struct GitIgnoreTests {
  @Test(
    "gitignore(5), rule by rule",
    arguments: [
      ("*.dot", "a/b.dot", false, true),
      ("/b.dot", "a/b.dot", false, false),
      ("/b.dot", "b.dot", false, true),
      ("build/", "build", true, true),
      ("build/", "build", false, false),
      ("doc/*.dot", "doc/a.dot", false, true),
      ("doc/*.dot", "doc/a/b.dot", false, false),
      ("**/tmp", "a/b/tmp", true, true),
      ("**/tmp", "tmp", true, true),
      ("a/**/z.dot", "a/z.dot", false, true),
      ("a/**/z.dot", "a/x/y/z.dot", false, true),
      ("*.dot\n!keep.dot", "keep.dot", false, false),
      ("file[0-9].dot", "file7.dot", false, true),
      ("file[!0-9].dot", "file7.dot", false, false),
      ("# note\n\n", "note", false, false),
      ("\\#odd", "#odd", false, true),
      ("fo?.dot", "foo.dot", false, true),
    ])
  func rules(rules: String, path: String, isDirectory: Bool, expected: Bool) {
    var ignore = GitIgnore()
    ignore.add(rules: rules, in: "/repo")
    #expect(ignore.ignores(FilePath("/repo/\(path)"), isDirectory: isDirectory) == expected)
  }

  @Test("A hostile pattern is matched in bounded time")
  func hostilePattern() {
    let pattern = Array(String(repeating: "*a", count: 40) + "b")
    #expect(!Glob.matches(pattern[...], Array(String(repeating: "a", count: 2_000))[...]))
  }
}
