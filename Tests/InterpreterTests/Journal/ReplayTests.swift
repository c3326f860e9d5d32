import Testing

@testable import Interpreter

@Suite struct ReplayTests {
  private func step(_ node: String, in branch: String = "", visit: Int = 1) -> JournalRecord.Step {
    JournalRecord.Step(branch: branch, node: node, visit: visit, attempt: 1)
  }

  @Test func knowsWhereStepsWereCutOff() {
    let records: [JournalRecord] = [
      .runStarted(run: "r", planHash: ""), .intent(step("a")), .result(step("a"), Outcome(.success)),
      .restarted(number: 1, at: "a"), .intent(step("a")), .result(step("a"), Outcome(.success)),
      .restarted(number: 2, at: "a"), .intent(step("p", in: "restart-2/fan#3/p")),
      .intent(step("q", in: "restart-2/fan#3/q")), .interrupted(step("q", in: "restart-2/fan#3/q")),
      .intent(step("z", in: "restart-2/fan#3/y/inner#1/z")), .runResumed,
    ]
    let open = ["restart-2/fan/p/p", "restart-2/fan/y/inner/z/z"]
    #expect(Replay(records: records).openStages == open)
    #expect(Replay(records: records + [.intent(step("b"))]).openStages == (open + ["restart-2/b"]).sorted())
    #expect(Replay(records: [.intent(step("a", visit: 2))]).openStages == ["a"])
    #expect(Replay.none.openStages == [])
  }
}
