import DOTSyntax
import SourceText
import TestSupport
import Testing

@Suite struct StringRecoveryTests {
  private func lost(_ marked: MarkedText, _ wanted: String, location: SourceLocation = #_sourceLocation) {
    let tree = expect(
      marked, [Expected(SyntaxCodes.unterminatedString, 1, 2, "never closed")], location: location)
    #expect(
      tree.diagnostics.first?.notes.first?.span?.range == marked.span(3), "the guess",
      sourceLocation: location)
    #expect(outline(tree) == wanted, sourceLocation: location)
  }

  private func unescaped(_ marked: MarkedText, _ wanted: String, location: SourceLocation = #_sourceLocation)
  {
    let tree = expect(marked, [Expected(SyntaxCodes.unescapedQuote, 1, 2, "")], location: location)
    #expect(outline(tree) == wanted, sourceLocation: location)
    let again = parse(SourceFile(name: "test.dot", text: fixed(tree)))
    #expect(again.diagnostics == [], "after the fix", sourceLocation: location)
    #expect(outline(again) == wanted, "after the fix", sourceLocation: location)
  }

  @Test func lostQuoteBeforeTheNextAttribute() {
    lost(
      "digraph G {\n  a [label=1️⃣\"2️⃣Start3️⃣, shape=box]\n  b [label=\"B\"]\n  a -> b\n}",
      "graph(node(a [label=Start shape=box]) node(b [label=B]) edge(a b))")
    lost(
      "digraph G {\n  a [prompt=1️⃣\"2️⃣one, two3️⃣, timeout=\"3s\"]\n  b [label=\"B\"]\n}",
      "graph(node(a [prompt=one, two timeout=3s]) node(b [label=B]))")
  }

  @Test func lostQuoteAtALineEnd() {
    lost(
      "digraph G {\n  a [\n    label=1️⃣\"2️⃣Start3️⃣,\n    prompt=\"x\"\n  ]\n  b [label=\"B\"]\n}",
      "graph(node(a [label=Start prompt=x]) node(b [label=B]))")
    lost(
      "digraph G {\n  a [prompt=1️⃣\"2️⃣do it3️⃣\n  ]\n  b [label=\"B\"]\n}",
      "graph(node(a [prompt=do it]) node(b [label=B]))")
  }

  @Test func lostQuoteBeforeTheBracket() {
    lost(
      "digraph G {\n  a [label=\"A\"]\n  b [label=1️⃣\"2️⃣B3️⃣]\n  a -> b\n}",
      "graph(node(a [label=A]) node(b [label=B]) edge(a b))")
  }

  @Test func lostQuoteInNameAndAssignment() {
    lost("digraph 1️⃣\"2️⃣My Graph3️⃣ {\n  rankdir=LR\n  a [label=\"A\"]\n}", "graph(rankdir=LR node(a [label=A]))")
    lost(
      "digraph G {\n  label=1️⃣\"2️⃣Mine3️⃣\n  rankdir=LR\n  a [label=\"A\"]\n}",
      "graph(label=Mine rankdir=LR node(a [label=A]))")
  }

  @Test func twoLostQuotesAreTwoFindings() {
    let tree = expect(
      "digraph G {\n  a [label=1️⃣\"2️⃣A]\n  b [label=\"B\"]\n  c [label=3️⃣\"4️⃣C]\n  d [label=\"D\"]\n}",
      [
        Expected(SyntaxCodes.unterminatedString, 1, 2, "never closed"),
        Expected(SyntaxCodes.unterminatedString, 3, 4, "never closed"),
      ])
    #expect(outline(tree) == "graph(node(a [label=A]) node(b [label=B]) node(c [label=C]) node(d [label=D]))")
  }

  @Test func openStringWithoutAGuessHidesNothingElse() {
    expect(
      "digraph G { a [label=1️⃣\"2️⃣the end", [Expected(SyntaxCodes.unterminatedString, 1, 2, "never closed")])
    expect("1️⃣\"2️⃣", [Expected(SyntaxCodes.syntaxError, 1, 2, "expected `digraph NAME {`")])
  }

  @Test func unescapedQuotes() {
    unescaped(
      "digraph G {\n  a [prompt=\"say 1️⃣\"2️⃣hello\" to them\", shape=box]\n}",
      "graph(node(a [prompt=say \"hello\" to them shape=box]))")
    unescaped(
      "digraph G {\n  a [tool_command=\"1️⃣\"2️⃣$HOME\"/run --x=\"1\"\"]\n  b [label=\"B\"]\n}",
      "graph(node(a [tool_command=\"$HOME\"/run --x=\"1\"]) node(b [label=B]))")
    unescaped(
      "digraph G {\n  a [tool_command=\"FOO=1️⃣\"2️⃣bar\" make\"]\n}",
      "graph(node(a [tool_command=FOO=\"bar\" make]))")
    unescaped("digraph G {\n  a [x=\"an 1️⃣\"2️⃣odd one\", y=1]\n}", "graph(node(a [x=an \"odd one y=1]))")
  }

  @Test func unescapedQuotesOverLines() {
    unescaped(
      "digraph G {\n  a [prompt=\"Write:\n  name=1️⃣\"2️⃣foo\"\n  done\"]\n  b [label=\"B\"]\n}",
      "graph(node(a [prompt=Write:\n  name=\"foo\"\n  done]) node(b [label=B]))")
  }

  @Test func separatorInsideAnUnescapedString() {
    unescaped("digraph G {\n  a [cmd=\"echo 1️⃣\"2️⃣; ls\", x=1]\n}", "graph(node(a [cmd=echo \"; ls x=1]))")
  }

  @Test func tripleQuotes() {
    let tree = expect(
      "digraph G {\n  a [prompt=\"1️⃣\"2️⃣\"hello\nyou\"\"\", x=1]\n}",
      [Expected(SyntaxCodes.unescapedQuote, 1, 2, "no triple quotes")])
    #expect(fixed(tree) == "digraph G {\n  a [prompt=\"hello\nyou\", x=1]\n}")
  }

  @Test func missingOpeningQuote() {
    let tree = expect(
      "digraph G {\n  a [label=1️⃣Start2️⃣\", shape=box]\n  b [label=\"B\"]\n}",
      [Expected(SyntaxCodes.syntaxError, 1, 2, "no opening one")])
    #expect(outline(tree) == "graph(node(a [label=Start shape=box]) node(b [label=B]))")
    #expect(fixed(tree).contains("label=\"Start\""))
  }

  @Test func touchingAttributesAreNotUnescaped() {
    let tree = expect(
      "digraph G { a [x=\"1\"1️⃣y=\"2\"] }",
      [Expected(SyntaxCodes.missingComma, 1, nil, "expected `,`", severity: .info)])
    #expect(outline(tree) == "graph(node(a [x=1 y=2]))")
  }

  @Test func openHTMLString() {
    let tree = expect(
      "digraph G {\n  a [label=1️⃣<2️⃣b]\n  c [label=\"C\"]\n}",
      [Expected(SyntaxCodes.unterminatedString, 1, 2, "HTML string is never closed")])
    #expect(outline(tree) == "graph(node(a [label=b]) node(c [label=C]))")
  }

  @Test func missingOpeningQuoteOfSeveralWords() {
    let tree = expect(
      "digraph G {\n  a [prompt=1️⃣Run it, then\n report2️⃣\", x=1]\n a -> b [condition=3️⃣outcome=fail4️⃣\"]\n}",
      [
        Expected(SyntaxCodes.syntaxError, 1, 2, "no opening one"),
        Expected(SyntaxCodes.syntaxError, 3, 4, "no opening one"),
      ])
    #expect(
      outline(tree) == "graph(node(a [prompt=Run it, then\n report x=1]) edge(a b [condition=outcome=fail]))")
    #expect(parse(SourceFile(name: "test.dot", text: fixed(tree))).diagnostics.isEmpty)
  }

  @Test func strayQuotesAndLostEquals() {
    let tree = expect(
      """
      digraph G {
        a [
          1️⃣"2️⃣   goal="Build it",
          3️⃣labelLint Check"4️⃣,
          color=red,
          shape=M5️⃣"diamond6️⃣, x="Start"]
        b [n="1"]
      }
      """,
      [
        Expected(SyntaxCodes.syntaxError, 1, 2, "stray quote"),
        Expected(SyntaxCodes.syntaxError, 3, 4, "expected `key=value`"),
        Expected(SyntaxCodes.syntaxError, 5, 6, "expected `key=value`"),
      ])
    #expect(
      outline(tree)
        == "graph(node(a [error goal=Build it error color=red shape=M error x=Start]) node(b [n=1]))")
  }
}
