extension FailureClass {
  /// The class a word stands for: its own spelling or one that agents and other runners write; nil for any
  /// other word.
  public init?(alias word: String) {
    let word = String(word.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
    if let known = FailureClass(rawValue: word) {
      self = known
      return
    }
    guard let known = Self.aliases[word] else { return nil }
    self = known
  }

  /// Other spellings, lower case with `_` between words.
  private static let aliases: [String: FailureClass] = [
    "transient": .transientInfra, "transientinfra": .transientInfra, "infra_transient": .transientInfra,
    "infrastructure_transient": .transientInfra, "retryable": .transientInfra,
    "toolchain_workspace_io": .transientInfra,
    "toolchain_or_dependency_registry_unavailable": .transientInfra,
    "permanent": .deterministic, "non_transient": .deterministic, "logic": .deterministic,
    "product": .deterministic,
    "structural": .deterministic, "structure": .deterministic, "scope_violation": .deterministic,
    "write_scope_violation": .deterministic, "compilation_loop": .deterministic,
    "compile_loop": .deterministic,
    "unknown": .deterministic,
    "budget": .budgetExhausted, "cancelled": .canceled,
  ]
}
