import SourceText

/// The codes elaboration reports under, for the registry of rules.
public enum ElaborationCodes {
  /// A limit of the dialect is exceeded.
  public static let limitExceeded = DiagnosticCode("AT007", "limit_exceeded")
  /// A value does not have its attribute's type.
  public static let attributeType = DiagnosticCode("AT202", "attribute_type")
  /// A condition does not parse.
  public static let conditionSyntax = DiagnosticCode("AT301", "condition_syntax")
  /// A model stylesheet does not parse.
  public static let stylesheetSyntax = DiagnosticCode("AT701", "stylesheet_syntax")

  /// All of them, in order.
  public static let all = [limitExceeded, attributeType, conditionSyntax, stylesheetSyntax]
}

/// How much is elaborated before a diagnostic (AT007) says that it is too much.
public struct ElaborationLimits: Sendable {
  /// Nodes in a pipeline, and subgraphs.
  public var nodes = 1_000_000
  /// Edges in a pipeline, chains and groups expanded.
  public var edges = 4_000_000
  /// Attributes and classes in a pipeline, defaults counted for every node that inherits them.
  public var attributes = 8_000_000
  /// Diagnostics kept for one file.
  public var diagnostics = 1_000

  /// The limits of the dialect.
  public init() {}
}
