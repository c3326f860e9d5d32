import Testing

@testable import AttractorCLI

@Suite("Text for terminals")
struct TerminalTextTests {
  @Test("Nobody's text drives the terminal")
  func visible() {
    #expect(TerminalText.visible("plain ü 漢") == "plain ü 漢")
    #expect(TerminalText.visible("a\nb\tc\u{1B}[31m\u{9B}\u{202E}") == "a b c␛[31m\\u{9B}\\u{202E}")
  }

  @Test(
    "Width counts columns, and what is cut is marked",
    arguments: [
      ("short", 9, "short"), ("exactly", 7, "exactly"), ("too long", 5, "too …"), ("漢字漢字", 5, "漢字…"),
      ("漢字漢字", 4, "漢…"), ("x", 0, ""), ("xy", 1, "…"),
    ])
  func truncated(text: String, columns: Int, expected: String) {
    let shown = TerminalText.truncated(text, to: columns)
    #expect(shown == expected)
    #expect(TerminalText.columns(of: shown) <= columns)
  }

  @Test(
    "A word to type is quoted where a shell would split it",
    arguments: [
      ("logs/first", "logs/first"), ("my run", "'my run'"), ("it's", "'it'\\''s'"), ("", "''"),
      ("$x", "'$x'"),
      ("größe", "größe"), ("~x", "'~x'"),
    ])
  func shellWord(word: String, expected: String) { #expect(TerminalText.shellWord(word) == expected) }
}
