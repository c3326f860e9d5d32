import JSON

/// Reads the members of a JSON object, with the path in every error.
struct MemberReader {
  private let value: JSONValue
  private let path: String

  init(_ value: JSONValue, path: String) {
    self.value = value
    self.path = path
  }

  private func at(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  private func failure(_ name: String, _ wanted: String) -> DrawingFormatError {
    DrawingFormatError(at(name), "expected \(wanted)")
  }

  func string(_ name: String) throws(DrawingFormatError) -> String {
    guard let text = value[name]?.stringValue else { throw failure(name, "a string") }
    return text
  }

  func strings(_ name: String) throws(DrawingFormatError) -> [String] {
    guard let elements = value[name]?.arrayValue else { throw failure(name, "a list of strings") }
    var texts: [String] = []
    texts.reserveCapacity(elements.count)
    for element in elements {
      guard let text = element.stringValue else { throw failure(name, "a list of strings") }
      texts.append(text)
    }
    return texts
  }

  func bool(_ name: String) throws(DrawingFormatError) -> Bool {
    guard let flag = value[name]?.boolValue else { throw failure(name, "true or false") }
    return flag
  }

  func integer(_ name: String, in range: ClosedRange<Int> = 0...Int.max) throws(DrawingFormatError) -> Int {
    guard let number = value[name]?.integerValue.flatMap(Int.init(exactly:)), range.contains(number) else {
      throw failure(name, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func index(_ name: String, below count: Int) throws(DrawingFormatError) -> Int {
    guard let number = value[name]?.integerValue.flatMap(Int.init(exactly:)), (0..<count).contains(number)
    else {
      throw failure(name, "an index below \(count)")
    }
    return number
  }

  func optionalIndex(_ name: String, below count: Int) throws(DrawingFormatError) -> Int? {
    value[name] == nil ? nil : try index(name, below: count)
  }

  func double(_ name: String, in range: ClosedRange<Double>) throws(DrawingFormatError) -> Double {
    guard let number = value[name]?.doubleValue, range.contains(number) else {
      throw failure(name, "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func optionalDouble(_ name: String) throws(DrawingFormatError) -> Double? {
    value[name] == nil ? nil : try double(name, in: 0...100)
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_ name: String) throws(DrawingFormatError) -> Choice
  where Choice.RawValue == String {
    guard let choice = Choice(rawValue: try string(name)) else {
      throw failure(name, "one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return choice
  }

  func color(_ name: String) throws(DrawingFormatError) -> Color {
    guard let color = Color(hex: try string(name)) else { throw failure(name, "a colour `#rrggbb`") }
    return color
  }

  func paint(_ name: String) throws(DrawingFormatError) -> Paint {
    let colors = try strings(name).compactMap(Color.init(hex:))
    guard colors.count == 3 else { throw failure(name, "three colours `#rrggbb`") }
    return Paint(fill: colors[0], border: colors[1], text: colors[2])
  }

  func object(_ name: String) throws(DrawingFormatError) -> MemberReader {
    guard let member = value[name], member.objectValue != nil else { throw failure(name, "an object") }
    return MemberReader(member, path: at(name))
  }

  func objects(_ name: String) throws(DrawingFormatError) -> [MemberReader] {
    guard let elements = value[name]?.arrayValue else { throw failure(name, "a list of objects") }
    return elements.enumerated().map { MemberReader($0.element, path: "\(at(name))[\($0.offset)]") }
  }
}
