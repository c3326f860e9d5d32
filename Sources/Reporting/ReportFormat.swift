/// A way to write reports down. One file a format; `ReportFormatName` lists them.
public protocol ReportFormat: Sendable {
  /// Appends the reports, in their order, as UTF-8.
  func write(_ reports: [FileReport], to output: inout [UInt8])
}

extension ReportFormat {
  /// The reports as text.
  public func text(_ reports: [FileReport]) -> String {
    var output: [UInt8] = []
    write(reports, to: &output)
    return String(decoding: output, as: UTF8.self)
  }
}

/// Every format by the name the command line gives it.
public enum ReportFormatName: String, CaseIterable, Sendable {
  /// Source lines with carets.
  case text
  /// One line a finding.
  case concise
  /// One JSON document.
  case json

  /// The format of this name.
  ///
  /// - Parameters:
  ///   - style: used by formats for people.
  ///   - tool: named by formats for programs.
  public func format(style: Style, tool: ReportingTool) -> any ReportFormat {
    switch self {
    case .text: TextFormat(style: style)
    case .concise: ConciseFormat(style: style)
    case .json: JSONFormat(tool: tool)
    }
  }
}
