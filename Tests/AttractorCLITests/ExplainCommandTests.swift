import AttractorCLI
import JSON
import PipelineLint
import Testing

@Suite("attractor explain")
struct ExplainCommandTests {
  let runner = CommandRunner(workingDirectory: "/")

  @Test("Code and name give the same page", arguments: RuleRegistry.builtIn.descriptors.map(\.code.id))
  func pages(code: String) async throws {
    let descriptor = try #require(RuleRegistry.builtIn.descriptor(for: code))
    let page = await runner("explain", code)
    #expect(page.status == .success)
    #expect(page.output.hasPrefix("\(code) \(descriptor.code.name) ("))
    #expect(await runner("explain", descriptor.code.name).output == page.output)
  }

  @Test("All rules: one line each, or all pages")
  func all() async throws {
    let count = RuleRegistry.builtIn.descriptors.count
    let list = await runner("explain", "--all")
    #expect(list.output.split(separator: "\n").count == count)
    let document = try JSONParser.parse(await runner("explain", "--all", "--format", "json").output)
    #expect(document["rules"]?.arrayValue?.count == count)
    let markdown = await runner("explain", "--all", "--format", "markdown").output
    #expect(markdown.matches(of: #/(?m)^# AT\d{3} /#).count == count)
  }

  @Test(
    "Wrong use is exit 2",
    arguments: [
      (["explain"], "name a rule"), (["explain", "AT105", "--all"], "not both"),
      (["explain", "dead-end"], "did you mean `dead_end`?"),
      (["explain", "AT1055"], "did you mean `AT105`?"),
    ])
  func wrongUse(arguments: [String], expected: String) async {
    let result = await runner.run(arguments)
    #expect(result.status == .usage)
    #expect(result.errors.contains(expected))
  }
}
