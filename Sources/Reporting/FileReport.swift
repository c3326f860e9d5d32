import SourceText

/// What was found in one file.
public struct FileReport: Sendable {
  /// The file, for its name and the lines to show.
  public let source: SourceFile
  /// What was found, in the order to print it.
  public let diagnostics: [Diagnostic]

  /// A report on `source`.
  public init(source: SourceFile, diagnostics: [Diagnostic]) {
    self.source = source
    self.diagnostics = diagnostics
  }
}

/// The program a report comes from, for formats that name it.
public struct ReportingTool: Hashable, Sendable {
  /// The program's name.
  public let name: String
  /// Its version.
  public let version: String

  /// The program `name` in this version.
  public init(name: String, version: String) {
    self.name = name
    self.version = version
  }
}
