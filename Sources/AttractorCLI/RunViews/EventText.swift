import Interpreter
import JSON

/// An event as a line for people; nil for kinds that say nothing new on a screen.
struct EventText {
  let paint: Paint

  /// The line for `event`, without a line ending.
  func line(_ event: RunEvent) -> String? {
    let place = event.branch.isEmpty ? "" : paint.dim(event.branch + " ")
    return body(event).map { place + $0 }
  }

  private func body(_ event: RunEvent) -> String? {
    let node = event.node
    switch event.kind {
    case .stageCompleted: return completed(event)
    case .stageFailed:
      let again = event.fields["will_retry"]?.boolValue ?? false
      return
        "\(paint.bad("✗")) \(node)  \(event.text("outcome", or: "fail"))\(cost(event))  \(event.text("error"))\(again ? paint.dim("  (will retry)") : "")"
    case .stageRetrying:
      return
        "\(paint.warn("↻")) \(node)  attempt \(event.number("attempt")) in \(span(event.number("delay_ms")))"
    case .edgeSelected:
      return paint.dim("  \(node) → \(event.text("to"))\(Self.reason(event))")
    case .gateUnsatisfied:
      return "\(paint.warn("!")) goal gate \(node) is not satisfied; going back to \(event.text("target"))"
    case .loopRestarted:
      return "\(paint.warn("↺")) restart \(event.number("number")) at \(node)"
    case .parallelStarted: return "\(paint.dim("⋔")) \(node)  \(event.number("branch_count")) branches"
    case .parallelBranchCompleted:
      // A branch that succeeded has been seen stage by stage.
      guard event.fields["success"]?.boolValue == false else { return nil }
      return "\(paint.bad("✗")) branch \(event.text("outcome"))\(cost(event))"
    case .interviewTimeout: return "\(paint.warn("!")) \(node)  nobody answered in time"
    case .interviewCompleted: return "\(paint.good("✓")) \(node)  answered: \(event.text("answer"))"
    case .warning: return "\(paint.warn("!")) \(event.text("message"))"
    case .pipelineStarted, .pipelineCompleted, .pipelineFailed, .pipelineSuspended, .stageStarted,
      .stageOutput,
      .parallelBranchStarted, .parallelCompleted, .interviewStarted, .checkpointSaved:
      return nil
    }
  }

  /// Why an edge was taken, where its being the only one does not say it.
  private static func reason(_ event: RunEvent) -> String {
    switch event.text("reason") {
    case "condition": "  [\(event.text("condition"))]"
    case "preferred_label": "  \(event.text("label"))"
    case "suggested_next_id": "  (suggested)"
    case "retry_target": "  (retry target)"
    default: ""
    }
  }

  private func completed(_ event: RunEvent) -> String {
    let status = event.text("outcome", or: "success")
    let shown = status == "success" ? "" : "  \(paint.warn(status))"
    return "\(paint.good("✓")) \(event.node)\(shown)\(cost(event))"
  }

  /// Duration, and tokens and money where they are known.
  private func cost(_ event: RunEvent) -> String {
    var parts = [span(event.number("duration_ms"))]
    let tokens = event.number("input_tokens") + event.number("output_tokens")
    if tokens > 0 { parts.append("\(tokens) tokens") }
    if let cost = event.fields["cost_usd"]?.doubleValue { parts.append(DurationDisplay.dollars(cost)) }
    if event.number("attempt") > 1 { parts.append("attempt \(event.number("attempt"))") }
    return paint.dim("  " + parts.joined(separator: ", "))
  }

  private func span(_ milliseconds: Int) -> String { DurationDisplay.text(milliseconds: milliseconds) }
}

/// Lengths of time and sums of money as people read them.
enum DurationDisplay {
  /// `7 ms`, `1.2 s`, `3 m 05 s`, `2 h 10 m`.
  static func text(milliseconds: Int) -> String {
    let ms = max(0, milliseconds)
    if ms < 1_000 { return "\(ms) ms" }
    if ms < 60_000 { return "\(ms / 1_000).\(ms % 1_000 / 100) s" }
    if ms < 3_600_000 { return "\(ms / 60_000) m \(padded(ms % 60_000 / 1_000)) s" }
    return "\(ms / 3_600_000) h \(padded(ms % 3_600_000 / 60_000)) m"
  }

  /// `$0.0123`, to a hundredth of a cent.
  static func dollars(_ amount: Double) -> String {
    guard amount.isFinite, amount.magnitude < 1e12 else { return "$?" }
    let units = Int((amount * 10_000).rounded())
    let fraction = String(units % 10_000 + 10_000).dropFirst()
    return "$\(units / 10_000).\(fraction)"
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension RunEvent {
  /// A text field; `fallback` when it is missing. Control characters are shown, not sent to the terminal.
  func text(_ field: String, or fallback: String = "") -> String {
    guard let value = fields[field] else { return fallback }
    return TerminalText.visible(RunContext.text(of: value))
  }

  /// A whole number; 0 when it is missing.
  func number(_ field: String) -> Int { Int(fields[field]?.integerValue ?? 0) }
}

/// Text from files, tools and models on its way to a terminal.
enum TerminalText {
  /// The text with control characters replaced by pictures, so that nobody's output can drive the terminal.
  static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\t" {
        shown.append(" ")
      } else if scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) {
        shown.append(picture)
      } else if isControl(scalar) {
        shown.append("\u{FFFD}")
      } else {
        shown.append(scalar)
      }
    }
    return String(shown)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }
}

/// Colours, or none.
struct Paint: Sendable {
  let isOn: Bool

  func good(_ text: String) -> String { wrap(text, "32") }
  func bad(_ text: String) -> String { wrap(text, "31") }
  func warn(_ text: String) -> String { wrap(text, "33") }
  func dim(_ text: String) -> String { wrap(text, "2") }
  func bold(_ text: String) -> String { wrap(text, "1") }

  private func wrap(_ text: String, _ code: String) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
