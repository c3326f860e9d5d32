import Interpreter

/// The last words about a run: how it ended, and what to type next.
struct RunReport {
  let result: RunResult
  /// How the directory is called in what to type next.
  let name: String
  /// Options `resume` needs again: who answers for agents.
  var resumeOptions: [String] = []
  let paint: Paint

  /// The text, with its line endings.
  var text: String { (ending + [paint.dim("  " + next)]).map { $0 + "\n" }.joined() }

  /// One sentence for standard error when nothing else is shown; nil for success.
  var sentence: String? {
    switch result.status {
    case .success: nil
    case .fail: "the run failed \(failure); see `\(next)`"
    case .suspended:
      "the run waits for an answer to `\(TerminalText.visible(result.question?.text ?? ""))`; "
        + "go on with `\(next)`"
    case .canceled: "the run was stopped; go on with `\(next)`"
    }
  }

  private var next: String {
    switch result.status {
    case .success, .fail: "attractor show \(TerminalText.shellWord(name))"
    case .suspended, .canceled:
      "attractor resume " + ([name] + resumeOptions).map(TerminalText.shellWord).joined(separator: " ")
    }
  }

  private var ending: [String] {
    switch result.status {
    case .success: ["\(paint.good("success")) in \(time): \(sums)"]
    case .fail: ["\(paint.bad("failed")) \(failure)", "  after \(time): \(sums)"]
    case .suspended: suspension
    case .canceled: ["\(paint.warn("stopped"))\(place) after \(time): \(sums); the journal is complete"]
    }
  }

  private var suspension: [String] {
    guard let question = result.question else { return [paint.warn("suspended")] }
    let head =
      "\(paint.warn("suspended")), waiting for an answer to: \(TerminalText.visible(question.text))"
    let options = question.options.map {
      "  [\(TerminalText.visible($0.key))] \(TerminalText.visible($0.label))"
    }
    return [head] + options + ["To answer, on a terminal or with --answers FILE:"]
  }

  private var time: String { Amounts.time(milliseconds: Int(clamping: result.duration)) }

  private var sums: String {
    var parts = [Amounts.count(result.completedNodes.count, "stage", "stages")]
    if result.restarts > 0 { parts.append(Amounts.count(result.restarts, "restart", "restarts")) }
    if let usage = result.usage {
      let tokens = usage.inputTokens.addingClamped(usage.outputTokens)
      if tokens > 0 { parts.append(Amounts.count(tokens, "token", "tokens")) }
      if let cost = usage.cost { parts.append(Amounts.dollars(cost)) }
    }
    return parts.joined(separator: ", ")
  }

  private var place: String {
    result.failure.map { " at `\(TerminalText.visible($0.node))`" } ?? ""
  }

  private var failure: String {
    guard let failure = result.failure else { return "without a reason" }
    return TerminalText.visible(
      "at `\(failure.node)` (\(failure.failure.failureClass.rawValue)): \(failure.reason)")
  }
}
