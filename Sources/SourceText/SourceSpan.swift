/// A half-open range of bytes in one source file.
public struct SourceSpan: Hashable, Sendable {
  /// The first byte.
  public let start: ByteOffset
  /// The byte after the last.
  public let end: ByteOffset

  /// The span from `start` up to `end`; an `end` before `start` gives an empty span at `start`.
  @inlinable
  public init(_ start: ByteOffset, _ end: ByteOffset) {
    self.start = start
    self.end = max(start, end)
  }

  /// The span of the bytes with these indices.
  @inlinable
  public init(_ range: Range<Int>) {
    self.init(ByteOffset(range.lowerBound), ByteOffset(range.upperBound))
  }

  /// The empty span before `offset`.
  @inlinable
  public static func empty(at offset: ByteOffset) -> SourceSpan { SourceSpan(offset, offset) }

  /// Length in bytes.
  @inlinable
  public var length: Int { end.index - start.index }
  /// Whether the span holds no byte.
  @inlinable
  public var isEmpty: Bool { start == end }
  /// The span as indices into the file's bytes.
  @inlinable
  public var range: Range<Int> { start.index..<end.index }

  /// The smallest span that holds both.
  public func union(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(min(start, other.start), max(end, other.end))
  }

  /// Whether `offset` lies inside.
  public func contains(_ offset: ByteOffset) -> Bool { start <= offset && offset < end }

  /// Whether the two share a byte.
  public func overlaps(_ other: SourceSpan) -> Bool { start < other.end && other.start < end }
}

extension SourceSpan: Comparable {
  /// Orders by start, then by end.
  @inlinable
  public static func < (left: SourceSpan, right: SourceSpan) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}
