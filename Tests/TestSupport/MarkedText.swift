import SourceText

/// Source text with positions marked by keycaps: `digraph 1️⃣G2️⃣ {`.
public struct MarkedText: ExpressibleByStringLiteral {
  /// The text without the marks.
  public let text: String
  /// The byte offset of each mark, by its digit.
  public let marks: [Int: Int]

  /// Takes the marks out of `marked`.
  public init(_ marked: String) {
    var text = ""
    var marks: [Int: Int] = [:]
    for character in marked {
      let scalars = Array(character.unicodeScalars)
      if scalars.count == 3, scalars[1] == "\u{FE0F}", scalars[2] == "\u{20E3}",
        let digit = Int(String(scalars[0]))
      {
        marks[digit] = text.utf8.count
      } else {
        text.append(character)
      }
    }
    self.text = text
    self.marks = marks
  }

  /// The marked text of a literal.
  public init(stringLiteral value: String) { self.init(value) }

  /// The file with this text.
  public var file: SourceFile { SourceFile(name: "test.dot", text: text) }

  /// The span from one mark to another; empty at `start` when `end` is nil. A mark that is not there is at -1,
  /// so that the comparison with any real span fails.
  public func span(_ start: Int, _ end: Int? = nil) -> Range<Int> {
    let from = marks[start] ?? -1
    return from..<max(from, end.map { marks[$0] ?? -1 } ?? from)
  }
}
