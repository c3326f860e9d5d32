import PipelineIR

extension Condition {
  /// The condition as people say it: `outcome=success` is `success`, `context.tests.passed=true` is
  /// `tests.passed = true`, and `&&`, `||`, `!` are words.
  public var readableText: String { readable(depth: 0) }

  private func readable(depth: Int) -> String {
    // The parser limits nesting; a picture of deeper ones would help nobody.
    guard depth < 16 else { return "…" }
    switch self {
    case .clause(let clause): return clause.readableText
    case .and(let parts): return parts.map { $0.operand(depth: depth) }.joined(separator: " and ")
    case .or(let parts): return parts.map { $0.operand(depth: depth) }.joined(separator: " or ")
    case .not(let part): return "not \(part.operand(depth: depth))"
    }
  }

  private func operand(depth: Int) -> String {
    let text = readable(depth: depth + 1)
    if case .clause = self { return text }
    return "(\(text))"
  }

  /// What following the edge says about the work before it.
  var verdict: EdgeVerdict {
    switch self {
    case .clause(let clause): clause.verdict
    case .and(let parts): parts.map(\.verdict).first { $0 != .open } ?? .open
    case .or(let parts):
      parts.dropFirst().reduce(parts.first?.verdict ?? .open) { $0 == $1.verdict ? $0 : .open }
    case .not(let part):
      switch part.verdict {
      case .open: .open
      case .success: .fail
      case .fail: .success
      }
    }
  }
}

/// Whether an edge is the way of success, of failure, or neither.
enum EdgeVerdict {
  case open
  case success
  case fail

  init(outcome: String) {
    switch outcome {
    case "success", "ok", "partial_success": self = .success
    case "fail", "failure", "error": self = .fail
    default: self = .open
    }
  }
}

extension ConditionClause {
  fileprivate var readableText: String {
    if comparison == .truthy { return key.spelling }
    let isOutcome = key == .outcome
    if comparison == .equal { return isOutcome ? literal : "\(key.readableName) = \(literal)" }
    if comparison == .notEqual { return isOutcome ? "not \(literal)" : "\(key.readableName) ≠ \(literal)" }
    return "\(key.readableName) \(comparison.rawValue) \(literal)"
  }

  fileprivate var verdict: EdgeVerdict {
    guard key == .outcome else { return .open }
    let named = EdgeVerdict(outcome: literal)
    if comparison == .equal { return named }
    guard comparison == .notEqual, literal != "partial_success" else { return .open }
    switch named {
    case .open: return .open
    case .success: return .fail
    case .fail: return .success
    }
  }
}

extension ConditionKey {
  fileprivate var readableName: String { self == .preferredLabel ? "label" : spelling }
}
