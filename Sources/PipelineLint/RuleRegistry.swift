import SourceText

/// The rules there are. Specification 7.3 and 7.4: custom rules come after the built-in ones.
public struct RuleRegistry: Sendable {
  /// The rules of the language, in the order of their codes.
  public static let builtIn = RuleRegistry(rules: builtInRules, frontEnd: frontEndDescriptors)

  /// The rules that run, in order.
  public let rules: [any LintRule]
  /// What each rule is, in the order of the codes; custom rules last. Also what the parser and elaboration
  /// report.
  public let descriptors: [RuleDescriptor]
  private let byName: [String: RuleDescriptor]

  private init(rules: [any LintRule], frontEnd: [RuleDescriptor]) {
    let own = rules.map { type(of: $0).descriptor } + frontEnd
    self.init(rules: rules, descriptors: own.sorted { $0.code.id < $1.code.id })
  }

  private init(rules: [any LintRule], descriptors: [RuleDescriptor]) {
    self.rules = rules
    self.descriptors = descriptors
    byName = Dictionary(
      descriptors.flatMap { [($0.code.id, $0), ($0.code.name, $0)] }, uniquingKeysWith: { first, _ in first })
  }

  /// The registry with `custom` rules after its own.
  public func appending(_ custom: [any LintRule]) -> RuleRegistry {
    RuleRegistry(rules: rules + custom, descriptors: descriptors + custom.map { type(of: $0).descriptor })
  }

  /// The rule with this code or name.
  public func descriptor(for codeOrName: String) -> RuleDescriptor? { byName[codeOrName] }

  /// The code or name that `codeOrName`, which no rule has, was most likely meant to be.
  public func nearest(to codeOrName: String) -> String? {
    NearestName.find(codeOrName, among: descriptors.lazy.flatMap { [$0.code.id, $0.code.name] })
  }

  private static let builtInRules: [any LintRule] = [
    StartNode(), TerminalNode(), StartNoIncoming(), ExitNoOutgoing(), EdgeTargetExists(), Reachability(),
    DeadEnd(),
    NoPathToExit(), UnknownAttribute(), TypeKnown(), FidelityValid(), RetryTargetExists(), GoalGateHasRetry(),
    PromptOnLLMNodes(),
  ]

  private static let frontEndDescriptors = [
    SyntaxErrorPage.descriptor, UnterminatedStringPage.descriptor, UnescapedQuotePage.descriptor,
    MissingCommaPage.descriptor, NotAttractorSubsetPage.descriptor, EncodingPage.descriptor,
    LimitExceededPage.descriptor, UnknownEscapePage.descriptor, MissingGraphNamePage.descriptor,
    AttributeTypePage.descriptor, ConditionSyntaxPage.descriptor, StylesheetSyntaxPage.descriptor,
  ]
}
