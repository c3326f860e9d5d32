import PipelinePlan

/// The failures a machine states itself.
extension Machine {
  /// The end an instruction asks for.
  func halt(_ status: HaltStatus) -> MachineEnd {
    switch status {
    case .success: .succeeded
    case .failed: .failed(stageFailure())
    case .noRoute: .failed(noRoute())
    }
  }

  /// A limit of the run, met at the current node.
  func exhausted(_ sentence: String) -> RunFailure {
    RunFailure(node: services.name(state.current), reason: sentence, failure: Failure(.budgetExhausted))
  }

  /// The failure of the node whose outcome decides.
  private func stageFailure() -> RunFailure {
    let node = services.name(state.decidingNode ?? state.current)
    let reason = state.outcome.failureReason
    return RunFailure(
      node: node, reason: reason.isEmpty ? "`\(node)` ended with `\(state.outcome.status.word)`" : reason,
      failure: state.outcome.failure ?? Failure(.deterministic, hasEvidence: false))
  }

  private func noRoute() -> RunFailure {
    let node = services.name(state.current)
    let deciding = services.name(state.decidingNode ?? state.current)
    let whose = deciding == node ? "" : " of `\(deciding)`"
    let label = state.outcome.preferredLabel
    let preferred = label.isEmpty ? "" : ", preferred label `\(label)`"
    let cause = state.outcome.failureReason.isEmpty ? "" : " (\(state.outcome.failureReason))"
    return RunFailure(
      node: node,
      reason:
        "no edge of `\(node)` takes the outcome `\(state.outcome.status.word)`\(whose)\(preferred)\(cause)",
      failure: Failure(.noRoute))
  }

  /// A goal gate that keeps the run from its end. Specification 3.4.
  func gateFailure(_ gate: PlanNodeID) -> RunFailure {
    let name = services.name(gate)
    let word = state.statuses[gate]?.word ?? "nothing"
    return RunFailure(
      node: name, reason: "the goal gate `\(name)` ended with `\(word)` and has no retry target",
      failure: Failure(.deterministic))
  }
}
