/// Findings for people and editors: one line each, `path:line:column: severity[code] name: message`.
public struct ConciseFormat: ReportFormat {
  private let style: Style

  /// The format in `style`.
  public init(style: Style) { self.style = style }

  /// Appends the reports, one line a finding.
  public func write(_ reports: [FileReport], to output: inout [UInt8]) {
    let header = FindingHeader(style: style)
    for report in reports where !report.diagnostics.isEmpty {
      var locator = Locator(report.source)
      for diagnostic in report.diagnostics {
        header.write(diagnostic, report.source.name, locator.position(of: diagnostic.span.start), to: &output)
      }
    }
  }
}
