import Foundation
import Testing

@Suite("House rules that a reader can check")
struct HouseRuleTests {
  @Test("No source file is longer than 400 lines and half are shorter than 120")
  func filesAreShort() throws {
    let lengths = try SwiftFile.sources.get().map { ($0.path, $0.lines.count) }
    try #require(!lengths.isEmpty)
    for (path, count) in lengths { if count > 401 { Issue.record("\(path) has \(count) lines") } }
    let sorted = lengths.map(\.1).sorted()
    #expect(sorted[sorted.count / 2] < 120)
  }

  @Test("No function is longer than 70 lines")
  func functionsAreShort() throws {
    var count = 0
    for file in try SwiftFile.sources.get() + SwiftFile.tests.get() {
      for function in file.functions {
        count += 1
        if function.length > 70 { Issue.record("\(file.path):\(function.line) has \(function.length) lines") }
      }
    }
    #expect(count > 1_000)
  }

  @Test("Nothing in Sources can trap on what a user hands in, or print past the command's own streams")
  func nothingTrapsOrPrints() throws {
    let banned = [
      "try!", "as!", "fatalError(", "preconditionFailure(", "nonisolated(unsafe)", "@unchecked Sendable",
    ]
    for file in try SwiftFile.sources.get() {
      for (index, line) in file.lines.enumerated() {
        for word in banned where line.holds(word) {
          Issue.record("\(file.path):\(index + 1) holds `\(word)`")
        }
        if line.unwrapsByForce { Issue.record("\(file.path):\(index + 1) unwraps by force") }
        if line.code.drop(while: { $0 == 0x20 }).starts(with: "print(".utf8) {
          Issue.record("\(file.path):\(index + 1) prints")
        }
      }
    }
  }

  @Test("Every public declaration says what it is")
  func publicDeclarationsAreDocumented() throws {
    for file in try SwiftFile.sources.get() {
      for (index, line) in file.lines.enumerated()
      where line.begins(with: ["public"]) && !line.holds("extension ") {
        let above = file.lines[..<index].last {
          $0.code.drop(while: { $0 == 0x20 }).first != UInt8(ascii: "@")
        }
        let isDocumented = above.map { $0.whole.drop(while: { $0 == 0x20 }).starts(with: "///".utf8) }
        if isDocumented != true { Issue.record("\(file.path):\(index + 1) has no doc comment") }
      }
    }
  }

  @Test(
    "One test file for each rule, handler, format and command",
    arguments: [
      ("PipelineLint/Rules", "", "PipelineLintTests/Rules"), ("Reporting", "Format", "ReportingTests"),
      ("Interpreter/Handlers", "Handler", "InterpreterTests/Handlers"),
      ("AttractorCLI/Commands", "Command", "AttractorCLITests"),
    ])
  func everyOneHasItsTests(sources: String, suffix: String, tests: String) throws {
    let names = try SwiftFile.sources.get().filter { $0.path.hasPrefix("Sources/\(sources)/") }.map(\.name)
    let tested = Set(try SwiftFile.tests.get().map(\.path))
    // The protocol is no format.
    let wanted = names.filter { $0.hasSuffix(suffix) && $0 != "ReportFormat" }
    #expect(!wanted.isEmpty)
    for name in wanted {
      let path = "Tests/\(tests)/\(name)Tests.swift"
      #expect(tested.contains(path), "\(path) is missing")
    }
  }

  @Test("Nothing names a folder of one machine")
  func pathsAreRelative() throws {
    let folders = ["/home/", "/Users/", ModuleMap.root.path + "/"]
    for file in try SwiftFile.sources.get() + SwiftFile.tests.get()
    where !file.path.hasSuffix("/HouseRuleTests.swift") {
      for (index, line) in file.lines.enumerated() {
        for folder in folders where line.count(of: folder) > 0 {
          Issue.record("\(file.path):\(index + 1) names `\(folder)`")
        }
      }
    }
  }
}
