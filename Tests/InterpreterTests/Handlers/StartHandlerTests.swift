import Testing

@testable import Interpreter

@Suite struct StartHandlerTests {
  @Test func doesNothing() async throws {
    let stage = try StageFixture(.start).stage
    #expect(try await StartHandler().execute(stage) == Outcome(.success))
    #expect(!StartHandler().hasEffects(stage.node, in: stage.plan))
  }
}
