import Foundation
import Testing

/// Every command of the README is run: those of `attractor` here, against the output shown; `make` by the CI script.
@Suite("README")
struct ReadmeTests {
  /// A command and the output the page shows for it.
  struct Step {
    var command: String
    var output: String
  }

  static let readme = Binary.repository.appendingPathComponent("README.md")

  /// Commands that CI runs itself.
  static let runByCI: Set<String> = [
    "make demo", "make test", "make install PREFIX=$HOME/.local", "make bench",
  ]

  static func steps(in text: String) -> [[Step]] {
    text.matches(of: /(?s)```console\n(.*?)```/).map { block in
      var steps: [Step] = []
      for line in block.1.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.hasPrefix("$ ") {
          steps.append(Step(command: String(line.dropFirst(2)), output: ""))
        } else if !steps.isEmpty {
          steps[steps.count - 1].output += line + "\n"
        }
      }
      for index in steps.indices where steps[index].output.hasSuffix("\n\n") || steps[index].output == "\n" {
        steps[index].output.removeLast()
      }
      return steps
    }
  }

  /// What differs between two runs of the same command: times and run ids.
  static func settled(_ text: String) -> String {
    text.replacing(/\d+ ms|\d+\.\d s|\d+ m \d\d s/, with: "T")
      .replacing(/\d{8}T\d{6}Z?-[0-9a-z]+/, with: "RUN")
      .replacing(/\d{4}-\d\d-\d\dT[\d:.]+Z/, with: "TIME")
      .replacing(/[ \t]+\n/, with: "\n")
  }

  @Test("Every command does what the page shows")
  func commands() throws {
    var text = try String(contentsOf: Self.readme, encoding: .utf8)
    let updating = ProcessInfo.processInfo.environment["ATTRACTOR_UPDATE_GOLDEN"] != nil
    let blocks = Self.steps(in: text)
    #expect(blocks.flatMap { $0 }.count >= 6)
    try withScratch { folder in
      for name in ["examples", "factory"] {
        try FileManager.default.copyItem(
          at: Binary.repository.appendingPathComponent(name), to: folder.appendingPathComponent(name))
      }
      for step in blocks.flatMap({ $0 }) where !Self.runByCI.contains(step.command) {
        let words = step.command.split(separator: " ").map(String.init)
        #expect(words.first == "attractor", "nobody runs `\(step.command)`")
        let result = try Binary.attractor(
          Array(words.dropFirst()), in: folder,
          environment: ["XDG_STATE_HOME": folder.appendingPathComponent("state").path])
        let shown = (result.output + result.errors).replacing(
          folder.resolvingSymlinksInPath().path + "/", with: "")
        if updating {
          let old = "$ \(step.command)\n\(step.output)"
          text = text.replacing(old, with: "$ \(step.command)\n\(shown)", maxReplacements: 1)
        } else {
          #expect(Self.settled(shown) == Self.settled(step.output), "\(step.command)")
        }
      }
    }
    if updating { try Data(text.utf8).write(to: Self.readme) }
  }

  @Test("Every file the page links to is there")
  func links() throws {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    let links = text.matches(of: /\]\(([^)#:]+)\)/).map { String($0.1) }
    #expect(links.count >= 5)
    for link in links {
      #expect(
        FileManager.default.fileExists(atPath: Binary.repository.appendingPathComponent(link).path), "\(link)"
      )
    }
  }
}
