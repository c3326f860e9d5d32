import Testing

@testable import Interpreter

@Suite struct PassiveHandlerTests {
  @Test func startAndExitDoNothing() async throws {
    let stage = try StageFixture(.start).stage
    #expect(try await StartHandler().execute(stage) == Outcome(.success))
    #expect(try await ExitHandler().execute(stage) == Outcome(.success))
    #expect(!StartHandler().hasEffects(stage.node, in: stage.plan))
    #expect(!ExitHandler().hasEffects(stage.node, in: stage.plan))
  }

  @Test func aDiamondSetsNothing() async throws {
    let outcome = try await ConditionalHandler().execute(try StageFixture(.conditional, name: "gate").stage)
    #expect(outcome == Outcome(.success, notes: "Conditional node evaluated: gate"))
  }
}
