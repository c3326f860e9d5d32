import Testing

/// One mistake gives one finding: what follows from it is not reported.
@Suite struct NoCascadeTests {
  /// Pipelines with one mistake each, and its code.
  static let oneMistake: [(code: String, text: String)] = [
    ("AT002", "digraph g {\n start; exit\n a [label=\"x]\n start -> a -> exit\n}"),
    (
      "AT003",
      "digraph g { start; exit; a [prompt=\"say \"hello there\" loud\"]; b [label=x]; start -> a -> b -> exit }"
    ),
    ("AT105", "digraph g { start; exit; deploy [label=x]; start -> depoly; deploy -> exit }"),
    ("AT105", "digraph g { start; exit; deploy [label=x]; start -> deploy; depoly -> exit }"),
    ("AT105", "digraph g { start; exit; a [label=x]; start -> a -> shipment; a -> exit }"),
    ("AT105", "digraph g { start; exit; a [label=x]; start -> exit; shipment -> a -> exit }"),
    ("AT105", "digraph g { start; exit; start -> shipment -> exit }"),
    ("AT105", "digraph g { start; exit; a [label=x]; start -> exti; start -> a -> exti }"),
    ("AT108", "digraph g { start; exit; a [label=x]; b [label=x]; c [label=x]; start -> a -> b -> c -> b }"),
    (
      "AT212",
      "digraph g { start; exit; a [label=x, retry_target=bb]; bbb [label=x]; start -> a -> exit; bbb -> a }"
    ),
    ("AT101", "digraph g { a [label=x]; b [label=x]; exit; a -> b -> exit }"),
    ("AT101", "digraph g { exit; a [label=x]; b [label=x]; a -> b -> a; b -> exit }"),
    ("AT102", "digraph g { start; a [label=x]; done [label=x]; start -> a -> done }"),
    ("AT102", "digraph g { start; a [label=x]; b [label=x]; start -> a -> b -> a }"),
    ("AT104", "digraph g { start; exit; a [label=x]; b [label=x]; start -> exit -> a -> b -> a }"),
    ("AT202", "digraph g { start; exit; a [label=x, goal_gate=yes]; start -> a -> exit }"),
    ("AT208", "digraph g { start; exit; a [type=teleporter, speed=9]; start -> a -> exit }"),
  ]

  @Test(arguments: oneMistake)
  func oneMistakeIsOneFinding(mistake: (code: String, text: String)) {
    let result = MarkedPipeline(mistake.text)
    #expect(result.codes == [mistake.code], "\(mistake.text): \(result.diagnostics.map(\.message))")
  }

  @Test func aWrongCommaDoesNotHideAMissingStart() {
    let codes = MarkedPipeline("digraph g { a [label=x,, prompt=\"p\"]; exit; ,\n a -> exit }").codes
    #expect(Set(codes) == ["AT001", "AT101"])
  }

  /// What the parser skips may be the node that seems to be missing.
  @Test func aSkippedNameMayBeTheMissingNode() {
    #expect(MarkedPipeline("digraph g { start; , exit; start -> exit }").codes == ["AT001"])
  }

  @Test func severalMistakesAreSeveralFindings() {
    let codes = MarkedPipeline(
      "digraph g { start; exit; a [label=x, promt=y]; b; lost [label=x]; start -> a -> b -> exit; lost -> exit; a -> buidl }"
    ).codes
    #expect(codes.sorted() == ["AT105", "AT106", "AT201", "AT708"])
  }
}
