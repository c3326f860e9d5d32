import Testing

@Suite struct TypeKnownTests {
  @Test func aMisspeltTypeIsReportedAtItsValue() {
    let result = MarkedPipeline(
      "digraph g { start; exit; a [label=x, type=«\"parallel.fan_inn\"»]; start -> a -> exit }")
    #expect(result.codes == ["AT208"])
    #expect(result.diagnostics.map(\.span) == result.marks)
    #expect(result.diagnostics.first?.label == "did you mean `parallel.fan_in`?")
    #expect(result.fixed().contains("type=\"parallel.fan_in\"]"))
  }

  @Test func aStrangeTypeIsReportedWithAllThatAreKnown() {
    let result = MarkedPipeline(
      "digraph g { start; exit; a [label=x, type=teleporter]; start -> a -> exit }", handlers: ["acme"])
    #expect(result.diagnostics.first?.help?.hasSuffix("`pipeline`, `acme`") == true)
    #expect(result.diagnostics.first?.fixes.isEmpty == true)
  }

  @Test func registeredHandlersAreKnown() {
    let text = "digraph g { start; exit; a [label=x, type=acme]; start -> a -> exit }"
    #expect(MarkedPipeline(text, handlers: ["acme"]).codes == [])
  }

  @Test func aDefaultIsReportedOnce() {
    expect("AT208", in: "digraph g { start; exit; node [type=«teleporter»]; a; b; start -> a -> b -> exit }")
  }
}
