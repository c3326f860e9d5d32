import JSON
import PipelinePlan
import SystemPackage

/// Runs an agent node: expands the prompt, asks the backend, keeps both texts. Specification 4.5.
///
/// The outcome is the first of: the status file the agent left in its stage directory, the outcome the
/// backend returned, success with the backend's text. In the stage directory: `prompt.md`, `response.md`.
public struct CodergenHandler: Handler {
  /// The longest `last_response` in the context, in characters. Specification 4.5.
  public static let maxLastResponse = 200

  private let backends: any BackendResolver

  /// A handler that asks the backends of `backends`.
  public init(backends: any BackendResolver) { self.backends = backends }

  /// Asks the agent once.
  ///
  /// - Throws: what the backend throws, ``UnknownBackend``, ``StageFileError``.
  public func execute(_ stage: Stage) async throws -> Outcome {
    let backend = try backends.backend(named: stage.plan[stage.node.backend])
    // A backend without effects has no agent that could write a status file, so there is none to look for.
    let mayLeaveStatus = backend.hasEffects
    if mayLeaveStatus { try StatusFile.removeStale(in: stage.directory) }
    let prompt = PromptExpansion.prompt(for: stage)
    try StageFile.write(prompt.utf8, to: stage.directory.appending("prompt.md"))

    let reply = try await backend.run(stage, prompt: prompt)
    var outcome: Outcome
    let response: String
    switch reply {
    case .text(let text, let usage):
      outcome = Outcome(.success, notes: "Stage completed: \(stage.name)", usage: usage)
      response = text
    case .outcome(let replied, let text):
      outcome = replied
      response = text
    }
    try StageFile.write(response.utf8, to: stage.directory.appending("response.md"))

    if mayLeaveStatus { outcome = settle(outcome, reply: reply, in: stage) }
    outcome = OutputContract.enforce(outcome, for: stage)
    // The stage's own facts are set last: an agent cannot claim to be another stage.
    outcome.contextUpdates["last_stage"] = .string(stage.name)
    outcome.contextUpdates["last_response"] = .string(String(response.prefix(Self.maxLastResponse)))
    return outcome
  }

  /// Whether the node's backend has effects; a backend that nobody registered is taken to have some.
  public func hasEffects(_ node: PlanNode, in plan: Plan) -> Bool {
    (try? backends.backend(named: plan[node.backend]).hasEffects) ?? true
  }

  /// The outcome after the agent's own status file has had its say.
  private func settle(_ replied: Outcome, reply: AgentReply, in stage: Stage) -> Outcome {
    do throws(StatusFileError) {
      if var told = try StatusFile.read(in: stage.directory) {
        told.usage = replied.usage
        return told
      }
    } catch {
      var failure = Outcome.fail(
        "the agent's status file is not usable: \(error)", Failure(error.failureClass))
      failure.usage = replied.usage
      return failure
    }
    guard case .text = reply, stage.node.flags.contains(.autoStatus) else { return replied }
    var outcome = replied
    outcome.notes = "auto-status: handler completed without writing status"
    return outcome
  }
}
