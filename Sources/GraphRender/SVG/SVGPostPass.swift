/// Turns Graphviz's SVG into one that stands on its own in a page: valid paint, titles people can read, a
/// role, a style sheet, no DOCTYPE that asks for a file of the W3C, no comments.
///
/// One pass over the bytes. Everything it does not know is copied.
struct SVGPostPass {
  private let input: [UInt8]
  private var position = 0
  private var output: [UInt8] = []
  private let drawing: DrawingModel
  /// What a pointer shows, by the id of the group.
  private let titles: [String: String]
  /// The title that replaces Graphviz's inside the group just opened.
  private var nextTitle: String?
  private var sawRoot = false

  /// The finished SVG.
  ///
  /// - Throws: ``SVGError`` where the input is not XML as Graphviz writes it.
  static func run(_ input: [UInt8], drawing: DrawingModel) throws(SVGError) -> [UInt8] {
    var pass = SVGPostPass(input, drawing: drawing)
    try pass.copyAll()
    return pass.output
  }

  private init(_ input: [UInt8], drawing: DrawingModel) {
    self.input = input
    self.drawing = drawing
    var titles: [String: String] = [:]
    // The root has it already.
    titles["drawing"] = ""
    for cluster in drawing.clusters { titles[cluster.id] = cluster.tooltip }
    for node in drawing.nodes { titles[node.id] = node.tooltip }
    for edge in drawing.edges { titles[edge.id] = edge.tooltip }
    self.titles = titles
    output.reserveCapacity(input.count + 4096)
    output.append(contentsOf: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
  }

  private mutating func copyAll() throws(SVGError) {
    while position < input.count {
      if input[position] != UInt8(ascii: "<") {
        copyText()
      } else if at("<!--") {
        try skip(past: "-->", "a comment")
      } else if at("<!") {
        try skip(past: ">", "the document type")
      } else if at("<?") {
        try skip(past: "?>", "a processing instruction")
      } else {
        try copyTag()
      }
    }
    guard sawRoot else { throw SVGError(problem: "there is no <svg> element", offset: input.count) }
  }

  // MARK: Text

  /// Copies text up to the next tag; drops the lines that comments leave behind and the joiners the child
  /// puts after `&`.
  private mutating func copyText() {
    let start = position
    while position < input.count, input[position] != UInt8(ascii: "<") { position += 1 }
    let text = input[start..<position]
    guard sawRoot else { return }
    if text.allSatisfy({ $0 == 0x0A || $0 == 0x20 }) {
      if output.last != 0x0A, !text.isEmpty { output.append(0x0A) }
      return
    }
    var index = start
    while index < position {
      if input[index] == UInt8(ascii: "&"), input[index..<position].starts(with: dash) {
        output.append(UInt8(ascii: "-"))
        index += dash.count
        continue
      }
      output.append(input[index])
      if input[index] == UInt8(ascii: ";"), input[..<(index + 1)].ends(with: "&amp;"),
        input[(index + 1)..<position].starts(with: wordJoiner)
      {
        index += wordJoiner.count
      }
      index += 1
    }
  }

  private let wordJoiner: [UInt8] = Array("\u{2060}".utf8)
  /// Graphviz writes every `-` as a character reference, because it would end its comments.
  private let dash: [UInt8] = Array("&#45;".utf8)

  // MARK: Tags

  private mutating func copyTag() throws(SVGError) {
    let start = position
    try skip(past: ">", "a tag")
    let tag = input[start..<position]
    if tag.starts(with: "<title>".utf8) {
      try copyTitle(tag)
      return
    }
    nextTitle = nil
    if tag.starts(with: "<svg".utf8) {
      openRoot(tag)
      return
    }
    if tag.starts(with: "<g ".utf8), let id = attribute("id", of: tag) { nextTitle = titles[id] }
    append(tag)
  }

  private mutating func copyTitle(_ tag: ArraySlice<UInt8>) throws(SVGError) {
    guard let title = nextTitle else {
      output.append(contentsOf: tag)
      return
    }
    nextTitle = nil
    try skip(past: "</title>", "a title")
    if !title.isEmpty { writeElement("title", title) }
  }

  private mutating func openRoot(_ tag: ArraySlice<UInt8>) {
    sawRoot = true
    let classes = (["attractor"] + drawing.classes).joined(separator: " ")
    append(tag.dropLast())
    output.append(contentsOf: " role=\"img\" class=\"".utf8)
    writeEscaped(classes)
    output.append(contentsOf: "\">\n".utf8)
    writeElement("title", drawing.title)
    output.append(0x0A)
    if !drawing.summary.isEmpty {
      writeElement("desc", drawing.summary)
      output.append(0x0A)
    }
    output.append(contentsOf: SVGStyle.text.utf8)
  }

  /// Copies a tag on one line, with plain `-`, without the name space of links, with `font-weight` for bold
  /// text, and with `transparent`, which CSS has and SVG's paint has not, as `none`.
  private mutating func append(_ tag: ArraySlice<UInt8>) {
    var index = tag.startIndex
    while index < tag.endIndex {
      switch tag[index] {
      case UInt8(ascii: "=") where tag[index...].starts(with: transparent):
        output.append(contentsOf: "=\"none\"".utf8)
        index += transparent.count
      case UInt8(ascii: "&") where tag[index...].starts(with: dash):
        output.append(UInt8(ascii: "-"))
        index += dash.count
      case UInt8(ascii: "\"") where tag[index...].starts(with: boldName):
        output.append(contentsOf: "\"\(DrawingFont.regular)\" font-weight=\"bold\"".utf8)
        index += boldName.count
      case 0x20 where tag[index...].starts(with: linkNames):
        index += linkNames.count
      case 0x0A:
        if output.last != 0x20, index + 1 < tag.endIndex, tag[index + 1] != 0x20 { output.append(0x20) }
        index += 1
      default:
        output.append(tag[index])
        index += 1
      }
    }
  }

  private let transparent: [UInt8] = Array("=\"transparent\"".utf8)
  private let boldName: [UInt8] = Array("\"\(DrawingFont.bold)\"".utf8)
  private let linkNames: [UInt8] = Array(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"".utf8)

  private func attribute(_ name: String, of tag: ArraySlice<UInt8>) -> String? {
    let key = Array(" \(name)=\"".utf8)
    var index = tag.startIndex
    while index < tag.endIndex {
      if tag[index] == 0x20, tag[index...].starts(with: key) {
        let value = tag[(index + key.count)...].prefix { $0 != UInt8(ascii: "\"") }
        return unescapedID(value)
      }
      index += 1
    }
    return nil
  }

  /// Graphviz writes `-` in attributes as a character reference; our ids need no other.
  private func unescapedID(_ value: ArraySlice<UInt8>) -> String {
    var id: [UInt8] = []
    var index = value.startIndex
    while index < value.endIndex {
      if value[index] == UInt8(ascii: "&"), value[index...].starts(with: Self.hyphen) {
        id.append(UInt8(ascii: "-"))
        index += Self.hyphen.count
      } else {
        id.append(value[index])
        index += 1
      }
    }
    return String(decoding: id, as: UTF8.self)
  }

  private static let hyphen = Array("&#45;".utf8)

  // MARK: Bytes

  private func at(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { input[position...].starts(with: $0) }
  }

  private mutating func skip(past end: StaticString, _ what: String) throws(SVGError) {
    let start = position
    let first = end.utf8Start.pointee
    while position < input.count {
      if input[position] == first, at(end) {
        position += end.utf8CodeUnitCount
        return
      }
      position += 1
    }
    throw SVGError(problem: "\(what) does not end", offset: start)
  }

  private mutating func writeElement(_ name: String, _ text: String) {
    output.append(contentsOf: "<\(name)>".utf8)
    writeEscaped(text)
    output.append(contentsOf: "</\(name)>".utf8)
  }

  private mutating func writeEscaped(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
      default: output.append(byte)
      }
    }
  }
}

/// Where an SVG is not as Graphviz writes it.
struct SVGError: Error, Hashable, CustomStringConvertible {
  var problem: String
  var offset: Int

  var description: String { "\(problem) (byte \(offset))" }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with text: StaticString) -> Bool {
    text.withUTF8Buffer { suffix($0.count).elementsEqual($0) }
  }
}
