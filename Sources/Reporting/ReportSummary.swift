import SourceText

/// How much was found.
public struct ReportSummary: Hashable, Sendable {
  /// Files looked at, those without a finding too.
  public private(set) var files = 0
  /// Findings of severity `error`.
  public private(set) var errors = 0
  /// Findings of severity `warning`.
  public private(set) var warnings = 0
  /// Findings of severity `info`.
  public private(set) var infos = 0
  /// Findings with a safe fix.
  public private(set) var fixable = 0
  /// Findings with an unsafe fix only.
  public private(set) var unsafelyFixable = 0

  /// Counts what `reports` hold.
  public init(_ reports: [FileReport]) {
    files = reports.count
    for diagnostic in reports.lazy.flatMap(\.diagnostics) {
      switch diagnostic.severity {
      case .error: errors += 1
      case .warning: warnings += 1
      case .info: infos += 1
      }
      if diagnostic.fixes.contains(where: { $0.applicability == .safe }) {
        fixable += 1
      } else if !diagnostic.fixes.isEmpty {
        unsafelyFixable += 1
      }
    }
  }

  /// The most severe kind of finding there is; nil when there is none.
  public var worst: Severity? {
    if errors > 0 { return .error }
    if warnings > 0 { return .warning }
    return infos > 0 ? .info : nil
  }

  /// The last line for a terminal, without a line feed: files, findings by severity, fixable, time taken.
  public func line(milliseconds: Int, style: Style) -> String {
    let head = Self.counted(files, "file", "files") + ": "
    let tail = " (\(milliseconds) ms)"
    guard let worst else { return head + style.painted(.success, "no findings") + tail }
    var parts: [String] = []
    if errors > 0 { parts.append(Self.counted(errors, "error", "errors")) }
    if warnings > 0 { parts.append(Self.counted(warnings, "warning", "warnings")) }
    if infos > 0 { parts.append("\(infos) info") }
    var line = head + style.painted(.severity(worst), parts.joined(separator: ", "))
    if fixable > 0 { line += ", \(fixable) fixable" }
    if unsafelyFixable > 0 { line += ", \(unsafelyFixable) with an unsafe fix" }
    return line + tail
  }

  private static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}
