import JSON
import PipelinePlan
import SystemPackage

/// Runs a fan-in: chooses the best of the branches that meet in it. Specification 4.9.
///
/// Without a prompt the ranking decides: outcome, then score, then id. With one the agent backend is asked,
/// and its answer must name a candidate: a fan-in that guesses what an agent meant would pass the wrong work
/// on. A simulated agent has read nothing, so there the ranking decides too. In the stage directory, with a
/// prompt: `prompt.md`, `response.md`.
public struct FanInHandler: Handler {
  private let backends: any BackendResolver

  /// A handler that asks the backends of `backends`.
  public init(backends: any BackendResolver) { self.backends = backends }

  /// Only an agent has effects.
  public func hasEffects(_ node: PlanNode, in plan: Plan) -> Bool {
    guard node.flags.contains(.hasPrompt) else { return false }
    return (try? backends.backend(named: plan[node.backend]).hasEffects) ?? true
  }

  /// Chooses once.
  ///
  /// - Throws: ``FanInError``, what the backend throws, ``UnknownBackend``, ``StageFileError``.
  public func execute(_ stage: Stage) async throws -> Outcome {
    let candidates = try FanInCandidates(stage.context["parallel.results"])
    guard let first = candidates.eligible.first else { return candidates.failure }
    // A branch that succeeded is not enough where the fork asked for more of them.
    if let fork = stage.predecessor, fork.outcome == "fail" {
      return .fail(
        "too few branches of `\(fork.node)` succeeded: \(stage.context.text("parallel.success_count")) did, "
          + "\(stage.context.text("parallel.fail_count")) failed", Failure(.deterministic))
    }
    guard stage.node.flags.contains(.hasPrompt) else { return chosen(first, in: stage) }
    let backend = try backends.backend(named: stage.plan[stage.node.backend])
    let prompt = FanInQuestion.prompt(PromptExpansion.prompt(for: stage), candidates: candidates.eligible)
    try StageFile.write(prompt.utf8, to: stage.directory.appending("prompt.md"))
    let reply = try await backend.run(stage, prompt: prompt)
    let (response, usage) =
      switch reply {
      case .text(let text, let usage): (text, usage)
      case .outcome(let outcome, let text): (text, outcome.usage)
      }
    try StageFile.write(response.utf8, to: stage.directory.appending("response.md"))
    if case .outcome(let outcome, _) = reply, !outcome.status.satisfiesGate { return outcome }

    let best = backend.isSimulation ? first : try FanInQuestion.best(in: response, of: candidates.eligible)
    var outcome = chosen(best, in: stage)
    outcome.usage = usage
    outcome.contextUpdates["last_response"] = .string(
      String(response.prefix(CodergenHandler.maxLastResponse)))
    return outcome
  }

  private func chosen(_ best: BranchResult, in stage: Stage) -> Outcome {
    Outcome(
      .success,
      contextUpdates: [
        "parallel.fan_in.best_id": .string(best.id), "parallel.fan_in.best_outcome": .string(best.outcome),
        "last_stage": .string(stage.name),
      ],
      notes: "Selected best candidate: \(best.id)")
  }
}
