import Testing

@testable import Interpreter

@Suite struct ConditionalHandlerTests {
  @Test func setsNothing() async throws {
    let stage = try StageFixture(.conditional, name: "gate").stage
    let outcome = try await ConditionalHandler().execute(stage)
    #expect(outcome == Outcome(.success, notes: "Conditional node evaluated: gate"))
    #expect(!ConditionalHandler().hasEffects(stage.node, in: stage.plan))
  }
}
