import Testing

@Suite struct StartNodeTests {
  @Test func aMissingStartIsReportedAtTheGraphsName() {
    let found = expect("AT101", in: "digraph «words» { begin [prompt=\"p\"]; exit; begin -> exit }")
    #expect(found.first?.notes.map(\.message) == ["nothing leads to `begin`"])
  }

  @Test func allOfSeveralStartsAreNamed() {
    let found = expect(
      "AT101",
      in:
        "digraph g { start; «begin» [shape=Mdiamond]; third [type=start]; exit; start -> exit; begin -> exit; third -> exit }"
    )
    #expect(found.first?.message == "found 3 start nodes, there must be exactly one")
    #expect(
      found.first?.notes.map(\.message) == ["start node `start`", "start node `begin`", "start node `third`"])
  }

  @Test func shapeTypeAndNameAllMakeAStart() {
    expectClean("digraph g { go [shape=Mdiamond]; exit; go -> exit }")
    expectClean("digraph g { go [shape=circle]; exit; go -> exit }")
    expectClean("digraph g { go [type=start]; exit; go -> exit }")
    expectClean("digraph g { Start; exit; Start -> exit }")
  }

  /// A second start would make these edges wrong; that it is a start is the mistake.
  @Test func edgesIntoASecondStartAreNotReportedToo() {
    expect("AT101", in: "digraph g { start; «begin» [shape=Mdiamond]; exit; start -> begin -> exit }")
  }
}
