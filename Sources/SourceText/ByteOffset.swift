/// A position in a source file, counted in bytes from its first byte.
///
/// Thirty-two bits are enough: no file above 64 MiB is read (see `SyntaxLimits`), and tokens by the million
/// stay small.
public struct ByteOffset: Hashable, Comparable, Sendable {
  /// Bytes before this position.
  public let rawValue: UInt32

  /// The offset of `value` bytes, clamped to what a file can hold.
  @inlinable
  public init(_ value: Int) {
    rawValue = UInt32(clamping: value)
  }

  /// The offset as an index into the file's bytes.
  @inlinable
  public var index: Int { Int(rawValue) }

  /// The offset `distance` bytes further on.
  @inlinable
  public func advanced(by distance: Int) -> ByteOffset { ByteOffset(index + distance) }

  /// Orders by position in the file.
  @inlinable
  public static func < (left: ByteOffset, right: ByteOffset) -> Bool { left.rawValue < right.rawValue }
}
