import TestSupport
import Testing

@testable import AgentBackends

@Suite struct DemoScriptTests {
  @Test func theDemoIsAScript() throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let bytes = try #require(Files.bytes(of: "/\(root)/examples/demo/demo.script.json"))
    let script = try ModelScript.decode(bytes, source: "demo.script.json")
    #expect(!script.turns.isEmpty)
  }
}
