import Interpreter

/// Answers prompts from a script, in process.
///
/// An actor, so that choosing a turn and spending one of its uses is one step, whatever branches ask at once.
public actor ScriptedBackend: CodergenBackend {
  /// The name the `backend` attribute and `--backend` use.
  public nonisolated let name = "scripted"

  private let script: ModelScript
  /// The script's file name, for messages.
  private let source: String
  private var usesLeft: [Int?]

  /// A backend with all uses of `script` left; `source` is what messages call the script.
  public init(_ script: ModelScript, source: String) {
    self.script = script
    self.source = source
    usesLeft = script.turns.map(\.times)
  }

  /// The reply of the first turn that matches, after its delay.
  ///
  /// - Throws: ``NoTurnMatches``, or `CancellationError` when the task is cancelled during the delay.
  public func run(_ stage: Stage, prompt: String) async throws -> AgentReply {
    let reply = try choose(stage, prompt)
    if reply.delay > 0 { try await Task.sleep(for: .milliseconds(reply.delay)) }
    return .outcome(reply.outcome, response: reply.text)
  }

  /// Chooses a turn and spends one of its uses.
  private func choose(_ stage: Stage, _ prompt: String) throws(NoTurnMatches) -> ModelScript.Reply {
    for (index, turn) in script.turns.enumerated() {
      let left = usesLeft[index]
      guard left != 0, turn.when.hold(for: stage, prompt: prompt) else { continue }
      usesLeft[index] = left.map { $0 - 1 }
      return turn.reply
    }
    guard let otherwise = script.otherwise else {
      throw NoTurnMatches(node: stage.name, visit: stage.visit, attempt: stage.attempt, source: source)
    }
    return otherwise
  }
}

/// A request that a script has no answer for.
public struct NoTurnMatches: ClassifiedError, Hashable {
  /// The node that asked.
  public let node: String
  /// The visit of the node.
  public let visit: Int
  /// The attempt within the visit.
  public let attempt: Int
  /// The script.
  public let source: String

  /// The script has no more to say the next time, so no retry hides it.
  public var failureClass: FailureClass { .deterministic }
  /// Who asked, and what to do.
  public var description: String {
    "scripted model: no turn matches node `\(node)` (visit \(visit), attempt \(attempt)); "
      + "add a turn or an `otherwise` to \(source)"
  }
}
