import Foundation
import JSON
import SystemPackage
import Testing

@testable import AttractorCLI

@Suite("The pipelines in the repository")
struct ExampleTests {
  static let healthy = pipelines(in: "examples") + pipelines(in: "examples/demo") + pipelines(in: "factory")
  static let broken = pipelines(in: "examples/bad")

  static func pipelines(in folder: String) -> [String] {
    let path = FilePath.repository.appending(FilePath(folder).components)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path.string)) ?? []
    return names.filter { $0.hasSuffix(".dot") }.sorted().map { "\(folder)/\($0)" }
  }

  let runner = CommandRunner(workingDirectory: .repository)

  @Test("There are enough of them")
  func counts() {
    #expect(Self.pipelines(in: "examples").count >= 10)
    #expect(Self.broken.count >= 5)
    #expect(Self.pipelines(in: "factory").count >= 5)
  }

  @Test("Each is clean", arguments: healthy)
  func isClean(file: String) async {
    let result = await runner("check", file, "--fail-on", "info")
    #expect(result.status == .success, "\(result.output)")
  }

  @Test("Each broken one has exactly the findings its header names", arguments: broken)
  func isBroken(file: String) async throws {
    let text = try String(
      contentsOfFile: FilePath.repository.appending(FilePath(file).components).string, encoding: .utf8)
    let expected = text.matches(of: /\/\/ expect: (AT\d{3})/).map { String($0.1) }.sorted()
    let result = await runner("check", file, "--format", "json", "--fail-on", "info")
    let findings = try JSONParser.parse(result.output)["diagnostics"]?.arrayValue ?? []
    #expect(!expected.isEmpty)
    #expect(findings.compactMap { $0["code"]?.stringValue }.sorted() == expected)
    #expect(result.status == .findings)
  }

  @Test("Each has a line in its folder's README", arguments: healthy + broken)
  func isListed(file: String) throws {
    let parts = file.split(separator: "/")
    let index = FilePath.repository.appending(String(parts[0])).appending("README.md")
    let text = try String(contentsOfFile: index.string, encoding: .utf8)
    #expect(text.contains(parts.dropFirst().joined(separator: "/")), "\(file) is not in \(index)")
  }

  @Test(
    "Each runs to its end with nobody to ask: agents simulated, or scripted where a script lies beside it",
    arguments: healthy)
  func runs(file: String) async throws {
    let script = String(file.dropLast(".dot".count)) + ".script.json"
    let isScripted = FileManager.default.fileExists(
      atPath: FilePath.repository.appending(FilePath(script).components).string)
    try await withTemporaryDirectory { folder in
      let work = folder.appending("work")
      try ExampleProject.make(in: work)
      let agents = isScripted ? ["--script", script] : ["--simulate"]
      let result = await runner.run(
        ["run", file] + agents
          + ["--auto-approve", "--workdir", work.string, "--logs", folder.appending("run").string])
      let final = try JSONParser.parse(
        String(contentsOfFile: folder.appending("run").appending("final.json").string, encoding: .utf8))
      #expect(final["status"]?.stringValue == (result.status == .success ? "success" : "fail"))
      #expect(result.status == .success, "\(result.output)\(result.errors)")
    }
  }

  @Test("Each snippet of the language tour does what the page says")
  func tour() async throws {
    let page = FilePath.repository.appending("docs").appending("language-tour.md")
    let text = try String(contentsOfFile: page.string, encoding: .utf8)
    let snippets = text.matches(of: /(?s)```dot( bad)?\n(.*?)```/)
    #expect(snippets.count >= 8)
    try await withTemporaryDirectory { folder in
      for (index, snippet) in snippets.enumerated() {
        try folder.writing(String(snippet.2), to: "tour-\(index + 1).dot")
        let result = await CommandRunner(workingDirectory: folder)(
          "check", "tour-\(index + 1).dot", "--fail-on", "info")
        #expect((result.status == .findings) == (snippet.1 != nil), "\(result.output)")
      }
    }
  }
}
