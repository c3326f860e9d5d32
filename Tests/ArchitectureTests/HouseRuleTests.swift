import Foundation
import Testing

@Suite("House rules that a reader can check")
struct HouseRuleTests {
  /// Every Swift file of a folder with its lines.
  static func files(in folder: String) throws -> [(name: String, lines: [Substring])] {
    let root = ModuleMap.root.appendingPathComponent(folder)
    let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    var found: [(String, [Substring])] = []
    while let file = walk?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      found.append((file.lastPathComponent, text.split(separator: "\n", omittingEmptySubsequences: false)))
    }
    return found.sorted { $0.0 < $1.0 }
  }

  @Test("No source file is longer than 400 lines and half are shorter than 120")
  func filesAreShort() throws {
    let lengths = try Self.files(in: "Sources").map { ($0.name, $0.lines.count) }
    for (name, count) in lengths { #expect(count <= 401, "\(name) has \(count) lines") }
    let sorted = lengths.map(\.1).sorted()
    #expect(sorted[sorted.count / 2] < 120)
  }

  @Test("Nothing in Sources can trap on what a user hands in")
  func noTraps() throws {
    for (name, lines) in try Self.files(in: "Sources") {
      for (index, line) in lines.enumerated() {
        let code = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
        for word in ["try!", "as!", "fatalError(", "preconditionFailure(", "nonisolated(unsafe)"] {
          #expect(!code.contains(word), "\(name):\(index + 1) holds `\(word)`")
        }
      }
    }
  }
}
