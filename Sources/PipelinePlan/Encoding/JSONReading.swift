import JSON

/// Reads the members of an object; what is asked for and missing, or there and unknown, is an error.
struct ObjectReader {
  let members: [String: JSONValue]

  init(_ value: JSONValue, keys: Set<String>) throws(PlanDecodingError) {
    guard case .object(let members) = value else {
      throw PlanDecodingError("expected an object, not \(value.kind)")
    }
    // The least unknown key, so that the message does not depend on the order of a dictionary.
    var unknown: String?
    for key in members.keys where !keys.contains(key) { unknown = min(key, unknown ?? key) }
    if let unknown { throw PlanDecodingError("unknown key").inside(unknown) }
    self.members = members
  }

  func has(_ name: String) -> Bool { members[name] != nil }

  func required<Value>(
    _ name: String, _ read: (JSONValue) throws(PlanDecodingError) -> Value
  ) throws(PlanDecodingError) -> Value {
    guard let value = members[name] else { throw PlanDecodingError("missing").inside(name) }
    do throws(PlanDecodingError) { return try read(value) } catch { throw error.inside(name) }
  }

  func optional<Value>(
    _ name: String, _ read: (JSONValue) throws(PlanDecodingError) -> Value
  ) throws(PlanDecodingError) -> Value? {
    has(name) ? try required(name, read) : nil
  }

  /// An optional string id; the empty text where it is left out.
  func string(_ name: String) throws(PlanDecodingError) -> StringID {
    try optional(name) { value throws(PlanDecodingError) in StringID(try value.row()) } ?? .empty
  }

  /// An optional range of rows; empty where it is left out.
  func rows(_ name: String) throws(PlanDecodingError) -> Range<Int> {
    try optional(name) { value throws(PlanDecodingError) in try value.rows() } ?? 0..<0
  }

  func list<Element>(
    _ name: String, _ read: (JSONValue) throws(PlanDecodingError) -> Element
  ) throws(PlanDecodingError) -> [Element] {
    try required(name) { value throws(PlanDecodingError) in try value.list(read) }
  }
}

extension JSONValue {
  var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .integer, .double: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }

  func integer() throws(PlanDecodingError) -> Int {
    guard case .integer(let number) = self, let value = Int(exactly: number) else {
      throw PlanDecodingError("expected an integer, not \(kind)")
    }
    return value
  }

  /// A row number: an integer from 0 that fits 32 bits.
  func row() throws(PlanDecodingError) -> Int {
    let number = try integer()
    guard number >= 0, number <= Int(UInt32.max) else {
      throw PlanDecodingError("\(number) is no row number")
    }
    return number
  }

  func rows() throws(PlanDecodingError) -> Range<Int> {
    let ends = try list { value throws(PlanDecodingError) in try value.row() }
    guard ends.count == 2 else { throw PlanDecodingError("expected two row numbers, not \(ends.count)") }
    guard ends[0] <= ends[1] else { throw PlanDecodingError("the range ends before it begins") }
    return ends[0]..<ends[1]
  }

  func number() throws(PlanDecodingError) -> Double {
    guard let number = doubleValue else { throw PlanDecodingError("expected a number, not \(kind)") }
    return number
  }

  func flag() throws(PlanDecodingError) -> Bool {
    guard let flag = boolValue else { throw PlanDecodingError("expected a boolean, not \(kind)") }
    return flag
  }

  func text() throws(PlanDecodingError) -> String {
    guard let text = stringValue else { throw PlanDecodingError("expected a string, not \(kind)") }
    return text
  }

  /// The case a word stands for.
  func word<Value>(_ cases: [Value], _ word: (Value) -> String) throws(PlanDecodingError) -> Value {
    let text: String = try text()
    if let value = cases.first(where: { word($0) == text }) { return value }
    throw PlanDecodingError("`\(text)` is none of \(cases.map(word).joined(separator: ", "))")
  }

  func list<Element>(
    _ read: (JSONValue) throws(PlanDecodingError) -> Element
  ) throws(PlanDecodingError) -> [Element] {
    guard case .array(let values) = self else { throw PlanDecodingError("expected an array, not \(kind)") }
    var elements: [Element] = []
    elements.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      do throws(PlanDecodingError) { elements.append(try read(value)) } catch {
        throw error.inside("\(index)")
      }
    }
    return elements
  }
}

/// Reads an array whose first element is a word that says what the others are.
struct WordReader {
  let word: String
  private let values: [JSONValue]

  init(_ value: JSONValue) throws(PlanDecodingError) {
    guard case .array(let values) = value else {
      throw PlanDecodingError("expected an array, not \(value.kind)")
    }
    guard let first = values.first else { throw PlanDecodingError("expected a word") }
    do throws(PlanDecodingError) { word = try first.text() } catch { throw error.inside("0") }
    self.values = values
  }

  /// The operands, of which there must be `count`.
  func expect(_ count: Int) throws(PlanDecodingError) {
    guard values.count == count + 1 else {
      throw PlanDecodingError("`\(word)` has \(values.count - 1) operands where \(count) belong")
    }
  }

  /// The operand at `index`, counted from 1.
  func operand<Value>(
    _ index: Int, _ read: (JSONValue) throws(PlanDecodingError) -> Value
  ) throws(PlanDecodingError) -> Value {
    do throws(PlanDecodingError) { return try read(values[index]) } catch { throw error.inside("\(index)") }
  }

  func row(_ index: Int) throws(PlanDecodingError) -> Int {
    try operand(index) { value throws(PlanDecodingError) in try value.row() }
  }

  func flag(_ index: Int) throws(PlanDecodingError) -> Bool {
    try operand(index) { value throws(PlanDecodingError) in try value.flag() }
  }

  func string(_ index: Int) throws(PlanDecodingError) -> StringID { StringID(try row(index)) }

  func unknown(_ what: String) -> PlanDecodingError {
    PlanDecodingError("`\(word)` is no \(what)").inside("0")
  }
}
