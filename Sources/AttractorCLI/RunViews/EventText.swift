import Interpreter
import JSON

/// An event as a line for people; nil for kinds that say nothing new on a screen.
///
/// A step along the only edge there is needs no line: the next line names where it went.
struct EventText {
  let paint: Paint

  /// The line for `event`, without a line ending.
  func line(_ event: RunEvent) -> String? {
    let node = event.place
    switch event.kind {
    case .stageCompleted: return completed(event)
    case .stageFailed:
      let outcome = event.text("outcome", or: "fail")
      let word = outcome == "fail" ? "" : "  \(outcome)"
      return "\(paint.bad("✗")) \(node)\(word)\(cost(event))  \(event.text("error"))"
    case .stageRetrying:
      let wait = Amounts.time(milliseconds: event.number("delay_ms"))
      return "\(paint.warn("↻")) \(node)  attempt \(event.number("attempt")) in \(wait)"
    case .edgeSelected:
      guard let reason = Self.reason(event) else { return nil }
      return paint.dim("  \(node) → \(event.text("to"))  \(reason)")
    case .gateUnsatisfied:
      return "\(paint.warn("!")) goal gate \(node) is not satisfied; going back to \(event.text("target"))"
    case .loopRestarted:
      return "\(paint.warn("↺")) restart \(event.number("number")) at \(node)"
    case .parallelStarted:
      return "\(paint.dim("⋔")) \(node)  \(Amounts.count(event.number("branch_count"), "branch", "branches"))"
    case .parallelBranchCompleted: return branchCompleted(event)
    case .parallelCompleted: return parallelCompleted(event)
    case .interviewTimeout: return "\(paint.warn("!")) \(node)  nobody answered in time"
    case .interviewCompleted: return "\(paint.dim("?")) \(node)  answered: \(event.text("answer"))"
    case .warning: return "\(paint.warn("!")) \(event.text("message"))"
    case .pipelineStarted, .pipelineCompleted, .pipelineFailed, .pipelineSuspended, .stageStarted,
      .stageOutput, .parallelBranchStarted, .interviewStarted, .checkpointSaved:
      return nil
    }
  }

  /// Why an edge was taken; nil where its being the only one says it.
  private static func reason(_ event: RunEvent) -> String? {
    switch event.text("reason") {
    case "condition": "[\(event.text("condition"))]"
    case "preferred_label": event.text("label")
    case "suggested_next_id": "(suggested)"
    case "retry_target": "(retry target)"
    default: nil
    }
  }

  private func completed(_ event: RunEvent) -> String {
    let outcome = event.text("outcome", or: "success")
    let word = outcome == "success" ? "" : "  \(paint.warn(outcome))"
    return "\(paint.good("✓")) \(event.place)\(word)\(cost(event))"
  }

  /// A branch that went well has said so by its stages.
  private func branchCompleted(_ event: RunEvent) -> String? {
    guard event.fields["success"]?.boolValue == false else { return nil }
    let outcome = event.text("outcome", or: "fail")
    let mark = outcome == "canceled" ? paint.warn("-") : paint.bad("✗")
    return "\(mark) \(event.place)  branch \(outcome)\(cost(event))"
  }

  private func parallelCompleted(_ event: RunEvent) -> String {
    let failures = event.number("failure_count")
    let good = event.number("success_count")
    let mark = failures == 0 ? paint.good("✓") : good == 0 ? paint.bad("✗") : paint.warn("!")
    let failed = failures == 0 ? "" : ", \(failures) failed"
    return "\(mark) \(event.place)  \(good) succeeded\(failed)\(cost(event))"
  }

  /// Duration, and tokens and money where they are known.
  private func cost(_ event: RunEvent) -> String {
    var parts: [String] = []
    if event.fields["duration_ms"] != nil {
      parts.append(Amounts.time(milliseconds: event.number("duration_ms")))
    }
    if event.tokens > 0 { parts.append(Amounts.count(event.tokens, "token", "tokens")) }
    if let cost = event.fields["cost_usd"]?.doubleValue { parts.append(Amounts.dollars(cost)) }
    if event.number("attempt") > 1 { parts.append("attempt \(event.number("attempt"))") }
    return parts.isEmpty ? "" : paint.dim("  " + parts.joined(separator: ", "))
  }
}

extension RunEvent {
  /// A text field; `fallback` when it is missing. Control characters are shown, not sent to the terminal.
  func text(_ field: String, or fallback: String = "") -> String {
    guard let value = fields[field] else { return fallback }
    return TerminalText.visible(RunContext.text(of: value))
  }

  /// A whole number; 0 when it is missing.
  func number(_ field: String) -> Int { Int(clamping: fields[field]?.integerValue ?? 0) }

  /// Tokens of the model calls it tells of.
  var tokens: Int { number("input_tokens").addingClamped(number("output_tokens")) }

  /// The node as it is shown: on the trunk its name, in a branch the way to it; a branch's own name is not said twice.
  var place: String {
    let repeatsBranch = branch == node || branch.hasSuffix("/" + node)
    return TerminalText.visible(branch.isEmpty ? node : repeatsBranch ? branch : "\(branch)/\(node)")
  }
}

extension Int {
  /// The sum, held at the largest number there is.
  func addingClamped(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
