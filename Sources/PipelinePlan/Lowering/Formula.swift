import PipelineIR

/// A condition in normal form: negation only on bare keys, no `and` directly inside `and`, no constant inside
/// another formula.
indirect enum Formula: Hashable {
  case constant(Bool)
  /// `key = literal`, or `key != literal` when not `isEqual`.
  case comparison(ConditionKey, isEqual: Bool, String)
  /// A bare key, or `!key` when not `isSet`.
  case bare(ConditionKey, isSet: Bool)
  case all([Formula])
  case any([Formula])

  /// Deepest nesting of a condition that is lowered; a stack program then needs at most one value a level.
  static let depthLimit = PlanLimits.predicateStack - 2

  /// The normal form of a condition; nil when it nests deeper than ``depthLimit``.
  init?(_ condition: Condition) {
    guard let formula = Self.make(condition, negated: false, depth: 0) else { return nil }
    self = formula
  }

  private static func make(_ condition: Condition, negated: Bool, depth: Int) -> Formula? {
    guard depth < depthLimit else { return nil }
    switch condition {
    case .clause(let clause): return make(clause, negated: negated)
    case .not(let inner): return make(inner, negated: !negated, depth: depth + 1)
    case .and(let parts), .or(let parts):
      var isConjunction = negated
      if case .and = condition { isConjunction = !negated }
      var formulas: [Formula] = []
      formulas.reserveCapacity(parts.count)
      for part in parts {
        guard let formula = make(part, negated: negated, depth: depth + 1) else { return nil }
        formulas.append(formula)
      }
      return combine(formulas, isConjunction: isConjunction)
    }
  }

  private static func make(_ clause: ConditionClause, negated: Bool) -> Formula {
    switch clause.comparison {
    case .truthy: return .bare(clause.key, isSet: !negated)
    case .equal, .notEqual:
      let isEqual = (clause.comparison == .equal) != negated
      guard clause.key == .outcome else { return .comparison(clause.key, isEqual: isEqual, clause.literal) }
      // There always is an outcome where an edge is chosen.
      if clause.literal.isEmpty { return .constant(!isEqual) }
      return .comparison(.outcome, isEqual: isEqual, OutcomeWord.canonical(clause.literal))
    }
  }

  /// Joins formulas by `and` or `or` and folds what is decided without a run.
  ///
  /// In a conjunction `k = a` pins the key: any other `k = b` makes it false and `k != b` says nothing new.
  /// In a disjunction `k != a` does the same with true.
  private static func combine(_ parts: [Formula], isConjunction: Bool) -> Formula {
    var flat: [Formula] = []
    for part in parts {
      switch (part, isConjunction) {
      case (.all(let inner), true), (.any(let inner), false): flat += inner
      default: flat.append(part)
      }
    }
    var kept: [Formula] = []
    var seen: Set<Formula> = []
    var pinned: [ConditionKey: String] = [:]
    for part in flat {
      if case .constant(let value) = part {
        if value != isConjunction { return part }
        continue
      }
      guard seen.insert(part).inserted else { continue }
      if seen.contains(part.opposite) { return .constant(!isConjunction) }
      if case .comparison(let key, isConjunction, let literal) = part {
        if let other = pinned[key], other != literal { return .constant(!isConjunction) }
        pinned[key] = literal
      }
      kept.append(part)
    }
    kept.removeAll { part in
      guard case .comparison(let key, !isConjunction, _) = part else { return false }
      return pinned[key] != nil
    }
    if kept.count > 1 { return isConjunction ? .all(kept) : .any(kept) }
    return kept.first ?? .constant(isConjunction)
  }

  /// The negation of a formula without parts; for others a formula that equals none in normal form.
  private var opposite: Formula {
    switch self {
    case .comparison(let key, let isEqual, let literal): .comparison(key, isEqual: !isEqual, literal)
    case .bare(let key, let isSet): .bare(key, isSet: !isSet)
    case .constant(let value): .constant(!value)
    case .all: .all([])
    case .any: .any([])
    }
  }
}

/// Words for outcomes.
enum OutcomeWord {
  /// The word a run uses for `word`: the aliases of the dialect are turned into the specification's words.
  static func canonical(_ word: String) -> String {
    switch word {
    case "ok": "success"
    case "failure", "error": "fail"
    case "skip": "skipped"
    default: word
    }
  }
}
