import Testing

@testable import GraphRender

@Suite struct PlainTextTests {
  @Test(
    arguments: [
      ("plain", "plain"),
      ("a\u{0}b\u{1}c\u{1B}[31md\u{7F}", "abc[31md"),
      ("tab\there", "tab here"),
      ("one\r\ntwo\rthree\u{2028}four", "one\ntwo\nthree\nfour"),
      ("\u{202E}gnp.exe\u{202C}", "gnp.exe"),
      ("non\u{FFFE}char\u{FFFF}s\u{1FFFE}", "nonchars"),
      ("שלום", "שלום"),
      ("👩‍👩‍👧", "👩‍👩‍👧"),
    ])
  func removesWhatPicturesCannotHold(text: String, expected: String) {
    #expect(plainText(text) == expected)
  }

  @Test func oneLineIsCut() {
    #expect(oneLine("first\nsecond", columns: 40) == "first…")
    #expect(oneLine("short", columns: 40) == "short")
    #expect(oneLine("\n", columns: 40) == "")
  }

  @Test func idsAreValidAndDifferent() {
    #expect(elementID("node", "plan_2") == "node-plan_2")
    #expect(elementID("node", "a b\"<é") == "node-a.20b.22.3c.c3.a9")
    #expect(elementID("node", "a.b") != elementID("node", "a.2eb"))
    let long = String(repeating: "n", count: 5000)
    #expect(elementID("node", long).utf8.count < 160)
    #expect(elementID("node", long + "1") != elementID("node", long + "2"))
  }
}
