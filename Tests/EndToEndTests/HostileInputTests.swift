import Foundation
import Testing

@Suite("Hostile input to the real binary")
struct HostileInputTests {
  static let inputs: [(name: String, bytes: Data)] = [
    ("empty file", Data()),
    ("1 MB of {", Data(repeating: UInt8(ascii: "{"), count: 1 << 20)),
    ("1 MB of [", Data(repeating: UInt8(ascii: "["), count: 1 << 20)),
    (
      "a 5 MB string",
      Data("digraph g { a [label=\"".utf8) + Data(repeating: UInt8(ascii: "x"), count: 5 << 20)
        + Data("\"] }".utf8)
    ),
    ("NUL bytes", Data("digraph g {\0 a \0\0 [label=\"\0\"] }".utf8)),
    ("only NUL bytes", Data(count: 1 << 16)),
    (
      "invalid UTF-8",
      Data("digraph g { a [label=\"".utf8) + Data([0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80]) + Data("\"] }".utf8)
    ),
    ("a lone quote", Data("\"".utf8)),
    ("a quote that never closes", Data("digraph g { a [label=\"oh\n b -> c\n }".utf8)),
    ("deep subgraphs", Data(("digraph g {" + String(repeating: "subgraph s {", count: 50_000)).utf8)),
    ("an open comment", Data("digraph g { /* ".utf8)),
    ("a lone byte order mark", Data([0xEF, 0xBB, 0xBF])),
    ("random bytes", Data((0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) })),
  ]

  @Test("A diagnostic, never a trap", arguments: inputs.indices)
  func endsWithADiagnostic(index: Int) throws {
    let input = Self.inputs[index]
    try withScratch { folder in
      let file = folder.appendingPathComponent("hostile.dot")
      try input.bytes.write(to: file)
      let result = try Binary.attractor(["check", "--format", "concise", "hostile.dot"], in: folder)
      #expect(result.status == 1, "\(input.name): \(result.status) \(result.errors)")
      #expect(result.output.contains("error["), "\(input.name)")
      #expect(!result.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }, "\(input.name)")
    }
  }

  @Test("A chain of 200,000 nodes is checked")
  func longChain() throws {
    var text = "digraph chain {\n  start [shape=Mdiamond]\n  exit [shape=Msquare]\n"
    for index in 0..<200_000 { text += "  n\(index) [prompt=\"x\"]\n" }
    text += "  start"
    for index in 0..<200_000 { text += " -> n\(index)" }
    text += " -> exit\n}\n"
    try withScratch { folder in
      try Data(text.utf8).write(to: folder.appendingPathComponent("chain.dot"))
      let result = try Binary.attractor(["check", "chain.dot"], in: folder)
      #expect(result.status == 0, "\(result.output.prefix(400))\(result.errors)")
    }
  }
}
