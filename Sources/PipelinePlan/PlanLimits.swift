/// Sizes above which a plan is refused.
public enum PlanLimits {
  /// Nodes of a plan.
  public static let nodes = 1_000_000
  /// Edges of a plan.
  public static let edges = 4_000_000
  /// Rows of any other table.
  public static let rows = 64_000_000
  /// Values on the stack of a condition.
  public static let predicateStack = 64
  /// Regions around a node; each runs inside the one around it.
  public static let regionDepth = 64
  /// Defects that verification keeps; a plan with one is not run.
  public static let defects = 100
  /// Attempts under a retry policy.
  public static let attempts = 1_000_000
  /// Milliseconds of any wait or limit: 292 years.
  public static let longestTime: Int64 = 9_223_372_036_854
}
