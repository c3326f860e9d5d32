import DOTSyntax
import SourceText
import TestSupport
import Testing

@Suite struct HostileInputTests {
  private func parsed(_ text: String, limits: SyntaxLimits = SyntaxLimits()) -> SyntaxTree {
    let tree = parse(SourceFile(name: "test.dot", text: text), limits: limits)
    #expect(tree.printed() == tree.source.bytes)
    return tree
  }

  private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  @Test func aMillionBraces() {
    let bare = parsed(repeated("{", 1_000_000))
    #expect(bare.diagnostics.count == 3)
    let tree = parsed("digraph G " + repeated("{", 1_000_000))
    #expect(tree.diagnostics.map(\.code) == [SyntaxCodes.syntaxError, SyntaxCodes.limitExceeded])
    #expect(parsed("digraph G {" + repeated("}", 1_000_000)).diagnostics.count == 1)
  }

  @Test func aMillionBrackets() {
    #expect(parsed(repeated("[", 1_000_000)).diagnostics.count == 1)
    #expect(parsed("digraph G { a " + repeated("[", 1_000_000)).diagnostics.count <= 3)
  }

  @Test func nestingLimit() {
    var limits = SyntaxLimits()
    limits.nesting = 3
    #expect(parsed("digraph G {{{{a}}}}", limits: limits).diagnostics == [])
    let tree = parsed("digraph G {{{{{a}}}} b}", limits: limits)
    #expect(tree.diagnostics.map(\.code) == [SyntaxCodes.limitExceeded])
    #expect(tree.diagnostics.first?.span.range == 14..<15)
    #expect(outline(tree) == "graph(subgraph(subgraph(subgraph(error))) node(b))")
    limits.nesting = 1_000_000
    #expect(
      parsed("digraph G " + repeated("{", 50_000) + repeated("}", 50_000), limits: limits).diagnostics == [])
  }

  @Test func longStrings() {
    let tree = parsed("digraph G { a [x=\"" + repeated("x", 5_000_000) + "\"] }")
    #expect(tree.diagnostics.map(\.code) == [SyntaxCodes.limitExceeded])
    #expect(tree.diagnostics.first?.message.contains("5000002 bytes; at most 4194304") == true)
  }

  @Test func fileSizeLimit() {
    var limits = SyntaxLimits()
    limits.fileSize = 10
    let tree = parsed("digraph G {}", limits: limits)
    #expect(tree.diagnostics.map(\.code) == [SyntaxCodes.limitExceeded])
    #expect(tree.tokens.map(\.kind) == [.unknown, .endOfFile])
  }

  @Test func longChain() {
    let chain = (0..<200_000).map { "n\($0)" }.joined(separator: " -> ")
    let tree = parsed("digraph G { \(chain) [label=x] }")
    #expect(tree.diagnostics.isEmpty)
    #expect(tree.nodes.lazy.filter { $0.kind == .nodeReference }.count == 200_000)
  }

  @Test func diagnosticsAreLimitedInFileOrder() {
    var limits = SyntaxLimits()
    limits.diagnostics = 10
    let tree = parsed("digraph G {\n" + repeated("a [x=1 y=2, |]\n", 100) + "}", limits: limits)
    #expect(tree.diagnostics.count == 10)
    // Errors displace what is only worth knowing.
    #expect(
      tree.diagnostics.dropLast().allSatisfy { $0.severity == .error && $0.code == SyntaxCodes.syntaxError })
    #expect(tree.diagnostics.last?.code == SyntaxCodes.limitExceeded)
    #expect(tree.diagnostics.first?.span.start.index == 24)
  }

  @Test(arguments: [
    "\"", "'", "<", "/*", "-", "=", "\\", "digraph", "digraph \"", "digraph G { a [", "digraph G { a [x",
    "strict",
    "digraph G { a [x=", "digraph G { a [x=\"\\", "digraph G { a -> ", "digraph G { a: ",
    "digraph G { subgraph",
    "digraph G { a [x=<", "digraph G { a [x='", "digraph G { \"a\" +", "\u{FEFF}", "#", "/",
    "digraph G { a, ", "\0",
  ])
  func truncatedFiles(text: String) {
    let tree = parsed(text)
    #expect(violations(of: tree) == [])
    #expect(tree.diagnostics.contains { $0.severity == .error })
    #expect(tree.diagnostics.count <= 2, "\(tree.diagnostics.map(\.message))")
  }

  @Test(arguments: [
    "\"", "a\0", "]\n\\\"", "a=1,\n\"", "/*\n", "}/*\n", "<\n]\n", "[x=\n", "{}->a ", "\"b\"c ",
    "digraph G {", "graph\n",
    "a-1 ", "\\d", "a [x=\"y\" z ", "\"\"\"", "[\"a\"b", "\n\n\"]", "a:", "a,", "x=\"", "# ", "\u{A0}",
  ])
  func repetitionStaysLinear(unit: String) {
    for prefix in ["", "digraph G { a [x=\"", "digraph G { "] {
      let tree = parsed(prefix + repeated(unit, 10_000))
      #expect(tree.diagnostics.count <= 1_000)
    }
  }
}
