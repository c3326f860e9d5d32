import SourceText

/// Which rules run and how much their findings matter. Rules are named by code or by name.
public struct LintConfiguration: Sendable {
  /// The only rules to run; empty for all.
  public var select: Set<String>
  /// Rules that do not run; wins over `select`.
  public var ignore: Set<String>
  /// Severities other than the rules' own.
  public var severities: [String: Severity]

  /// A configuration; as it stands, all rules at their own severities.
  public init(select: Set<String> = [], ignore: Set<String> = [], severities: [String: Severity] = [:]) {
    self.select = select
    self.ignore = ignore
    self.severities = severities
  }

  /// The names the configuration uses that no rule has, sorted.
  public func unknownNames(in registry: RuleRegistry) -> [String] {
    select.union(ignore).union(severities.keys).filter { registry.descriptor(for: $0) == nil }.sorted()
  }

  /// Whether findings of this rule are wanted.
  public func includes(_ code: DiagnosticCode) -> Bool {
    if ignore.contains(code.id) || ignore.contains(code.name) { return false }
    return select.isEmpty || select.contains(code.id) || select.contains(code.name)
  }

  /// The severity set for this rule, if there is one.
  func severity(of code: DiagnosticCode) -> Severity? { severities[code.id] ?? severities[code.name] }
}
