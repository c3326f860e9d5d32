import Testing

@Suite struct TerminalNodeTests {
  @Test func aMissingExitIsReportedAtTheGraphsName() {
    let found = expect("AT102", in: "digraph «g» { start; done [prompt=\"p\"]; start -> done }")
    #expect(found.first?.message == "found 0 exit nodes, there must be exactly one")
    #expect(found.first?.notes.map(\.message) == ["nothing follows `done`"])
  }

  @Test func allOfSeveralExitsAreNamed() {
    let found = expect(
      "AT102", in: "digraph g { start; exit; «done» [shape=Msquare]; start -> exit; start -> done }")
    #expect(found.first?.message == "found 2 exit nodes, there must be exactly one")
    #expect(found.first?.notes.map(\.message) == ["exit node `exit`", "exit node `done`"])
  }

  @Test func shapeTypeAndNameAllMakeAnExit() {
    expectClean("digraph g { start; done [shape=doublecircle]; start -> done }")
    expectClean("digraph g { start; done [type=exit]; start -> done }")
    expectClean("digraph g { start; end; start -> end }")
  }

  @Test func aLongListOfExitsIsCut() {
    let exits = (0..<12).map { "e\($0) [shape=Msquare]; start -> e\($0)" }.joined(separator: "; ")
    let result = MarkedPipeline("digraph g { start; \(exits) }")
    #expect(result.codes == ["AT102"])
    #expect(result.diagnostics.first?.notes.last?.message == "and 4 more")
  }

  @Test func edgesOutOfASecondExitAreNotReportedToo() {
    expect("AT102", in: "digraph g { start; end [prompt=\"p\"]; «exit»; start -> end -> exit }")
  }
}
