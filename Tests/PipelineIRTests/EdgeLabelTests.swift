import Testing

@testable import PipelineIR

@Suite struct EdgeLabelTests {
  @Test(arguments: [
    ("[Y] Yes, deploy", "yes, deploy", "Y"), ("Y) Yes, deploy", "yes, deploy", "Y"),
    ("Y - Yes, deploy", "yes, deploy", "Y"), ("Yes, deploy", "yes, deploy", "Y"), ("  Fix  ", "fix", "F"),
    ("[10] Later", "later", "10"), ("[] Odd", "[] odd", "["), ("[a b] Odd", "[a b] odd", "["),
    ("[Y]", "[y]", "Y"),
    ("A-B", "a-b", "A"), ("Retry - again", "retry - again", "R"), ("y)es", "y)es", "y"),
    ("Überspringen", "überspringen", "Ü"),
    ("[R]etry", "etry", "R"), ("Y)", "y)", "Y"), ("1) One", "one", "1"), ("[Y", "[y", "["),
  ])
  func normalisesAndFindsTheKey(_ label: String, _ normalized: String, _ key: String) {
    #expect(EdgeLabel.normalized(label) == normalized)
    #expect(EdgeLabel.acceleratorKey(label) == key)
  }

  @Test func blankLabelsHaveNoKey() {
    #expect(EdgeLabel.acceleratorKey(" \n") == nil)
    #expect(EdgeLabel.normalized(" \n").isEmpty)
  }
}
