import Interpreter
import Testing

@testable import AgentBackends

@Suite struct BackendRegistryTests {
  private struct Named: CodergenBackend {
    let name: String
    func run(_ stage: Stage, prompt: String) async throws -> AgentReply { .text(name) }
  }

  @Test func anEmptyNameIsTheDefault() throws {
    var registry = BackendRegistry(Named(name: "b"), Named(name: "a"))
    #expect(try registry.backend(named: "").name == "b")
    #expect(try registry.backend(named: "a").name == "a")
    try registry.setDefault("a")
    #expect(try registry.backend(named: "").name == "a")
    #expect(registry.names == ["a", "b"])
  }

  @Test func whatIsNotThereIsAnError() {
    var registry = BackendRegistry(Named(name: "a"))
    let error = #expect(throws: UnknownBackend.self) { try registry.backend(named: "claude") }
    #expect(error?.description == "there is no backend `claude`; known are `a`")
    #expect(throws: UnknownBackend.self) { try registry.setDefault("claude") }
    let empty = #expect(throws: UnknownBackend.self) { try BackendRegistry().backend(named: "") }
    #expect(empty?.description == "no backend is chosen for agent nodes; none is set up")
  }
}
