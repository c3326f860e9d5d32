/// Finds attributes by the bytes of their key: a hash table made once, probed without making a `String`.
struct AttributeTable: Sendable {
  /// The table of the whole schema.
  static let shared = AttributeTable()

  /// How a value is read; by raw value of its `AttributeName`.
  let kinds: [ValueKind]
  /// The words of an enumeration; empty for other types. By raw value as well.
  private let words: [[String]]
  private var entries: [Entry] = []
  /// Index into `entries` plus one; zero is free. Four times as many slots as keys keep probes short.
  private var slots: [UInt16]
  private var keyBytes: [UInt8] = []
  private let mask: Int

  private struct Entry: Sendable {
    let start: Int
    let count: Int
    let name: AttributeName
    let isCanonical: Bool
    /// Where the dialect allows it; empty for a key only Graphviz has.
    var owners: AttributeOwners
    /// Where Graphviz allows it.
    var drawing: AttributeOwners
  }

  private init() {
    var kinds = [ValueKind](repeating: .text, count: AttributeName.allCases.count)
    var words = [[String]](repeating: [], count: kinds.count)
    for row in AttributeSchema.definitions {
      kinds[Int(row.name.rawValue)] = ValueKind(row.type)
      if case .enumeration(let list) = row.type { words[Int(row.name.rawValue)] = list }
    }
    self.kinds = kinds
    self.words = words
    let names =
      AttributeSchema.definitions.reduce(0) { $0 + 1 + $1.aliases.count } + DrawingAttributes.names.count
    var capacity = 1
    while capacity < names * 4 { capacity *= 2 }
    mask = capacity - 1
    slots = [UInt16](repeating: 0, count: capacity)
    for row in AttributeSchema.definitions where !row.isFamily {
      insert(row.spelling, row.name, isCanonical: true, owners: row.owners)
      for alias in row.aliases { insert(alias, row.name, isCanonical: false, owners: row.owners) }
    }
    for (name, owners) in DrawingAttributes.names {
      // On a graph Graphviz takes any attribute, and people set there what is meant for nodes and edges.
      insert(name, .drawing, isCanonical: false, drawing: owners.union([.graph, .subgraph]))
    }
  }

  private mutating func insert(
    _ key: String, _ name: AttributeName, isCanonical: Bool, owners: AttributeOwners = [],
    drawing: AttributeOwners = []
  ) {
    let bytes = Array(key.utf8)[...]
    var slot = Self.hash(bytes) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if keyEquals(entries[index], bytes) {
        entries[index].owners.formUnion(owners)
        entries[index].drawing.formUnion(drawing)
        return
      }
      slot = (slot + 1) & mask
    }
    entries.append(
      Entry(
        start: keyBytes.count, count: bytes.count, name: name, isCanonical: isCanonical, owners: owners,
        drawing: drawing))
    keyBytes.append(contentsOf: bytes)
    slots[slot] = UInt16(entries.count)
  }

  /// What a key names on an owner; see `AttributeSchema.match(_:on:)`.
  func match(_ key: ArraySlice<UInt8>, on owner: AttributeOwners) -> AttributeMatch {
    var slot = Self.hash(key) & mask
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if keyEquals(entry, key) { return match(entry, on: owner) }
      slot = (slot + 1) & mask
    }
    return AttributeMatch(name: family(of: key), isCanonical: false)
  }

  /// A value as its attribute's type; nil when it is not of that type.
  func value(_ text: ArraySlice<UInt8>, of name: AttributeName) -> AttributeValue? {
    let kind = kinds[Int(name.rawValue)]
    guard let value = ValueReader.read(text, as: kind) else { return nil }
    switch (kind, value) {
    case (.enumeration, .string(let word)): return words[Int(name.rawValue)].contains(word) ? value : nil
    case (.outcome, _): return ValueReader.isBareLiteral(text) ? value : nil
    default: return value
    }
  }

  private func match(_ entry: Entry, on owner: AttributeOwners) -> AttributeMatch {
    if entry.owners.contains(owner) || entry.drawing.isDisjoint(with: owner) {
      // A drawing attribute where Graphviz does not have it (`mode` on a node) is no attribute at all.
      let name = entry.name == .drawing ? .unknown : entry.name
      return AttributeMatch(name: name, isCanonical: entry.isCanonical)
    }
    return AttributeMatch(name: .drawing, isCanonical: false)
  }

  private func family(of key: ArraySlice<UInt8>) -> AttributeName {
    if key.count > 4, key.starts(with: "env.".utf8) { return .environment }
    if key.count > 6, key.starts(with: "input.".utf8) { return .input }
    return .unknown
  }

  private func keyEquals(_ entry: Entry, _ key: ArraySlice<UInt8>) -> Bool {
    guard entry.count == key.count else { return false }
    var other = entry.start
    for byte in key {
      if keyBytes[other] != byte { return false }
      other += 1
    }
    return true
  }

  /// FNV-1a. The keys of the table are fixed, so nobody can make probes long from outside.
  private static func hash(_ key: ArraySlice<UInt8>) -> Int {
    var hash: UInt32 = 0x811C_9DC5
    for byte in key { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return Int(hash ^ (hash >> 15))
  }
}

/// `AttributeType` without its payload, for the path every value takes.
enum ValueKind: UInt8, Sendable {
  case text, integer, float, boolean, duration, enumeration, outcome

  init(_ type: AttributeType) {
    switch type {
    case .string, .path, .nodeReference, .list, .condition, .stylesheet: self = .text
    case .integer: self = .integer
    case .float: self = .float
    case .boolean: self = .boolean
    case .duration: self = .duration
    case .enumeration: self = .enumeration
    case .outcome: self = .outcome
    }
  }
}
