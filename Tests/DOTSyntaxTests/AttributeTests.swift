import DOTSyntax
import SourceText
import TestSupport
import Testing

@Suite struct AttributeTests {
  @Test func acceptedLayouts() {
    let tree = expect("digraph G { a [x=1, y=2,] b [x=1][y=2] c [] d [\"human.x\"=\"y\", node=z] }", [])
    #expect(
      outline(tree)
        == "graph(node(a [x=1 y=2]) node(b [x=1] [y=2]) node(c []) node(d [\"human.x\"=y node=z]))")
  }

  @Test func missingCommas() {
    let tree = expect(
      "digraph G { a [x=\"1\"1️⃣ y=22️⃣\n z=33️⃣;4️⃣ w=4;] }",
      [
        Expected(SyntaxCodes.missingComma, 1, nil, "expected `,`", severity: .info),
        Expected(SyntaxCodes.missingComma, 2, nil, "expected `,`", severity: .info),
        Expected(SyntaxCodes.missingComma, 3, 4, "not `;`", severity: .info),
      ])
    #expect(fixed(tree) == "digraph G { a [x=\"1\", y=2,\n z=3, w=4;] }")
  }

  @Test func superfluousCommas() {
    let tree = expect(
      "digraph G { a [1️⃣,2️⃣x=1,3️⃣,4️⃣y=2]5️⃣,6️⃣ b }",
      [
        Expected(SyntaxCodes.syntaxError, 1, 2, "expected an attribute before `,`"),
        Expected(SyntaxCodes.syntaxError, 3, 4, "expected an attribute before `,`"),
        Expected(SyntaxCodes.syntaxError, 5, 6, "unexpected `,` after a statement"),
      ])
    #expect(fixed(tree) == "digraph G { a [x=1,y=2] b }")
  }

  @Test func valuesThatNeedQuotes() {
    let tree = expect(
      "digraph G { a [x=1️⃣'hi'2️⃣, y=3️⃣C++4️⃣, c=5️⃣outcome=success6️⃣, d=7️⃣“hi you”8️⃣] }",
      [
        Expected(SyntaxCodes.syntaxError, 1, 2, "double quotes"),
        Expected(SyntaxCodes.syntaxError, 3, 4, "`C++` needs quotes"),
        Expected(SyntaxCodes.syntaxError, 5, 6, "`outcome=success` needs quotes"),
        Expected(SyntaxCodes.syntaxError, 7, 8, "double quotes"),
      ])
    #expect(outline(tree) == "graph(node(a [x=hi y=C++ c=outcome=success d=hi you]))")
    #expect(fixed(tree) == "digraph G { a [x=\"hi\", y=\"C++\", c=\"outcome=success\", d=\"hi you\"] }")
  }

  @Test func severalWordsAreOneFinding() {
    let tree = expect(
      "digraph G { a [label=1️⃣Do the thing2️⃣, shape=box] }",
      [Expected(SyntaxCodes.syntaxError, 1, 2, "several words")])
    #expect(fixed(tree) == "digraph G { a [label=\"Do the thing\", shape=box] }")
    #expect(outline(tree) == "graph(node(a [label=Do error shape=box]))")
  }

  @Test func missingValues() {
    let tree = expect(
      "digraph G { a [1️⃣label=2️⃣\n shape=box, 3️⃣e =4️⃣, 5️⃣timeout6️⃣] }",
      [
        Expected(SyntaxCodes.syntaxError, 1, 2, "`label` has no value"),
        Expected(SyntaxCodes.syntaxError, 3, 4, "`e` has no value"),
        Expected(SyntaxCodes.syntaxError, 5, 6, "`timeout` has no value"),
      ])
    #expect(outline(tree) == "graph(node(a [label shape=box e timeout]))")
  }

  @Test func otherSignsForEqual() {
    let tree = expect(
      "digraph G { rankdir1️⃣:2️⃣ LR\n a [g3️⃣==4️⃣3, h5️⃣:6️⃣4] }",
      [
        Expected(SyntaxCodes.syntaxError, 1, 2, "expected `=`"),
        Expected(SyntaxCodes.syntaxError, 3, 4, "expected `=`"),
        Expected(SyntaxCodes.syntaxError, 5, 6, "expected `=`"),
      ])
    #expect(outline(tree) == "graph(rankdir=LR node(a [g=3 h=4]))")
    #expect(fixed(tree) == "digraph G { rankdir= LR\n a [g=3, h=4] }")
  }

  @Test func missingBracket() {
    let tree = expect(
      "digraph G {\n a [label=\"A\", shape=box1️⃣\n b [label=\"B\"2️⃣\n a -> b\n subgraph s { c [x=13️⃣\n }\n}",
      [
        Expected(SyntaxCodes.syntaxError, 1, nil, "expected `]`, found `b`"),
        Expected(SyntaxCodes.syntaxError, 2, nil, "expected `]`, found `a`"),
        Expected(SyntaxCodes.syntaxError, 3, nil, "expected `]`, found `}`"),
      ])
    #expect(
      outline(tree)
        == "graph(node(a [label=A shape=box]) node(b [label=B]) edge(a b) subgraph(node(c [x=1])))")
    #expect(parse(SourceFile(name: "test.dot", text: fixed(tree))).diagnostics.isEmpty)
  }

  @Test func wrongBracket() {
    let tree = expect(
      "digraph G {\n a [label=\"A\"1️⃣}2️⃣\n b [label=\"B\"3️⃣)4️⃣;\n}",
      [
        Expected(SyntaxCodes.syntaxError, 1, 2, "expected `]`, found `}`"),
        Expected(SyntaxCodes.syntaxError, 3, 4, "expected `]`, found `)`"),
      ])
    #expect(fixed(tree) == "digraph G {\n a [label=\"A\"]\n b [label=\"B\"];\n}")
  }

  @Test func whatIsNoAttribute() {
    let tree = expect(
      "digraph G { a [x=1 1️⃣|2️⃣ y=2, 3️⃣\"z\"4️⃣] }",
      [
        Expected(SyntaxCodes.syntaxError, 1, 2, "expected `key=value`, found `|`"),
        Expected(SyntaxCodes.syntaxError, 3, 4, "expected `key=value`, found `\"z\"`"),
      ])
    #expect(outline(tree) == "graph(node(a [x=1 error y=2 error]))")
  }

  @Test func concatenationAndHTML() {
    let tree = expect(
      "digraph G { a [x=\"1\" 1️⃣+2️⃣ \"2\" + \"3\", y=3️⃣<b>4️⃣, z=\"1\" 5️⃣+6️⃣] }",
      [
        Expected(SyntaxCodes.notAttractorSubset, 1, 2, "joined by `+`"),
        Expected(SyntaxCodes.notAttractorSubset, 3, 4, "HTML strings"),
        Expected(SyntaxCodes.syntaxError, 5, 6, "expected a string after `+`"),
      ])
    #expect(outline(tree) == "graph(node(a [x=123 y=b z=1]))")
  }
}
