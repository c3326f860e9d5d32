import Testing

@Suite struct EdgeTargetExistsTests {
  @Test func aSlipIsReportedWithASafeFix() {
    let found = expect(
      "AT105",
      in: """
        digraph g {
          start; exit
          deploy [prompt="p"]
          start -> «depoly»
          deploy -> exit
        }
        """)
    #expect(found.first?.message == "no node is named `depoly`")
    #expect(found.first?.label == "did you mean `deploy`, declared at line 3?")
    #expect(found.first?.help == "rename to `deploy`")
    #expect(found.first?.fixes.map(\.title) == ["rename to `deploy`", "declare `depoly`"])
    #expect(found.first?.fixes.map(\.applicability) == [.safe, .unsafe])
    #expect(found.first?.subject == .edge(from: "start", to: "depoly"))
  }

  @Test func anotherNumberIsNotASlip() {
    let result = MarkedPipeline(
      "digraph g { start; exit; task2 [prompt=\"p\"]; start -> task2 -> task3 -> exit }")
    #expect(result.codes == ["AT105"])
    #expect(result.diagnostics.first?.fixes.first?.applicability == .unsafe)
  }

  @Test func aNameLikeNoOtherCanOnlyBeDeclared() {
    let result = MarkedPipeline("digraph g {\n  start; exit\n  start -> shipment\n  shipment -> exit\n}")
    #expect(result.codes == ["AT105"])
    #expect(result.diagnostics.first?.label == nil)
    #expect(result.diagnostics.first?.notes.map(\.message) == ["also named here"])
    #expect(
      result.fixed()
        == "digraph g {\n  start; exit\n  shipment [label=\"shipment\"]\n  start -> shipment\n  shipment -> exit\n}"
    )
    expectClean(result.fixed())
  }

  @Test func aNameInAChainIsOnePlace() {
    let found = expect(
      "AT105",
      in: "digraph g { start; deploy [prompt=\"p\"]; exit; start -> «depoly» -> exit; deploy -> exit }")
    #expect(found.first?.notes.isEmpty == true)
    #expect(found.first?.fixes.first?.edits.count == 1)
  }

  @Test func everyUseIsRenamed() {
    let result = MarkedPipeline(
      "digraph g { start; exit; deploy [prompt=\"p\"]; start -> depoly; depoly -> depoly; depoly -> exit }")
    #expect(result.codes == ["AT105"])
    #expect(!result.fixed().contains("depoly"))
    expectClean(result.fixed())
  }

  /// A fix must not make a worse file: such names cannot be written as they are.
  @Test func namesThatNeedQuotesHaveNoFix() {
    let missing = MarkedPipeline("digraph g { start; exit; start -> exit; start -> \"ship it\" }")
    #expect(missing.findings("AT105").map(\.fixes.isEmpty) == [true])
    let meant = MarkedPipeline(
      "digraph g { start; exit; \"ship it\" [label=x]; start -> ship_it; \"ship it\" -> exit }")
    #expect(meant.findings("AT105").map { $0.fixes.map(\.title) } == [["declare `ship_it`"]])
  }

  @Test func eachMissingNameIsReportedOnce() {
    let uses = (0..<9).map { _ in "start -> shipment; start -> billing" }.joined(separator: "; ")
    let result = MarkedPipeline("digraph g { start; exit; start -> exit; \(uses) }")
    #expect(result.codes == ["AT105", "AT105"])
    #expect(result.diagnostics.first?.notes.last?.message == "and 4 times more")
  }
}
