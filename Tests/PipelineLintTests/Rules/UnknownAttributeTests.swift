import Testing

@Suite struct UnknownAttributeTests {
  @Test func everyOwnerHasKeysOfItsOwn() {
    let found = expect(
      "AT201",
      in: """
        digraph g {
          graph [«gaol»="x"]
          start; exit
          subgraph s { «colour_scheme_of_mine»=red }
          a [label=x, «max_retrys»=3]
          start -> a -> exit [«wieght»=2]
        }
        """)
    #expect(
      found.map(\.message) == [
        "the graph has no attribute `gaol`", "a subgraph has no attribute `colour_scheme_of_mine`",
        "a node has no attribute `max_retrys`", "an edge has no attribute `wieght`",
      ])
    #expect(
      found.map { $0.fixes.first?.title } == [
        "rename to `goal`", nil, "rename to `max_retries`", "rename to `weight`",
      ])
    #expect(found[2].subject == .node("a"))
  }

  @Test func theSameKeyIsReportedOnceWithAllItsPlaces() {
    let nodes = (0..<7).map { "a\($0) [label=x, labl=y]; start -> a\($0) -> exit" }.joined(separator: "; ")
    let result = MarkedPipeline("digraph g { start; exit; \(nodes) }")
    #expect(result.codes == ["AT201"])
    #expect(result.diagnostics.first?.notes.last?.message == "and 2 times more")
    expectClean(result.fixed().split(separator: ", label=y").joined())
  }

  @Test func aDefaultIsReportedWhereItIsWritten() {
    let found = expect(
      "AT201", in: "digraph g { node [«time_out»=\"5m\"]; start; exit; a [label=x]; start -> a -> exit }")
    #expect(found.first?.subject == nil)
  }

  @Test func graphvizKnowsMoreKeys() {
    expectClean(
      "digraph g { rankdir=LR; start [fillcolor=red, style=filled]; exit; start -> exit [penwidth=2] }")
  }

  @Test func aHandlerOfTheProgramReadsWhatItLikes() {
    let text = "digraph g { start; exit; a [type=\"acme.deploy\", region=eu]; start -> a -> exit }"
    #expect(MarkedPipeline(text, handlers: ["acme.deploy"]).codes == [])
    #expect(MarkedPipeline(text).codes == ["AT208"])
  }
}
