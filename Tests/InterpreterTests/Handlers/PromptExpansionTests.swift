import PipelinePlan
import Testing

@testable import Interpreter

@Suite struct PromptExpansionTests {
  @Test func putsEveryVariableIn() throws {
    var fixture = try StageFixture(name: "plan_it", goal: "Ship it")
    fixture.inputs = ["who": "Ada"]
    fixture.context = RunContext(["tasks": [1, "two"], PromptExpansion.baseSHAKey: "abc123"])
    fixture.setPrompt { fixture in
      [
        .goal, .text(fixture.intern("|")), .input(fixture.intern("who")), .text(fixture.intern("|")),
        .context(fixture.intern("tasks")), .text(fixture.intern("|")), .runID, .text(fixture.intern("|")),
        .nodeID,
        .text(fixture.intern("|")), .baseSHA,
      ]
    }
    #expect(PromptExpansion.prompt(for: fixture.stage) == #"Ship it|Ada|[1,"two"]|run-1|plan_it|abc123"#)
  }

  @Test func textFromTheContextIsNotExpandedAgain() throws {
    var fixture = try StageFixture(goal: "$context.evil")
    fixture.context = RunContext(["evil": "$goal $$ $run_id"])
    fixture.setPrompt { [.goal, .context($0.intern("evil"))] }
    #expect(PromptExpansion.prompt(for: fixture.stage) == "$context.evil$goal $$ $run_id")
  }

  @Test func whatIsMissingIsEmpty() throws {
    var fixture = try StageFixture()
    fixture.setPrompt {
      [
        .text($0.intern("<")), .context($0.intern("no.such")), .input($0.intern("none")), .baseSHA,
        .text($0.intern(">")),
      ]
    }
    #expect(PromptExpansion.prompt(for: fixture.stage) == "<>")
  }
}
