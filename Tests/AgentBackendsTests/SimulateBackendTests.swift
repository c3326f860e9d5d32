import Interpreter
import Testing

@testable import AgentBackends

@Suite struct SimulateBackendTests {
  @Test func saysWhoWasAsked() async throws {
    let backend = SimulateBackend()
    guard case .text(let text, let usage) = try await backend.run(backendStage("plan"), prompt: "anything")
    else {
      Issue.record("a simulation replies with text")
      return
    }
    #expect(text == "[Simulated] Response for stage: plan")
    #expect(usage == nil)
    #expect(backend.name == "simulate")
    #expect(!backend.hasEffects)
    #expect(backend.isSimulation)
  }
}
