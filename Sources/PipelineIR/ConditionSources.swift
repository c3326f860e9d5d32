import SourceText

/// The two attributes an edge's condition may come from.
struct ConditionSources {
  /// `condition`
  var condition: Attribute?
  /// `on`
  var outcome: Attribute?

  /// The edge's condition: of the attribute written nearer to the edge, or of both joined; and whether it has
  /// one, parsed or not.
  ///
  /// - Parameter parse: parses a `condition` and reports what is wrong with it.
  func resolve(_ parse: (Attribute) -> Condition?) -> (condition: Condition?, isConditional: Bool) {
    var condition = condition
    var outcome = outcome
    if let text = condition?.string, text.utf8.allSatisfy(ASCII.isSpace) { condition = nil }
    if let one = condition, let other = outcome, one.origin != other.origin {
      if one.origin == .explicit { outcome = nil } else { condition = nil }
    }
    var parts: [Condition] = []
    if let outcome {
      // A word that is no outcome is reported as a value of the wrong type.
      guard let word = outcome.string else { return (nil, true) }
      let part = Condition.outcome(word, at: outcome.valueSpan)
      guard condition != nil else { return (part, true) }
      parts.append(part)
    }
    guard let condition else { return (nil, false) }
    guard let parsed = parse(condition) else { return (nil, true) }
    if parts.isEmpty { return (parsed, true) }
    if case .and(let clauses) = parsed { return (.and(parts + clauses), true) }
    return (.and(parts + [parsed]), true)
  }
}
