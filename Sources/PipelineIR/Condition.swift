import SourceText

/// A parsed edge condition with spans in the file, escapes inside the string accounted for.
///
/// The core grammar (specification 10.2, with the bare key of 10.5) is a conjunction of clauses; `.or` and
/// `.not` belong to the dialect's extended grammar.
public enum Condition: Sendable {
  /// One comparison or one bare key; stored in place, since it is by far the commonest condition.
  case clause(ConditionClause)
  /// All hold, left to right.
  case and([Condition])
  /// One holds.
  case or([Condition])
  /// It does not hold.
  indirect case not(Condition)
}

/// `key op literal`, or a bare key.
public struct ConditionClause: Sendable {
  /// What is looked up.
  public let key: ConditionKey
  /// How it is compared; `.truthy` for a bare key.
  public let comparison: Comparison
  /// What it is compared with, quotes removed; empty for a bare key.
  public let literal: String
  /// Where the key stands.
  public let keySpan: SourceSpan
  /// Where the literal stands; empty after the key for a bare key.
  public let literalSpan: SourceSpan

  /// A clause.
  public init(
    key: ConditionKey, _ comparison: Comparison, literal: String, keySpan: SourceSpan, literalSpan: SourceSpan
  ) {
    self.key = key
    self.comparison = comparison
    self.literal = literal
    self.keySpan = keySpan
    self.literalSpan = literalSpan
  }

  /// How two sides are compared.
  public enum Comparison: String, CaseIterable, Sendable {
    /// Equal as text.
    case equal = "="
    /// Not equal as text.
    case notEqual = "!="
    /// Not empty, `false`, `0` or `no`.
    case truthy = ""
  }
}

/// What a clause looks up. Specification 10.4.
public enum ConditionKey: Hashable, Sendable {
  /// The outcome that decides here.
  case outcome
  /// The preferred label of that outcome.
  case preferredLabel
  /// A context value; the path is without a leading `context.`.
  case context(String)

  /// The spelling in a condition.
  public var spelling: String {
    switch self {
    case .outcome: "outcome"
    case .preferredLabel: "preferred_label"
    case .context(let path): path
    }
  }
}
