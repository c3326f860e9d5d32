import Testing

@testable import Interpreter

@Suite struct ExitHandlerTests {
  @Test func doesNothing() async throws {
    let stage = try StageFixture(.exit).stage
    #expect(try await ExitHandler().execute(stage) == Outcome(.success))
    #expect(!ExitHandler().hasEffects(stage.node, in: stage.plan))
  }
}
