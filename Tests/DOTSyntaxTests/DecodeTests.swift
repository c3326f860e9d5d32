import DOTSyntax
import SourceText
import TestSupport
import Testing

@Suite struct DecodeTests {
  /// The value of the first attribute of the first node.
  private func value(_ marked: MarkedText) throws -> DecodedText {
    let tree = parse(marked.file)
    let attribute = try #require(tree.nodes.firstIndex { $0.kind == .attribute })
    return tree.decode(try #require(tree.valueTokens(of: attribute)))
  }

  @Test func escapes() throws {
    #expect(try value("digraph G { a [x=\"q\\\"\\\\\\n\\t\\d\\\\n\"] }").text == "q\"\\\n\t\\d\\n")
    #expect(try value("digraph G { a [x=\"\"] }").text == "")
    #expect(try value("digraph G { a [x=gpt-5.2] }").text == "gpt-5.2")
    #expect(try value("digraph G { a [x=<a<b>c>] }").text == "a<b>c")
    #expect(try value("digraph G { a [x=\"one\" + /* c */ \"\\ttwo\" + \"\"] }").text == "one\ttwo")
  }

  @Test func spansOfPlainText() throws {
    let marked: MarkedText = "digraph G { a [x=\"1️⃣one2️⃣ two3️⃣\"] }"
    let value = try value(marked)
    #expect(value.sourceSpan(of: 0..<3).range == marked.span(1, 2))
    #expect(value.sourceSpan(of: 3..<7).range == marked.span(2, 3))
    #expect(value.sourceSpan(of: 3..<99).range == marked.span(2, 3))
    #expect(value.sourceSpan(of: 7..<7).range == marked.span(3))
    #expect(value.sourceOffset(of: 99).index == marked.marks[3])
  }

  @Test func spansEndAfterTheirLastByte() throws {
    let marked: MarkedText = "digraph G { a [x=\"a1️⃣\\n2️⃣b3️⃣\" + \"4️⃣c\\\"5️⃣d6️⃣\"] }"
    let value = try value(marked)
    #expect(value.text == "a\nbc\"d")
    #expect(value.sourceSpan(of: 1..<2).range == marked.span(1, 2))
    #expect(value.sourceSpan(of: 2..<3).range == marked.span(2, 3))
    #expect(value.sourceSpan(of: 3..<5).range == marked.span(4, 5))
    #expect(value.sourceSpan(of: 2..<6).range == marked.span(2, 6))
    #expect(value.sourceSpan(of: 6..<6).range == marked.span(6))
  }

  @Test func concatenationAfterEmptyStrings() throws {
    let marked: MarkedText = "digraph G { a [x=\"\" + \"1️⃣b2️⃣\" + \"3️⃣\"] }"
    let value = try value(marked)
    #expect(value.text == "b")
    #expect(value.sourceSpan(of: 0..<1).range == marked.span(1, 2))
    #expect(value.sourceOffset(of: 1).index == marked.marks[3])
  }

  @Test func references() throws {
    let tree = parse(SourceFile(name: "test.dot", text: "digraph G { \"a\" + \"\\\"b\":p -> c }"))
    let references = tree.nodes.indices.filter { tree.nodes[$0].kind == .nodeReference }
    #expect(references.map { tree.name(ofReference: $0) } == ["a\"b", "c"])
  }

  @Test func buffersAreTheArrays() {
    let tree = parse(SourceFile(name: "test.dot", text: "digraph G { a -> b }"))
    let counts = tree.withUnsafeBuffers { ($0.count, $1.count, $2.count) }
    #expect(counts == (tree.tokens.count, tree.nodes.count, tree.source.bytes.count))
  }
}
