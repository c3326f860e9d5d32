/// How much of a file is read before a diagnostic says that it is too much.
public struct SyntaxLimits: Sendable {
  /// Bytes in a file.
  public var fileSize = 64 << 20
  /// Bytes in one string.
  public var stringLength = 4 << 20
  /// Subgraphs within subgraphs.
  public var nesting = 256
  /// Diagnostics kept for one file.
  public var diagnostics = 1_000

  /// The limits of the dialect.
  public init() {}
}
