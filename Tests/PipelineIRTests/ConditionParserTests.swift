import DOTSyntax
import SourceText
import Testing

@testable import PipelineIR

@Suite struct ConditionParserTests {
  /// Elaborates an edge with the condition as it stands in a DOT string.
  private func elaborated(_ condition: String) -> Pipeline {
    pipeline("digraph g { a; b; a -> b [condition=\"\(condition)\"] }")
  }

  private func describe(_ condition: Condition?) -> String {
    switch condition {
    case nil: "none"
    case .clause(let clause): "\(clause.key.spelling)\(clause.comparison.rawValue)\(clause.literal)"
    case .and(let parts): parts.map { describe($0) }.joined(separator: " & ")
    case .or, .not: "extended"
    }
  }

  @Test(arguments: [
    // Specification 10.6.
    ("outcome=success", "outcome=success"), ("outcome=fail", "outcome=fail"),
    ("outcome=success && context.tests_passed=true", "outcome=success & tests_passed=true"),
    ("context.loop_state!=exhausted", "loop_state!=exhausted"),
    ("preferred_label=Fix", "preferred_label=Fix"),
    // Bare keys (10.5), other paths (10.4), literals.
    ("context.ready", "ready"), ("ready && outcome = success", "ready & outcome=success"),
    ("tool.last-line != 0", "tool.last-line!=0"), ("x=-1.5&&y=a:b.c-d", "x=-1.5 & y=a:b.c-d"),
    ("preferred_label=\\\"Ship it\\\"", "preferred_label=Ship it"), ("x=\\\"\\\"", "x="),
    ("x=\\\"a && b\\\"", "x=a && b"),
    ("x=\\\"say \\\\\\\"hi\\\\\\\"\\\"", "x=say \"hi\""), ("  outcome\\n=\\tsuccess  ", "outcome=success"),
    ("internal.loop_restart_count=0", "internal.loop_restart_count=0"),
    ("orange=1 && android", "orange=1 & android"),
  ])
  func parses(_ condition: String, _ expected: String) {
    let result = elaborated(condition)
    #expect(describe(result.edges.first?.condition) == expected)
    #expect(result.diagnostics.isEmpty)
    #expect(result.edges.first?.isConditional == true)
  }

