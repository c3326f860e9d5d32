import Testing

@testable import AttractorCLI

@Suite("A journal as show reads it")
struct RunJournalTests {
  static let journal = RunJournal(lines: [
    #"{"type":"intent","node":"a"}"#,
    #"{"type":"result","node":"a"}"#,
    #"{"type":"restarted","number":2,"at":"a"}"#,
    #"{"type":"intent","node":"a"}"#,
    #"{"type":"interrupted","node":"a"}"#,
    #"{"type":"intent","branch":"restart-2/fork#1/left/inner#3/deep","node":"b"}"#,
    #"{"type":"intent","branch":"restart-2/fork#1/left.2","node":"a#1"}"#,
    "torn",
  ])

  @Test("A step's folder is that of its branch, after a restart below the restart's")
  func directories() {
    #expect(Self.journal.directory(of: "a") == "restart-2/a")
    #expect(Self.journal.directory(of: "b") == "restart-2/fork/left/inner/deep/b")
    #expect(Self.journal.directory(of: "never seen") == "restart-2/never seen")
    #expect(RunJournal(lines: []).directory(of: "a") == "a")
  }

  @Test("Open is what was announced and has no end")
  func openSteps() {
    #expect(Self.journal.openSteps.map(\.node) == ["b", "a#1"])
    #expect(!Self.journal.isEnded)
    #expect(RunJournal(lines: [#"{"type":"run_ended","status":"fail"}"#]).isEnded)
  }
}
