import Testing

@testable import PipelineIR

@Suite struct NameTableTests {
  @Test func findsEveryNameAndNoOther() {
    let names = (0..<3_000).map { "node_\($0)" } + ["", "é", String(repeating: "x", count: 300)]
    let list = names.map { "\"\($0)\"" }.joined(separator: " ; ")
    let result = pipeline("digraph g { \(list) }")
    #expect(result.nodes.count == names.count)
    for (index, name) in names.enumerated() { #expect(result.node(named: name)?.index == index, "\(name)") }
    for name in ["node_", "node_3000", "node_00", "É", "x"] {
      #expect(result.node(named: name) == nil, "\(name)")
    }
  }
}