  @Test(arguments: ["", "   ", "\\n\\t"])
  func blankIsNoCondition(_ condition: String) {
    let result = elaborated(condition)
    #expect(result.edges.first?.condition == nil)
    #expect(result.edges.first?.isConditional == false)
    #expect(result.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("outcome==success", "==", "a comparison is written with one `=`, not `==`"),
    ("outcome!==success", "=", "`!==` is no operator; comparisons are `=` and `!=`"),
    ("outcome=success & x=1", "&", "clauses are joined with `&&`, not a single `&`"),
    ("outcome=success && ", "", "empty clause after `&&`"), ("&& x", "&&", "the condition begins with `&&`"),
    ("a && && b", "&&", "empty clause after `&&`"),
    (
      "outcome=success || x", "||", "`||` belongs to the extended condition language and is not supported yet"
    ),
    ("outcome=a|b", "|", "`|` belongs to the extended condition language and is not supported yet"),
    ("!ready", "!", "`!` belongs to the extended condition language and is not supported yet"),
    ("(a=1)", "(", "`(` belongs to the extended condition language and is not supported yet"),
    ("x < 3", "<", "`<` belongs to the extended condition language and is not supported yet"),
    ("x>=3", ">=", "`>=` belongs to the extended condition language and is not supported yet"),
    (
      "x contains y", "contains",
      "`contains` belongs to the extended condition language and is not supported yet"
    ),
    (
      "x matches y", "matches",
      "`matches` belongs to the extended condition language and is not supported yet"
    ),
    ("not x", "not", "`not` belongs to the extended condition language and is not supported yet"),
    ("a=1 or b=2", "or", "`or` belongs to the extended condition language and is not supported yet"),
    ("a=1 AND b=2", "AND", "clauses are joined with `&&`, not `AND`"),
    ("a and b", "and", "clauses are joined with `&&`, not `and`"),
    ("outcome=“success”", "“", "typographic quotes do not quote a value"),
    ("outcome='success'", "'", "a value is quoted with `\"`, not `'`"),
    ("outcome=", "", "expected a value after `=`"),
    ("outcome= && x", "&&", "expected a value after `=`"), ("=success", "=", "expected a key, not `=`"),
    ("1x=2", "1x", "`1x` is no key: a key begins with a letter or `_`"),
    ("context.=2", "context.", "the key `context.` has an empty part"),
    ("a..b=2", "a..b", "the key `a..b` has an empty part"),
    ("label=Ship it", "it", "expected `&&` or the end after a clause, not `it`"),
    ("x=a/b", "/", "`/` cannot stand in a value without quotes"),
    ("x=\\\"open", "\\\"open", "the quoted value has no closing quote"),
    ("x $ y", "$", "expected `=`, `!=` or `&&` after a key, not `$`"),
  ])
  func rejects(_ condition: String, _ span: String, _ message: String) {
    let result = elaborated(condition)
    #expect(result.found == ["AT301 \(span)"])
    #expect(result.diagnostics.first?.message == message)
    #expect(result.diagnostics.first?.help != nil)
    #expect(result.diagnostics.first?.subject == .edge(from: "a", to: "b"))
    #expect(result.edges.first?.condition == nil)
    #expect(result.edges.first?.isConditional == true)
  }

  @Test(arguments: [
    ("outcome==success", "outcome=success"), ("a=1 & b=2", "a=1 && b=2"), ("a=1 and b=2", "a=1 && b=2"),
    ("x=\\\"\\\\\\\"\\\" and y", "x=\\\"\\\\\\\"\\\" && y"), ("x!==1", "x!=1"),
  ])
  func fixesMendIt(_ condition: String, _ mended: String) {
    let result = elaborated(condition)
    guard let edit = result.diagnostics.first?.fixes.first?.edits.first else {
      return #expect(Bool(false), "no fix")
    }
    var bytes = result.source.bytes
    bytes.replaceSubrange(edit.span.range, with: Array(edit.replacement.utf8))
    #expect(String(decoding: bytes, as: UTF8.self).contains("condition=\"\(mended)\""))
    #expect(elaborated(mended).diagnostics.isEmpty)
  }

  @Test func spansGoThroughEscapesAndConcatenation() {
    for text in ["x=\\\"a\\\\\\\"\\\" && outcome=fail", "x=\\\"a\\\" \" + \"&& outcome=fail"] {
      let result = elaborated(text)
      guard case .and(let parts) = result.edges.first?.condition, parts.count == 2,
        case .clause(let first) = parts[0], case .clause(let last) = parts[1]
      else { return #expect(Bool(false), "\(text)") }
      #expect(result.text(last.keySpan) == "outcome")
      #expect(result.text(last.literalSpan) == "fail")
      #expect(result.text(first.keySpan) == "x")
      #expect(result.text(first.literalSpan).hasPrefix("\\\"a"))
    }
  }

  @Test func onIsShortForAnOutcome() {
    let result = pipeline(
      "digraph g { a; b; a -> b [on=fail] a -> b [on=\"no way\"] a -> b [on=fail, condition=\"x=1 && y\"] a -> b [on=rework] }"
    )
    #expect(
      result.edges.map { describe($0.condition) } == [
        "outcome=fail", "none", "outcome=fail & x=1 & y", "outcome=rework",
      ])
    #expect(result.edges.map(\.isConditional) == [true, true, true, true])
    #expect(result.found == ["AT202 \"no way\""])
  }

  @Test func ownConditionWinsOverInheritedOnes() {
    let result = pipeline(
      "digraph g { a; b; edge [on=success] a -> b a -> b [condition=\"x=1\"] a -> b [on=fail] edge [condition=\"y==1\"] a -> b a -> b }"
    )
    #expect(
      result.edges.map { describe($0.condition) } == [
        "outcome=success", "x=1", "outcome=fail", "none", "none",
      ])
    // The block is wrong once, however many edges inherit it.
    #expect(result.found == ["AT301 =="])
  }

  @Test func unquotedConditionParses() {
    #expect(
      describe(pipeline("digraph g { a b a -> b [condition=ready] }").edges.first?.condition) == "ready")
  }

  @Test func noTextTraps() {
    var seed: UInt64 = 99
    let alphabet = Array("ax. =!&|()<>\"'\\$1-_é“\n".unicodeScalars)
    for _ in 0..<3_000 {
      var text = ""
      for _ in 0..<12 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.unicodeScalars.append(alphabet[Int((seed >> 33) % UInt64(alphabet.count))])
      }
      let span = SourceSpan(0..<1)
      let (condition, error) = Condition.parse(EmbeddedText(text, at: span))
      let isBlank = text.utf8.allSatisfy(ASCII.isSpace)
      #expect((condition == nil) == (error != nil || isBlank), "\(text)")
    }
  }
}
