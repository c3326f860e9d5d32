import Foundation

/// A Swift file of the repository as the house rules read it.
struct SwiftFile: Sendable {
  /// The path from the root of the repository.
  let path: String
  /// The lines without their line feeds.
  let lines: [Line]

  /// The file's name without its extension.
  var name: String { path.split(separator: "/").last.map { String($0.dropLast(".swift".count)) } ?? "" }

  /// Every Swift file below `Sources`, in the order of their paths.
  static let sources = Result { try all(in: "Sources") }
  /// Every Swift file below `Tests`.
  static let tests = Result { try all(in: "Tests") }

  private static func all(in folder: String) throws -> [SwiftFile] {
    let root = ModuleMap.root.appendingPathComponent(folder)
    let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    var files: [SwiftFile] = []
    while let file = walk?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let path = String(file.path.dropFirst(ModuleMap.root.path.count + 1))
      files.append(SwiftFile(path: path, bytes: [UInt8](try Data(contentsOf: file))))
    }
    return files.sorted { $0.path < $1.path }
  }

  init(path: String, bytes: [UInt8]) {
    self.path = path
    var isInLiteral = false
    lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { bytes in
      let delimiters = Line(whole: Array(bytes)).count(of: "\"\"\"")
      defer { if delimiters % 2 == 1 { isInLiteral.toggle() } }
      return isInLiteral || delimiters > 0 ? Line(text: Array(bytes)) : Line(whole: Array(bytes))
    }
  }

  /// Where each declaration with a body begins, counted from 1, and over how many lines it goes.
  ///
  /// The formatter puts the closing brace below the first letter of the declaration, so indentation tells the end.
  var functions: [(line: Int, length: Int)] {
    lines.indices.compactMap { start in
      let line = lines[start]
      guard line.declaresFunction else { return nil }
      var end = start + 1
      // A line with the same indentation may go on with the signature: `) throws -> Int {`.
      while end < lines.count, lines[end].whole.isEmpty || lines[end].indent > line.indent || lines[end].opens
      {
        end += 1
      }
      guard end < lines.count, lines[end].indent == line.indent, lines[end].closes else { return nil }
      return (start + 1, end - start + 1)
    }
  }
}

/// One line in bytes: searching a `String` for each rule would take longer than all other tests together.
struct Line: Sendable {
  /// The line as it stands.
  let whole: [UInt8]
  /// The line without comments and without what stands in string literals.
  let code: [UInt8]

  /// A line of code.
  init(whole: [UInt8]) {
    self.whole = whole
    guard whole.contains(UInt8(ascii: "\"")) || whole.contains(UInt8(ascii: "/")) else {
      code = whole
      return
    }
    var code: [UInt8] = []
    var isInString = false
    var index = 0
    while index < whole.count {
      let byte = whole[index]
      if byte == UInt8(ascii: "\\"), isInString {
        index += 1
      } else if byte == UInt8(ascii: "\"") {
        isInString.toggle()
        code.append(byte)
      } else if !isInString {
        if byte == UInt8(ascii: "/"), whole[index...].starts(with: "//".utf8) { break }
        code.append(byte)
      }
      index += 1
    }
    self.code = code
  }

  /// A line of a literal that goes over several.
  init(text: [UInt8]) {
    whole = text
    code = []
  }

  var indent: Int { whole.prefix { $0 == 0x20 }.count }
  /// Whether the line ends the parameters of a declaration and begins its body.
  var opens: Bool { whole[indent...].first == UInt8(ascii: ")") && whole.last == UInt8(ascii: "{") }
  var closes: Bool { whole[indent...].first == UInt8(ascii: "}") }

  /// Whether a function, an initialiser, a subscript or a computed property begins here and goes on below.
  var declaresFunction: Bool {
    guard let last = code.last, last == UInt8(ascii: "{") || last == UInt8(ascii: "(") else { return false }
    return begins(with: ["func", "init", "subscript", "var"])
  }

  /// Whether the line is a declaration by one of these keywords, after attributes and modifiers.
  func begins(with keywords: Set<String>) -> Bool {
    for part in code.split(separator: 0x20) {
      let word = part.prefix { $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "?") }
      if keywords.contains(String(decoding: word, as: UTF8.self)) { return true }
      let isModifier =
        word.first == UInt8(ascii: "@") || Self.modifiers.contains(String(decoding: word, as: UTF8.self))
      if !isModifier { return false }
    }
    return false
  }

  private static let modifiers: Set<String> = [
    "public", "private", "fileprivate", "internal", "package", "static", "mutating", "nonisolated",
    "indirect", "final",
    "override", "convenience", "required", "consuming", "borrowing",
  ]

  /// Whether the code of the line holds `text`.
  func holds(_ text: String) -> Bool { Self.count(of: text, in: code) > 0 }

  /// How often `text` stands in the line, comments and literals included.
  func count(of text: String) -> Int { Self.count(of: text, in: whole) }

  /// Whether a value is unwrapped by force: a `!` behind a name or a bracket that is no operator.
  var unwrapsByForce: Bool {
    code.indices.contains { index in
      guard code[index] == UInt8(ascii: "!"), index > 0 else { return false }
      let before = code[index - 1]
      let isBehindValue =
        before >= 0x80 || Character(Unicode.Scalar(before)).isLetter
        || Character(Unicode.Scalar(before)).isNumber
        || "_)]}".utf8.contains(before)
      return isBehindValue && (index + 1 == code.count || ".,)]}[( ".utf8.contains(code[index + 1]))
    }
  }

  private static func count(of text: String, in bytes: [UInt8]) -> Int {
    let wanted = Array(text.utf8)
    guard let first = wanted.first, bytes.count >= wanted.count else { return 0 }
    var count = 0
    var index = 0
    while index + wanted.count <= bytes.count {
      if bytes[index] == first, bytes[index..<index + wanted.count].elementsEqual(wanted) {
        count += 1
        index += wanted.count
      } else {
        index += 1
      }
    }
    return count
  }
}
