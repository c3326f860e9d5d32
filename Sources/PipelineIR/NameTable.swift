/// Finds nodes by name without making a `String` for the question: open addressing over the names the nodes
/// hold.
struct NameTable: Sendable {
  /// A node's index plus one, with the upper half of its hash; zero is free.
  private var slots: [UInt64]
  private var mask: Int
  private var count = 0

  init(capacity: Int = 0) {
    var size = 16
    while size * 3 < capacity * 4 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
    mask = size - 1
  }

  /// The table of these nodes; of two with one name, the first is found.
  init(_ nodes: [Node]) {
    self.init(capacity: nodes.count)
    for (index, node) in nodes.enumerated() {
      let hash = Self.hash(Array(node.name.utf8)[...])
      if find(Array(node.name.utf8)[...], hash, in: nodes) == nil { insert(index, hash) }
    }
  }

  /// The node called `name`.
  func find(_ name: String, in nodes: [Node]) -> NodeID? {
    let key = Array(name.utf8)[...]
    return find(key, Self.hash(key), in: nodes).map { NodeID($0) }
  }

  /// The index of the node whose name has these bytes.
  func find(_ key: ArraySlice<UInt8>, _ hash: UInt32, in nodes: [Node]) -> Int? {
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      if UInt32(truncatingIfNeeded: slots[slot] >> 32) == hash {
        let index = Int(UInt32(truncatingIfNeeded: slots[slot])) - 1
        if index < nodes.count, Self.equal(nodes[index].name, key) { return index }
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Adds a node that is not there yet.
  mutating func insert(_ index: Int, _ hash: UInt32) {
    if (count + 1) * 4 > slots.count * 3 { grow() }
    count += 1
    place(UInt64(hash) << 32 | UInt64(UInt32(truncatingIfNeeded: index + 1)))
  }

  private mutating func place(_ entry: UInt64) {
    var slot = Int(UInt32(truncatingIfNeeded: entry >> 32)) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = entry
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    mask = slots.count - 1
    for entry in old where entry != 0 { place(entry) }
  }

  /// A hash with the process's own random seed: names come from files, and nobody may choose them to collide.
  static func hash(_ key: ArraySlice<UInt8>) -> UInt32 {
    var hasher = Hasher()
    key.withUnsafeBytes { hasher.combine(bytes: $0) }
    let hash = hasher.finalize()
    return UInt32(truncatingIfNeeded: hash) ^ UInt32(truncatingIfNeeded: hash >> 32)
  }

  private static func equal(_ name: String, _ key: ArraySlice<UInt8>) -> Bool {
    guard name.utf8.count == key.count else { return false }
    let isEqual = name.utf8.withContiguousStorageIfAvailable { name in
      key.withUnsafeBufferPointer { key in name.elementsEqual(key) }
    }
    return isEqual ?? name.utf8.elementsEqual(key)
  }
}
