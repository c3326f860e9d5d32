import SourceText

/// Finds NULs and bytes that are not UTF-8, eight bytes a step where there is nothing to find.
enum EncodingScan {
  /// Calls `found` with each run of offending bytes.
  static func run(_ bytes: UnsafeBufferPointer<UInt8>, found: (_ range: Range<Int>, _ isNUL: Bool) -> Void) {
    var index = 0
    let raw = UnsafeRawBufferPointer(bytes)
    while index < bytes.count {
      if index + 8 <= bytes.count {
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        // The second term has a high bit set where a byte is zero.
        let suspects = (word | ((word &- 0x0101_0101_0101_0101) & ~word)) & 0x8080_8080_8080_8080
        if suspects == 0 {
          index += 8
          continue
        }
      }
      index = step(bytes, index, found)
    }
  }

  /// Looks at the character at `index`; returns where the next begins.
  private static func step(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ found: (Range<Int>, Bool) -> Void
  ) -> Int {
    let byte = bytes[index]
    if byte != 0, byte < 0x80 { return index + 1 }
    var end = index
    if byte == 0 {
      while end < bytes.count, bytes[end] == 0 { end += 1 }
      found(index..<end, true)
      return end
    }
    let length = characterLength(bytes, index)
    if length > 0 { return index + length }
    while end < bytes.count, bytes[end] >= 0x80, characterLength(bytes, end) == 0 { end += 1 }
    found(index..<end, false)
    return end
  }

  /// The length of the UTF-8 sequence at `index` by table 3-7 of the Unicode standard; 0 when it is none.
  private static func characterLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let first = bytes[index]
    let second: ClosedRange<UInt8>
    let length: Int
    switch first {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
    for offset in 2..<max(2, length) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
