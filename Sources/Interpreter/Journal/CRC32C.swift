/// The checksum of RFC 3720 (Castagnoli), as the journal uses it.
public enum CRC32C {
  private static let table: [UInt32] = (0..<256).map { index in
    var value = UInt32(index)
    for _ in 0..<8 { value = value & 1 == 1 ? (value >> 1) ^ 0x82F6_3B78 : value >> 1 }
    return value
  }

  /// The checksum of some bytes.
  public static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
    table.withUnsafeBufferPointer { table in
      var crc = UInt32.max
      func update(_ byte: UInt8) { crc = (crc >> 8) ^ table[Int((crc ^ UInt32(byte)) & 0xFF)] }
      let isDone: Void? = bytes.withContiguousStorageIfAvailable { for byte in $0 { update(byte) } }
      if isDone == nil { for byte in bytes { update(byte) } }
      return ~crc
    }
  }
}
