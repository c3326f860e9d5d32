import DOTSyntax
import SourceText
import TestSupport
import Testing

@Suite struct PropertyTests {
  @Test func randomBytes() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<1_500 {
      let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      let tree = parse(SourceFile(name: "random.dot", bytes: bytes))
      #expect(violations(of: tree) == [], "\(bytes)")
    }
  }

  @Test func randomPieces() {
    let pieces = [
      "digraph G {", "{", "}", "[", "]", "a", "b-c", "a.b", "->", "--", "=", ",", ";", ":", "+", "\"",
      "\"x\"", "\\", "\n",
      " ", "<", ">", "/*", "*/", "//", "#", "node", "subgraph s", "strict", "label=", "x=1", "20m", "'",
      "\u{201C}", "é",
      "a [label=\"b\"]", "-> c", "\\\"", "|",
    ]
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<3_000 {
      var text = Bool.random(using: &generator) ? "digraph G { " : ""
      for _ in 0..<Int.random(in: 0...25, using: &generator) {
        text += pieces.randomElement(using: &generator) ?? ""
      }
      let tree = parse(SourceFile(name: "random.dot", text: text))
      #expect(violations(of: tree) == [], "\(text.debugDescription)")
    }
  }

  @Test func mutatedCorpus() {
    let files = Corpus.files()
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<(files.isEmpty ? 0 : 1_500) {
      guard let file = files.randomElement(using: &generator), !file.bytes.isEmpty else { continue }
      let start = Int.random(in: 0..<file.bytes.count, using: &generator)
      var bytes = Array(file.bytes[start..<min(start + 800, file.bytes.count)])
      if Bool.random(using: &generator) { bytes = Array("digraph G {\n".utf8) + bytes }
      for _ in 0..<Int.random(in: 1...4, using: &generator) { mutate(&bytes, &generator) }
      let tree = parse(SourceFile(name: file.name, bytes: bytes))
      #expect(violations(of: tree) == [], "\(file.name) from \(start)")
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    let index = Int.random(in: 0...bytes.count, using: &generator)
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: bytes.removeSubrange(index..<min(index + Int.random(in: 1...5, using: &generator), bytes.count))
    case 1:
      bytes.insert(Array("\"\\[]{}=,;-<>#/*\n\0é".utf8).randomElement(using: &generator) ?? 0, at: index)
    default: bytes.append(contentsOf: bytes[index..<min(index + 40, bytes.count)])
    }
  }

  /// One lost character in a good file costs few findings, and the rest of the file is still read.
  @Test func oneMistakeIsFewFindings() {
    let text = """
      digraph Release {
        graph [goal="Ship it", rankdir=LR]
        start [shape=Mdiamond, label="Start"]
        plan [label="Plan", prompt="Plan the release, then stop.", timeout=20m]
        check [
          label="Check",
          prompt="Run the tests
      and report"
        ]
        done [shape=Msquare]
        start -> plan -> check [weight=2]
        check -> done [condition="outcome=success"]
        check -> plan [label="Again"]
      }

      """
    let bytes = Array(text.utf8)
    for index in bytes.indices where "\"[]{},=".utf8.contains(bytes[index]) {
      var broken = bytes
      broken.remove(at: index)
      let tree = parse(SourceFile(name: "test.dot", bytes: broken))
      #expect(violations(of: tree) == [])
      #expect(tree.diagnostics.count <= 2, "without byte \(index): \(tree.diagnostics.map(\.message))")
      let statements = tree.children(of: 1).map { tree.nodes[$0].kind }
      #expect(statements.filter { $0 == .edgeStatement }.count >= 2, "without byte \(index)")
    }
  }
}
