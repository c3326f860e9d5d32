import DOTSyntax
import SourceText
import TestSupport
import Testing

@Suite struct LexerTests {
  private func kinds(_ text: String) -> [TokenKind] {
    parse(SourceFile(name: "test.dot", text: text)).tokens.map(\.kind)
  }

  @Test func everyKindOfToken() {
    let kinds = kinds(
      "strict digraph G { subgraph s { node [a.b=\"x\", c=-1.5; d=gpt-5.2] } a:b -> c -- <h<i>> + ] }")
    #expect(
      kinds == [
        .strict, .digraph, .identifier, .leftBrace, .subgraph, .identifier, .leftBrace, .node, .leftBracket,
        .dottedIdentifier, .equal, .string, .comma, .identifier, .equal, .number, .semicolon, .identifier,
        .equal,
        .bareValue, .rightBracket, .rightBrace, .identifier, .colon, .identifier, .arrow, .identifier,
        .undirectedEdge,
        .htmlString, .plus, .rightBracket, .rightBrace, .endOfFile,
      ])
  }

  @Test(arguments: [
    ("LR", TokenKind.identifier), ("node", .identifier), ("12", .number), ("-3", .number), (".5", .number),
    ("1.", .number), ("gpt-5.2", .bareValue), ("20m", .bareValue), ("1.5h", .bareValue),
    ("wait.human", .bareValue),
    ("summary:high", .bareValue), ("a/b", .bareValue), ("\"x\"", .string), ("<b>", .htmlString),
  ])
  func valuesAfterEqual(text: String, kind: TokenKind) {
    let tree = parse(SourceFile(name: "test.dot", text: "digraph G { a [k=\(text), l=1] }"))
    #expect(tree.tokens[7].kind == kind)
    #expect(tree.source.text(in: tree.tokens[7].span) == text)
    #expect(!tree.tokens[7].flags.contains(.malformed))
    #expect(tree.tokens[8].kind == .comma)
  }

  @Test func valueEndsBeforeCommentAndArrow() {
    #expect(kinds("digraph G { a [k=x//y\n] }")[7...8] == [.identifier, .rightBracket])
    #expect(kinds("digraph G { a [k=x/2/*y*/] }")[7...8] == [.bareValue, .rightBracket])
  }

  @Test func keywordsInAnyCase() {
    #expect(
      kinds("DiGraph g { Node [] EDGE [] SubGraph s {} }").prefix(5) == [
        .digraph, .identifier, .leftBrace, .node, .leftBracket,
      ])
    #expect(kinds("digraph nodes { edges }")[1] == .identifier)
  }

  @Test func triviaAndFlags() {
    let tree = parse(
      SourceFile(name: "test.dot", text: "\u{FEFF}// c\r\n# d\r\ndigraph G {/* e */a /*\n*/ b\n}"))
    #expect(tree.diagnostics.isEmpty)
    #expect(tree.tokens[0].flags == [.commentBefore, .newlineBefore])
    #expect(tree.tokens[3].flags == [.commentBefore])
    #expect(tree.tokens[4].flags == [.commentBefore, .newlineBefore])
    #expect(tree.tokens[5].flags == [.newlineBefore])
    #expect(tree.trivia(before: 0).range == 0..<14)
    #expect(tree.trivia(before: 3).length == 7)
  }

  @Test func hashInsideALineIsReportedOnce() {
    let tree = expect(
      "digraph G {\n  1️⃣#2️⃣ indented\n  a 3️⃣#4️⃣ behind\n}",
      [
        Expected(SyntaxCodes.syntaxError, 1, 2, "only at the start of a line"),
        Expected(SyntaxCodes.syntaxError, 3, 4, "only at the start of a line"),
      ])
    #expect(fixed(tree) == "digraph G {\n  // indented\n  a // behind\n}")
    #expect(outline(tree) == "graph(node(a))")
  }

  @Test func openCommentEndsWithItsLine() {
    let tree = expect(
      "digraph G {\n  a 1️⃣/*2️⃣ open\n  b -> a\n}",
      [Expected(SyntaxCodes.unterminatedString, 1, 2, "comment is never closed")])
    #expect(outline(tree) == "graph(node(a) edge(b a))")
  }

  @Test func spacesOfWordProcessors() {
    let tree = expect(
      "digraph G {1️⃣\u{A0}2️⃣a 3️⃣\u{FEFF}4️⃣}",
      [
        Expected(SyntaxCodes.syntaxError, 1, 2, "no-break space"),
        Expected(SyntaxCodes.syntaxError, 3, 4, "byte order mark"),
      ])
    #expect(fixed(tree) == "digraph G { a }")
  }
}
