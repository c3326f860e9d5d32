import DOTSyntax
import SourceText
import TestSupport
import Testing

/// Files made by the grammar of DOT: nothing in them is a syntax error, however odd.
@Suite struct GrammarTests {
  @Test func everyFileOfTheGrammarIsRead() {
    for seed in 0..<400 {
      var writer = GrammarWriter(seed: UInt64(seed))
      let text = writer.file()
      let tree = parse(SourceFile(name: "random.dot", text: text))
      let errors = tree.diagnostics.filter {
        $0.severity == .error && $0.code != SyntaxCodes.notAttractorSubset
      }
      #expect(errors.map(\.message) == [], "\(text)")
      #expect(violations(of: tree) == [], "\(text)")
      #expect(!tree.nodes.contains { $0.kind == .error }, "\(text)")
      #expect(tree.nodes.lazy.filter { $0.kind == .edgeStatement }.count == writer.edges, "\(text)")
      #expect(tree.nodes.lazy.filter { $0.kind == .subgraph }.count == writer.subgraphs, "\(text)")
      #expect(tree.nodes.lazy.filter { $0.kind == .attribute }.count == writer.attributes, "\(text)")
    }
  }
}

/// Writes random files by the grammar on graphviz.org/doc/info/lang.html.
private struct GrammarWriter {
  private(set) var edges = 0
  private(set) var subgraphs = 0
  private(set) var attributes = 0
  private var generator: SeededGenerator
  private var arrow = "->"

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func file() -> String {
    arrow = pick("->", "->", "--")
    let keyword = arrow == "->" ? pick("digraph", "Digraph") : "graph"
    return pick("", "", "strict ") + keyword + pick(" G ", " ", "\"a b\"", " 12 ") + "{\(body(depth: 2))}\n"
  }

  private mutating func body(depth: Int) -> String {
    var text = " "
    for _ in 0..<number(0, 3) {
      text += statement(depth: depth) + pick(";", "\n", " ; ", "\n# c\n", " /* c */ ", " // x\n")
    }
    return text
  }

  private mutating func statement(depth: Int) -> String {
    switch number(0, 9) {
    case 0...2: return nodeList() + " " + maybeLists()
    case 3...5:
      edges += 1
      var text = end(depth: depth)
      for _ in 0..<number(1, 2) { text += pick(" ", "") + arrow + pick(" ", "\n") + end(depth: depth) }
      return text + " " + maybeLists()
    case 6: return pick("graph", "node", "EDGE") + " " + lists()
    case 7, 8: return pick("rankdir", "\"k\"", "z") + pick("=", " = ") + id()
    default: return depth > 0 ? subgraph(depth: depth) : "z"
    }
  }

  private mutating func end(depth: Int) -> String {
    depth > 0 && number(0, 4) == 0 ? subgraph(depth: depth) : nodeList()
  }

  private mutating func subgraph(depth: Int) -> String {
    subgraphs += 1
    return pick("subgraph s ", "subgraph ", "", "SubGraph \"q q\" ") + "{\(body(depth: depth - 1))}"
  }

  private mutating func nodeList() -> String {
    var text = node()
    for _ in 0..<max(0, number(-2, 2)) { text += pick(",", " , ") + node() }
    return text
  }

  private mutating func node() -> String { id() + pick("", "", "", ":p", ":p:n", ":\"q\":s") }

  private mutating func maybeLists() -> String { number(0, 1) == 0 ? "" : lists() }

  private mutating func lists() -> String {
    var text = ""
    for _ in 0..<number(1, 2) {
      text += "["
      for _ in 0..<number(0, 3) {
        attributes += 1
        text += pick("label", "k", "\"human.x\"", "x2", "12") + pick("=", " = ") + id()
        text += pick(",", ";", " ", "\n", ", ")
      }
      text += "] "
    }
    return text
  }

  private mutating func id() -> String {
    pick(
      "a", "b1", "_x", "é", "12", "-3", ".5", "1.", "\"q r\"", "\"a\"", "\"x\" + \"y\"", "<h<i>j>",
      "\"n\\\"m\"",
      "\"l\nm\"")
  }

  private mutating func pick(_ choices: String...) -> String {
    choices.randomElement(using: &generator) ?? ""
  }

  private mutating func number(_ low: Int, _ high: Int) -> Int {
    Int.random(in: low...high, using: &generator)
  }
}
