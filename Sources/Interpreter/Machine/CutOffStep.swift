import PipelinePlan

/// What to do with a step that was announced and whose result nobody knows: the process ended in between.
enum CutOffStep {
  /// The outcome to record instead of running the step again; nil to run it again.
  ///
  /// - Throws: ``Suspension`` when a person has to decide and nobody can be asked.
  static func outcome(of runner: StageRunner) async throws -> Outcome? {
    let plan = runner.services.plan
    let node = plan.nodes[runner.id.index]
    switch policy(of: node, in: plan) {
    case "retry": return nil
    case "ask":
      let question = Question(
        text:
          "The run was cut off while `\(runner.name)` was running, and nobody knows how far it got. Run it again?",
        kind: .yesNo, stage: runner.name)
      guard let interviewer = runner.services.interviewer else { throw Suspension(question) }
      if try await interviewer.ask(question) == .yes { return nil }
      return failure("the run was cut off while the step was running, and it was not to be run again")
    default:
      return failure(
        "the run was cut off while the step was running, and nobody knows how far it got; "
          + "`on_crash=retry` would run it again")
    }
  }

  /// `on_crash`, or its default: agents start afresh, a command may have done half of its work.
  private static func policy(of node: PlanNode, in plan: Plan) -> String {
    for index in node.attributes where plan[plan.attributes[index].name] == "on_crash" {
      return plan[plan.attributes[index].value]
    }
    let isRetried = node.handler != .tool || plan.policies[node.policy].retryOn == .any
    return isRetried ? "retry" : "fail"
  }

  private static func failure(_ reason: String) -> Outcome {
    Outcome.fail(reason, Failure(.deterministic)).classified()
  }
}
