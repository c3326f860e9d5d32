import TestSupport
import Testing

@testable import AgentBackends

@Suite struct DemoScriptTests {
  @Test func theDemoIsAScript() throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let text = try #require(Golden.read("/\(root)/examples/demo/demo.script.json"))
    let script = try ModelScript.decode(Array(text.utf8), source: "demo.script.json")
    #expect(!script.turns.isEmpty)
  }
}
