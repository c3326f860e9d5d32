import Testing

@testable import PipelineIR

@Suite struct AttributeTypeErrorTests {
  @Test(arguments: [
    ("max_retries=3", AttributeValue.integer(3)), ("max_retries=\"-1\"", .integer(-1)),
    ("max_retries=9223372036854775807", .integer(.max)),
    ("max_retries=\"-9223372036854775808\"", .integer(.min)),
    ("quorum_fraction=0.5", .float(0.5)), ("quorum_fraction=\"1\"", .float(1)),
    ("quorum_fraction=.25", .float(0.25)),
    ("goal_gate=true", .boolean(true)), ("goal_gate=\"false\"", .boolean(false)),
    ("timeout=900s", .duration(.seconds(900))), ("timeout=\"15m\"", .duration(.seconds(900))),
    ("timeout=300", .duration(.seconds(300))), ("timeout=\"1.5h\"", .duration(.seconds(5400))),
    ("timeout=250ms", .duration(.milliseconds(250))), ("join_policy=k_of_n", .string("k_of_n")),
    ("prompt=\"a \\\"b\\\"\\n\"", .string("a \"b\"\n")), ("max_retries=\"1\" + \"2\"", .integer(12)),
    ("fidelity=nonsense", .string("nonsense")), ("shape=blob", .string("blob")),
  ])
  func valuesOfTheirType(_ text: String, _ expected: AttributeValue) {
    let result = pipeline("digraph g { a [\(text)] }")
    #expect(result.attributes.first?.value == expected)
    #expect(result.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("max_retries=three", "three", "`max_retries` expects a whole number, not `three`"),
    ("max_retries=1.5", "1.5", "`max_retries` expects a whole number, not `1.5`"),
    ("max_retries=\"\"", "\"\"", "`max_retries` expects a whole number, not ``"),
    (
      "max_retries=99999999999999999999", "99999999999999999999",
      "`max_retries` expects a whole number within 64 bits, not `99999999999999999999`"
    ),
    ("quorum_fraction=\"1e5\"", "\"1e5\"", "`quorum_fraction` expects a number, not `1e5`"),
    ("quorum_fraction=\"nan\"", "\"nan\"", "`quorum_fraction` expects a number, not `nan`"),
    ("goal_gate=yes", "yes", "`goal_gate` expects `true` or `false`, not `yes`"),
    ("timeout=\"soon\"", "\"soon\"", "`timeout` expects a duration, not `soon`"),
    ("timeout=\"1.5\"", "\"1.5\"", "`timeout` expects a duration with a unit, not `1.5`"),
    ("timeout=\"-5s\"", "\"-5s\"", "`timeout` expects a duration of zero or more, not `-5s`"),
    ("timeout=\"200000d\"", "\"200000d\"", "`timeout` expects a duration below 292 years, not `200000d`"),
    (
      "error_policy=stop", "stop",
      "`error_policy` expects one of `continue`, `fail_fast`, `ignore`, not `stop`"
    ),
  ])
  func valuesOfAnotherType(_ text: String, _ span: String, _ message: String) {
    let result = pipeline("digraph g { a [\(text)] }")
    #expect(result.found == ["AT202 \(span)"])
    #expect(result.diagnostics.first?.message == message)
    #expect(result.diagnostics.first?.severity == .error)
    #expect(result.diagnostics.first?.subject == .node("a"))
    guard case .invalid = result.attributes.first?.value else {
      return #expect(Bool(false), "\(text) is typed")
    }
  }

  @Test func wordsHaveANearestName() {
    let result = pipeline("digraph g { a [join_policy=\"wait_al\"] b [goal_gate=True] }")
    #expect(result.diagnostics.map(\.help) == ["did you mean `wait_all`?", "did you mean `true`?"])
    #expect(
      result.diagnostics.flatMap(\.fixes).flatMap(\.edits).map(\.replacement) == ["\"wait_all\"", "true"])
  }

  @Test func aBlockReportsOnceAndAChainReportsOnce() {
    let result = pipeline(
      "digraph g { node [timeout=x] a b c edge [weight=y] a -> b -> c a -> c [weight=z] }")
    #expect(result.found == ["AT202 x", "AT202 y", "AT202 z"])
    #expect(result.diagnostics.last?.subject == .edge(from: "a", to: "c"))
    #expect(result.attribute(.timeout, of: "c")?.value == .invalid("x"))
  }

  @Test func longValuesAreCutInMessages() {
    let result = pipeline("digraph g { a [max_retries=\"\(String(repeating: "é", count: 100))\"] }")
    #expect(
      result.diagnostics.first?.message.hasSuffix("not `\(String(repeating: "é", count: 40))…`") == true)
  }
}
