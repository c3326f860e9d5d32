import SourceText

/// Builds the attributes of one owner at the end of an array, each name at most once.
///
/// Attributes with a name of their own are found by that name's slot; those whose spelling is their identity
/// (unknown keys, drawing attributes, families) by their key.
struct AttributeMerger {
  /// The attributes of all owners so far, this one's last.
  private(set) var attributes: [Attribute] = []
  /// Where this owner's begin.
  private(set) var start = 0
  /// By raw value of the name: where the owner's attribute is, valid when `stamps` agrees with `owner`.
  private var positions = [Int](repeating: 0, count: AttributeName.allCases.count)
  private var stamps = [UInt32](repeating: 0, count: AttributeName.allCases.count)
  private var owner: UInt32 = 0
  /// Where this owner's attributes without a slot are; past a few, `keyed` knows where each key is.
  private var unslotted: [Int] = []
  private var keyed: [String: Int] = [:]
  private static let scanLimit = 16

  /// A merger that adds owners behind these attributes.
  init(after attributes: [Attribute] = []) { self.attributes = attributes }

  /// Makes room for this many more attributes, so that growing copies nothing.
  mutating func reserve(_ count: Int) { attributes.reserveCapacity(attributes.count + count) }

  /// Begins the next owner.
  mutating func begin() {
    start = attributes.count
    // Stamps of four billion owners ago do not survive: no pipeline has so many.
    owner &+= 1
    unslotted.removeAll(keepingCapacity: true)
    if !keyed.isEmpty { keyed.removeAll() }
  }

  /// The attributes of the owner so far.
  var range: AttributeRange { start..<attributes.count }

  /// The owner's attribute of a name with a slot.
  func value(_ name: AttributeName) -> Attribute? {
    stamps[Int(name.rawValue)] == owner ? attributes[positions[Int(name.rawValue)]] : nil
  }

  /// Adds an attribute or lets it replace the one before it; what was replaced comes back.
  ///
  /// The attribute's own spelling wins over its aliases, wherever they stand.
  @discardableResult
  mutating func set(_ attribute: Attribute) -> Attribute? {
    guard let position = position(of: attribute) else {
      append(attribute)
      return nil
    }
    let earlier = attributes[position]
    if Self.hasSlot(attribute.name), earlier.spelling == nil, attribute.spelling != nil { return nil }
    attributes[position] = attribute
    return earlier
  }

  /// Adds an attribute where the owner has none of its name.
  mutating func setIfAbsent(_ attribute: Attribute) {
    if position(of: attribute) == nil { append(attribute) }
  }

  /// Replaces the owner's attribute of a name with a slot by one that has none.
  mutating func demote(_ name: AttributeName, to attribute: Attribute) {
    guard stamps[Int(name.rawValue)] == owner else { return }
    stamps[Int(name.rawValue)] = owner &- 1
    attributes[positions[Int(name.rawValue)]] = attribute
  }

  private mutating func append(_ attribute: Attribute) {
    let position = attributes.count
    attributes.append(attribute)
    if Self.hasSlot(attribute.name) {
      positions[Int(attribute.name.rawValue)] = position
      stamps[Int(attribute.name.rawValue)] = owner
      return
    }
    unslotted.append(position)
    if unslotted.count > Self.scanLimit {
      // The first time past the limit, the others go in as well.
      for position in keyed.isEmpty ? unslotted[...] : unslotted.suffix(1) {
        keyed[Self.key(attributes[position])] = position
      }
    }
  }

  private func position(of attribute: Attribute) -> Int? {
    if Self.hasSlot(attribute.name) {
      let slot = Int(attribute.name.rawValue)
      return stamps[slot] == owner ? positions[slot] : nil
    }
    if unslotted.count > Self.scanLimit { return keyed[Self.key(attribute)] }
    return unslotted.first { attributes[$0].spelling == attribute.spelling }
  }

  private static func key(_ attribute: Attribute) -> String { attribute.spelling ?? "" }

  private static func hasSlot(_ name: AttributeName) -> Bool {
    switch name {
    case .unknown, .drawing, .environment, .input: false
    default: true
    }
  }
}
