/// How much a diagnostic matters. Ordered: `.info < .warning < .error`.
public enum Severity: String, CaseIterable, Comparable, Sendable {
  /// Worth knowing; nothing is wrong.
  case info
  /// The pipeline runs, but perhaps not as its author thinks.
  case warning
  /// The pipeline does not run.
  case error

  /// Orders by how much it matters.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}
