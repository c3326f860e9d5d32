import DOTSyntax
import SourceText
import TestSupport
import Testing

@Suite struct StatementTests {
  @Test func allStatements() {
    let tree = expect(
      """
      digraph G {
        graph [goal="x"]; node [shape=box]
        rankdir=LR;;
        a -> b -> c [label="n"]
        subgraph cluster_a { label = "L"; d [x=1]; };
        { e }
        f; g
      };
      """, [])
    #expect(
      outline(tree)
        == "graph(graph([goal=x]) node([shape=box]) rankdir=LR edge(a b c [label=n]) "
        + "subgraph(label=L node(d [x=1])) subgraph(node(e)) node(f) node(g))")
  }

  @Test func arrowsOfOtherLanguages() {
    let tree = expect(
      "digraph G {\n a 1️⃣=>2️⃣ b\n b 3️⃣--4️⃣ c\n c 5️⃣-->6️⃣ d\n d 7️⃣→8️⃣ e\n}",
      [
        Expected(SyntaxCodes.syntaxError, 1, 2, "`=>` is no edge"),
        Expected(SyntaxCodes.notAttractorSubset, 3, 4, "undirected edge"),
        Expected(SyntaxCodes.syntaxError, 5, 6, "`-->` is no edge"),
        Expected(SyntaxCodes.syntaxError, 7, 8, "`→` is no edge"),
      ])
    #expect(outline(tree) == "graph(edge(a b) edge(b c) edge(c d) edge(d e))")
    #expect(fixed(tree) == "digraph G {\n a -> b\n b -> c\n c -> d\n d -> e\n}")
  }

  @Test func edgesWithoutAnEnd() {
    let tree = expect(
      "digraph G {\n a 1️⃣->2️⃣;\n 3️⃣->4️⃣ b\n c -> d 5️⃣->6️⃣ [x=1]\n e 7️⃣->8️⃣\n label=\"x\"\n}",
      [
        Expected(SyntaxCodes.syntaxError, 1, 2, "expected a node id after `->`, found `;`"),
        Expected(SyntaxCodes.syntaxError, 3, 4, "expected a node id before `->`"),
        Expected(SyntaxCodes.syntaxError, 5, 6, "expected a node id after `->`, found `[`"),
        Expected(SyntaxCodes.syntaxError, 7, 8, "expected a node id after `->`, found `label`"),
      ])
    #expect(outline(tree) == "graph(error(a) error edge(c d [x=1]) error(e) label=x)")
  }

  @Test func idsThatAreNotBare() {
    let tree = expect(
      "digraph G { 1️⃣plan-step2️⃣ -> b\n plan-step [x=1]\n 3️⃣14️⃣ -> 5️⃣2fa6️⃣\n 7️⃣\"my node\"8️⃣ -> 9️⃣\"ok\"0️⃣\n}",
      [
        Expected(SyntaxCodes.syntaxError, 1, 2, "cannot hold a dash: `plan-step`"),
        Expected(SyntaxCodes.notAttractorSubset, 3, 4, "cannot be a number"),
        Expected(SyntaxCodes.syntaxError, 5, 6, "cannot begin with a digit"),
        Expected(SyntaxCodes.notAttractorSubset, 7, 8, "not a bare identifier"),
        Expected(SyntaxCodes.notAttractorSubset, 9, 0, "needs no quotes", severity: .info),
      ])
    #expect(fixed(tree) == "digraph G { plan_step -> b\n plan_step [x=1]\n n1 -> n2fa\n my_node -> ok\n}")
    #expect(tree.diagnostics.first?.fixes.first?.edits.count == 2)
  }

  @Test func idsWithDotsAndOtherScripts() {
    expect(
      "digraph G { 1️⃣a.b2️⃣ -> 3️⃣é4️⃣ }",
      [
        Expected(SyntaxCodes.syntaxError, 1, 2, "cannot hold a dot"),
        Expected(SyntaxCodes.notAttractorSubset, 3, 4, "in ASCII"),
      ])
  }

  @Test func ports() {
    let tree = expect(
      "digraph G { a1️⃣:n2️⃣ -> b3️⃣:p:s4️⃣ }",
      [
        Expected(SyntaxCodes.notAttractorSubset, 1, 2, "ports"),
        Expected(SyntaxCodes.notAttractorSubset, 3, 4, "ports"),
      ])
    #expect(fixed(tree) == "digraph G { a -> b }")
    #expect(outline(tree) == "graph(edge(a b))")
  }

  @Test func nodeListsAndSubgraphEnds() {
    let tree = expect(
      "digraph G { a1️⃣,2️⃣ b -> c 3️⃣{4️⃣d} -> e -> 5️⃣subgraph6️⃣ s {f g} [x=1] h7️⃣,8️⃣ i [y=1] }",
      [
        Expected(SyntaxCodes.notAttractorSubset, 1, 2, "node lists"),
        Expected(SyntaxCodes.notAttractorSubset, 3, 4, "subgraph cannot be an end"),
        Expected(SyntaxCodes.notAttractorSubset, 5, 6, "subgraph cannot be an end"),
        Expected(SyntaxCodes.notAttractorSubset, 7, 8, "node lists"),
      ])
    #expect(
      outline(tree)
        == "graph(edge(group(a b) c) edge(subgraph(node(d)) e subgraph(node(f) node(g)) [x=1]) "
        + "node(group(h i) [y=1]))")
  }

  @Test func keywordsWithoutAList() {
    let tree = expect(
      "digraph G {\n node1️⃣\n a [2️⃣(3️⃣]\n node -> b\n}",
      [
        Expected(SyntaxCodes.syntaxError, 1, nil, "expected `[` after `node`, found `a`"),
        Expected(SyntaxCodes.syntaxError, 2, 3, "expected `key=value`"),
      ])
    #expect(outline(tree) == "graph(node() node(a [error]) edge(node b))")
  }

  @Test func whatBeginsNoStatement() {
    let tree = expect(
      "digraph G {\n 1️⃣[2️⃣a=1]\n 3️⃣]4️⃣ ]\n b 5️⃣(6️⃣x)\n c\n}",
      [
        Expected(SyntaxCodes.syntaxError, 1, 2, "found an attribute list"),
        Expected(SyntaxCodes.syntaxError, 3, 4, "`]` closes nothing"),
        Expected(SyntaxCodes.syntaxError, 5, 6, "expected a statement, found `(`"),
      ])
    #expect(outline(tree) == "graph(error([a=1]) error node(b) error node(c))")
  }

  @Test func missingOpeningBracket() {
    let tree = expect(
      "digraph G {\n a1️⃣ shape=box, label=\"A\"]\n a -> b2️⃣ weight=2]\n node3️⃣ shape=box]\n c d=e\n}",
      [
        Expected(SyntaxCodes.syntaxError, 1, nil, "expected `[`"),
        Expected(SyntaxCodes.syntaxError, 2, nil, "expected `[`"),
        Expected(SyntaxCodes.syntaxError, 3, nil, "expected `[`"),
      ])
    #expect(
      outline(tree)
        == "graph(node(a [shape=box label=A]) edge(a b [weight=2]) node([shape=box]) node(c) d=e)")
    #expect(parse(SourceFile(name: "test.dot", text: fixed(tree))).diagnostics.isEmpty)
  }
}
