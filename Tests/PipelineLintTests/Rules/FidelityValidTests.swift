import Testing

@Suite struct FidelityValidTests {
  @Test func graphNodesAndEdgesAreChecked() {
    let found = expect(
      "AT209",
      in: """
        digraph g {
          default_fidelity=«compakt»
          start; exit
          a [label=x, fidelity=«"summary:hihg"»]
          start -> a -> exit [fidelity=«lossless»]
        }
        """)
    #expect(found.map(\.label) == ["did you mean `compact`?", "did you mean `summary:high`?", nil])
    #expect(found.map(\.subject) == [nil, .node("a"), .edge(from: "start", to: "a")])
    #expect(
      found.last?.help == "use one of full, truncate, compact, summary:low, summary:medium, summary:high")
  }

  @Test(arguments: ["full", "truncate", "compact", "summary:low", "summary:medium", "summary:high", ""])
  func theSixModesAreValid(mode: String) {
    expectClean("digraph g { start; exit; a [label=x, fidelity=\"\(mode)\"]; start -> a -> exit }")
  }
}
