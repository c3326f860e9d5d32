/// A file's name and its bytes as they were read; nothing is decoded or normalised.
public struct SourceFile: Sendable {
  /// The name shown to people: a path relative to the working directory, or what `--stdin-filename` says.
  public let name: String
  /// The content, byte for byte.
  public let bytes: [UInt8]

  /// A file of these bytes.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// A file of this text in UTF-8.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The span of the whole file.
  public var span: SourceSpan { SourceSpan(0..<bytes.count) }

  /// The text of `span`, with U+FFFD for bytes that are not UTF-8. A span that reaches past the end is cut.
  public func text(in span: SourceSpan) -> String {
    String(decoding: bytes[clamped(span)], as: UTF8.self)
  }

  /// The bytes of `span`. A span that reaches past the end is cut.
  public func bytes(in span: SourceSpan) -> ArraySlice<UInt8> { bytes[clamped(span)] }

  private func clamped(_ span: SourceSpan) -> Range<Int> { span.range.clamped(to: 0..<bytes.count) }
}
