/// A strict reader of the XML that pictures consist of: elements, attributes, text, character references.
///
/// It knows no document type and no entity but the five of XML, and refuses whatever XML 1.0 refuses: unescaped `<` and `&`, `]]>` in
/// text, characters outside the `Char` production, attributes given twice, tags that do not match.
struct XMLChecker {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  struct Element {
    var name: String
    var attributes: [String: String]
    var text = ""
    var parent: Int?
  }

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var elements: [Element] = []
  private var open: [Int] = []

  /// The elements of a document in order of their start tags.
  static func elements(of bytes: [UInt8]) throws -> [Element] {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Failure(description: "not UTF-8") }
    var checker = XMLChecker(scalars: Array(text.unicodeScalars))
    try checker.document()
    return checker.elements
  }

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private func failure(_ what: String) -> Failure {
    let context = scalars[max(0, position - 30)..<min(scalars.count, position + 30)]
    return Failure(description: "\(what) at \(position): …\(String(String.UnicodeScalarView(context)))…")
  }

  private mutating func document() throws {
    if at("<?xml ") { try skip(past: "?>") }
    while position < scalars.count {
      if at("</") {
        try endTag()
      } else if at("<") {
        try startTag()
      } else {
        try text()
      }
    }
    guard open.isEmpty, !elements.isEmpty else { throw failure("the document ends inside an element") }
  }

  private mutating func startTag() throws {
    position += 1
    if open.isEmpty, !elements.isEmpty { throw failure("a second root element") }
    var element = Element(name: try name(), attributes: [:], parent: open.last)
    while true {
      let spaced = skipSpace()
      if at("/>") || at(">") { break }
      guard spaced else { throw failure("no space before an attribute") }
      let key = try name()
      guard take("=") else { throw failure("no = after \(key)") }
      guard element.attributes.updateValue(try attributeValue(), forKey: key) == nil else {
        throw failure("\(key) twice")
      }
    }
    elements.append(element)
    if take("/>") { return }
    position += 1
    open.append(elements.count - 1)
  }

  private mutating func endTag() throws {
    position += 2
    let name = try name()
    _ = skipSpace()
    guard take(">") else { throw failure("no > in an end tag") }
    guard let last = open.popLast(), elements[last].name == name else {
      throw failure("</\(name)> closes nothing")
    }
  }

  private mutating func attributeValue() throws -> String {
    guard take("\"") else { throw failure("no quote") }
    var value = ""
    while position < scalars.count, scalars[position] != "\"" {
      guard scalars[position] != "<" else { throw failure("< in an attribute") }
      value.unicodeScalars.append(try character())
    }
    guard take("\"") else { throw failure("the quote does not end") }
    return value
  }

  private mutating func text() throws {
    var text = ""
    while position < scalars.count, scalars[position] != "<" {
      if scalars[position] == "]", at("]]>") { throw failure("]]> in text") }
      text.unicodeScalars.append(try character())
    }
    if let last = open.last {
      elements[last].text += text
    } else if !text.allSatisfy(\.isWhitespace) {
      throw failure("text outside the root")
    }
  }

  private mutating func character() throws -> Unicode.Scalar {
    let scalar = scalars[position]
    guard scalar == "&" else {
      guard Self.isCharacter(scalar) else { throw failure("character \(scalar.value) is not XML's") }
      position += 1
      return scalar
    }
    guard let end = scalars[position...].prefix(12).firstIndex(of: ";") else { throw failure("bare &") }
    let entity = String(String.UnicodeScalarView(scalars[(position + 1)..<end]))
    position = end + 1
    let named: [String: Unicode.Scalar] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
    if let scalar = named[entity] { return scalar }
    let number =
      entity.hasPrefix("#x") ? UInt32(entity.dropFirst(2), radix: 16) : UInt32(entity.dropFirst(1), radix: 10)
    guard entity.hasPrefix("#"), let number, let scalar = Unicode.Scalar(number), Self.isCharacter(scalar)
    else {
      throw failure("unknown entity &\(entity);")
    }
    return scalar
  }

  private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  private mutating func name() throws -> String {
    let start = position
    while position < scalars.count {
      let scalar = scalars[position]
      guard scalar.properties.isAlphabetic || "0123456789-_.:".unicodeScalars.contains(scalar) else { break }
      position += 1
    }
    guard position > start else { throw failure("no name") }
    return String(String.UnicodeScalarView(scalars[start..<position]))
  }

  private mutating func skipSpace() -> Bool {
    let start = position
    while position < scalars.count, scalars[position] == " " || scalars[position] == "\n" { position += 1 }
    return position > start
  }

  private mutating func skip(past end: String) throws {
    while position < scalars.count {
      if take(end) { return }
      position += 1
    }
    throw failure("no \(end)")
  }

  private func at(_ text: String) -> Bool { scalars[position...].starts(with: text.unicodeScalars) }

  private mutating func take(_ text: String) -> Bool {
    guard at(text) else { return false }
    position += text.unicodeScalars.count
    return true
  }
}

extension [XMLChecker.Element] {
  /// The group with this id.
  func group(_ id: String) -> Int? { firstIndex { $0.name == "g" && $0.attributes["id"] == id } }

  /// The words on the group at `index`, line by line; Graphviz's no-break spaces as spaces, trimmed.
  func lines(of index: Int) -> [String] {
    filter { $0.parent == index && $0.name == "text" }.map { element in
      let spaced = String(element.text.map { $0 == "\u{A0}" ? " " : $0 })
      return String(spaced.trimming { $0 == " " })
    }
  }

  /// The title of the group at `index`.
  func title(of index: Int) -> String? { first { $0.parent == index && $0.name == "title" }?.text }
}

extension String {
  fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> Substring {
    let head = drop(while: isTrimmed)
    guard let last = head.lastIndex(where: { !isTrimmed($0) }) else { return head }
    return head[...last]
  }
}
