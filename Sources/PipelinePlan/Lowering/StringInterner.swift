/// Gives equal texts one id; id 0 is the empty text.
struct StringInterner {
  private(set) var strings: [String] = [""]
  private var ids: [Key: StringID] = [Key(text: ""): .empty]

  mutating func id(of text: String) -> StringID {
    if text.isEmpty { return .empty }
    let key = Key(text: text)
    if let id = ids[key] { return id }
    let id = StringID(strings.count)
    strings.append(text)
    ids[key] = id
    return id
  }

  /// Text compared by its bytes: `String` holds texts equal that differ in bytes (canonical equivalence), and a prompt
  /// must come out as it went in.
  private struct Key: Hashable {
    let text: String

    static func == (left: Key, right: Key) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    func hash(into hasher: inout Hasher) {
      let isHashed: Void? = text.utf8.withContiguousStorageIfAvailable {
        hasher.combine(bytes: UnsafeRawBufferPointer($0))
      }
      if isHashed == nil { for byte in text.utf8 { hasher.combine(byte) } }
    }
  }
}
