/// Gives equal texts one id; id 0 is the empty text.
///
/// An open table over the strings themselves: texts are compared by their bytes, because `String` holds texts
/// equal that differ in bytes (canonical equivalence), and a prompt must come out as it went in. Ids depend
/// on the order of the calls alone, never on hashes.
struct StringInterner {
  private(set) var strings: [String] = [""]
  /// Whether a text holds a NUL, which neither files nor processes take.
  private(set) var holdsNUL = false
  /// The hash of each string, so that growing reads no text again.
  private var hashes: [Int] = [0]
  /// String ids; zero is free, for the empty text is never looked up. Its count is a power of two.
  private var slots = [UInt32](repeating: 0, count: 64)

  mutating func id(of text: String) -> StringID {
    if text.isEmpty { return .empty }
    let hash = Self.hash(text)
    var slot = hash & (slots.count - 1)
    while slots[slot] != 0 {
      let id = Int(slots[slot])
      if hashes[id] == hash, strings[id].utf8.elementsEqual(text.utf8) { return StringID(id) }
      slot = (slot + 1) & (slots.count - 1)
    }
    let id = strings.count
    slots[slot] = UInt32(truncatingIfNeeded: id)
    strings.append(text)
    if text.utf8.contains(0) { holdsNUL = true }
    hashes.append(hash)
    if strings.count * 2 > slots.count { grow() }
    return StringID(id)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for id in 1..<strings.count {
      var slot = hashes[id] & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(truncatingIfNeeded: id)
    }
  }

  private static func hash(_ text: String) -> Int {
    var hasher = Hasher()
    let isHashed: Void? = text.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if isHashed == nil { for byte in text.utf8 { hasher.combine(byte) } }
    return hasher.finalize()
  }
}
