import DOTSyntax
import SourceText
import TestSupport
import Testing

@Suite struct GraphTests {
  private func name(_ text: String) -> String? {
    let tree = parse(SourceFile(name: "test.dot", text: text))
    return tree.nameToken(of: 1).map { tree.name(ofToken: $0) }
  }

  @Test func names() {
    #expect(name("digraph G { a }") == "G")
    #expect(name("strict digraph \"my \\\"graph\\\"\" { a }") == "my \"graph\"")
    #expect(name("digraph { a }") == nil)
    #expect(name("digrah G { a }") == "G")
    #expect(name("G { a }") == "G")
    let tree = parse(
      SourceFile(name: "test.dot", text: "digraph G { subgraph s { a } { b } subgraph { c } }"))
    let names = tree.children(of: 1).map { tree.nameToken(of: $0).map { tree.name(ofToken: $0) } }
    #expect(names == ["s", nil, nil])
  }

  @Test func anonymousGraph() {
    expect(
      "1️⃣digraph2️⃣ { a }", [Expected(SyntaxCodes.missingGraphName, 1, 2, "has no name", severity: .warning)])
  }

  @Test func strictAndUndirected() {
    let tree = expect(
      "1️⃣strict2️⃣ 3️⃣graph4️⃣ G { a -- b -- c }",
      [
        Expected(SyntaxCodes.notAttractorSubset, 1, 2, "`strict`"),
        Expected(SyntaxCodes.notAttractorSubset, 3, 4, "undirected graph"),
      ])
    #expect(outline(tree) == "graph(edge(a b c))")
    #expect(fixed(tree) == "digraph G { a -- b -- c }")
  }

  @Test func secondGraph() {
    let tree = expect(
      "digraph G { a }\n1️⃣digraph2️⃣ H { b }", [Expected(SyntaxCodes.notAttractorSubset, 1, 2, "one graph")])
    #expect(outline(tree) == "graph(node(a)) graph(node(b))")
  }

  @Test func headers() {
    #expect(
      fixed(expect("1️⃣digrah2️⃣ G { a }", [Expected(SyntaxCodes.syntaxError, 1, 2, "expected `digraph`")]))
        == "digraph G { a }")
    #expect(
      fixed(expect("1️⃣G2️⃣ { a }", [Expected(SyntaxCodes.syntaxError, 1, 2, "expected `digraph`")]))
        == "digraph G { a }")
    #expect(
      fixed(expect("digraph 1️⃣my-graph2️⃣ { a }", [Expected(SyntaxCodes.syntaxError, 1, 2, "graph name")]))
        == "digraph \"my-graph\" { a }")
    #expect(
      fixed(expect("digraph 1️⃣my own2️⃣ { a }", [Expected(SyntaxCodes.syntaxError, 1, 2, "graph name")]))
        == "digraph \"my own\" { a }")
    #expect(
      fixed(expect("digraph G1️⃣\n a -> b\n}", [Expected(SyntaxCodes.syntaxError, 1, nil, "expected `{`")]))
        == "digraph G {\n a -> b\n}")
    expect("digraph G1️⃣", [Expected(SyntaxCodes.syntaxError, 1, nil, "expected `{`")])
    expect("1️⃣", [Expected(SyntaxCodes.syntaxError, 1, nil, "holds no graph")])
    expect("1️⃣// nothing\n", [Expected(SyntaxCodes.syntaxError, 1, nil, "holds no graph")])
  }

  @Test func unclosedBlocks() {
    expect("digraph G 1️⃣{2️⃣\n a\n", [Expected(SyntaxCodes.syntaxError, 1, 2, "never closed")])
    let tree = expect(
      "digraph G {\n  subgraph s 1️⃣{2️⃣\n    a\n  b\n}\n",
      [Expected(SyntaxCodes.syntaxError, 1, 2, "never closed")])
    #expect(outline(tree) == "graph(subgraph(node(a) node(b)))")
    expect(
      "digraph G 1️⃣{2️⃣\n a\n3️⃣digraph4️⃣ H { b }",
      [
        Expected(SyntaxCodes.syntaxError, 1, 2, "missing before `digraph`"),
        Expected(SyntaxCodes.notAttractorSubset, 3, 4, "one graph"),
      ])
  }

  @Test func superfluousBraces() {
    let tree = expect(
      "digraph G {\n  a\n  1️⃣}2️⃣\n  b -> a\n}\n", [Expected(SyntaxCodes.syntaxError, 1, 2, "statements follow")]
    )
    #expect(outline(tree) == "graph(node(a) error edge(b a))")
    expect("digraph G {\n}\n1️⃣}2️⃣\n", [Expected(SyntaxCodes.syntaxError, 1, 2, "closes nothing")])
  }

  @Test func textAroundTheGraph() {
    let tree = expect(
      "1️⃣# Title: mine2️⃣\n\ndigraph G { a }\n3️⃣```4️⃣\nmore \"text\n",
      [Expected(SyntaxCodes.syntaxError, 3, 4, "after the end")])
    #expect(outline(tree) == "graph(node(a)) error")
    let markdown = expect(
      "1️⃣```dot2️⃣\nit's\ndigraph G { a }\n",
      [Expected(SyntaxCodes.syntaxError, 1, 2, "expected `digraph NAME {`")])
    #expect(outline(markdown) == "error graph(node(a))")
  }
}
