import SourceText

/// Reading ahead without tokens: what the text at a position looks like.
///
/// Recovery asks these questions about places the lexer has not reached, or has read as part of a string.
extension ByteView {
  /// How far a comment is followed when reading ahead.
  private static let commentReach = 1_024

  /// The first index at or after `index` that is neither white space nor comment.
  func skipTrivia(_ index: Int) -> Int {
    var index = index
    while index < count {
      if classOf(index) & ByteClasses.blank != 0 {
        index += 1
      } else if base[index] == UInt8(ascii: "/"), byte(index + 1) == UInt8(ascii: "/") {
        index = endOfLine(index)
      } else if base[index] == UInt8(ascii: "#"), index == 0 || base[index - 1] == 0x0A {
        index = endOfLine(index)
      } else if base[index] == UInt8(ascii: "/"), byte(index + 1) == UInt8(ascii: "*") {
        guard let end = endOfNearbyComment(index) else { return index }
        index = end
      } else {
        break
      }
    }
    return index
  }

  private func endOfNearbyComment(_ start: Int) -> Int? {
    var index = start + 2
    let end = min(count, start + Self.commentReach)
    while index + 1 < end {
      if base[index] == UInt8(ascii: "*"), base[index + 1] == UInt8(ascii: "/") { return index + 2 }
      index += 1
    }
    return nil
  }

  /// The index after the word `text` (lower case) at `index`, in any case; nil when another word stands there.
  func word(_ index: Int, _ text: StaticString) -> Int? {
    text.withUTF8Buffer { expected in
      guard index + expected.count <= count else { return nil }
      for offset in expected.indices where base[index + offset] | 0x20 != expected[offset] { return nil }
      return has(index + expected.count, ByteClasses.identifier) ? nil : index + expected.count
    }
  }

  /// The index after the identifier at `index`; nil when none stands there.
  func identifier(_ index: Int) -> Int? {
    guard has(index, ByteClasses.identifier), !has(index, ByteClasses.digit) else { return nil }
    var end = index + 1
    while has(end, ByteClasses.identifier) { end += 1 }
    return end
  }

  /// The index after `key =` at `index`, where the key is a word, a dotted word, a quoted word or a number.
  func keyAndEqual(_ index: Int) -> Int? {
    var end: Int
    if byte(index) == UInt8(ascii: "\""), let word = identifier(index + 1) {
      end = word
      while byte(end) == UInt8(ascii: "."), let next = identifier(end + 1) { end = next }
      guard byte(end) == UInt8(ascii: "\"") else { return nil }
      end += 1
    } else {
      let number = endOfNumber(index)
      guard let word = identifier(index) ?? (number > index ? number : nil) else { return nil }
      end = word
      while byte(end) == UInt8(ascii: "."), let next = identifier(end + 1) { end = next }
    }
    end = skipBlanks(end)
    guard byte(end) == UInt8(ascii: "="), byte(end + 1) != UInt8(ascii: "=") else { return nil }
    return end + 1
  }

  /// Whether `[name] {` stands after a keyword that ends at `index`.
  func readsLikeNameAndBrace(_ index: Int) -> Bool {
    var index = skipTrivia(index)
    if byte(index) == UInt8(ascii: "{") { return true }
    if byte(index) == UInt8(ascii: "\"") {
      index += 1
      while index < count, base[index] != UInt8(ascii: "\""), base[index] != 0x0A { index += 1 }
      guard byte(index) == UInt8(ascii: "\"") else { return false }
      index += 1
    } else {
      let start = index
      while has(index, ByteClasses.identifier | ByteClasses.bareExtra) || byte(index) == 0x20 { index += 1 }
      guard index > start else { return false }
    }
    return byte(skipTrivia(index)) == UInt8(ascii: "{")
  }

  /// Whether a statement begins at `index`: `id [key=`, `id ->`, defaults, a subgraph, `key = value`, a brace.
  func readsLikeStatement(_ index: Int) -> Bool {
    if byte(index) == UInt8(ascii: "}") { return false }
    if keyAndEqual(index) != nil { return true }
    return readsLikeNodeOrEdge(index)
  }

  /// Whether a statement that is no assignment begins at `index`.
  func readsLikeNodeOrEdge(_ index: Int) -> Bool {
    var end: Int
    if byte(index) == UInt8(ascii: "\"") {
      end = index + 1
      while end < count, base[end] != UInt8(ascii: "\""), base[end] != 0x0A { end += 1 }
      guard byte(end) == UInt8(ascii: "\"") else { return false }
      end += 1
    } else {
      guard let word = identifier(index) else { return false }
      end = word
      if self.word(index, "subgraph") != nil { return readsLikeNameAndBrace(end) }
      while byte(end) == UInt8(ascii: "-"), has(end + 1, ByteClasses.identifier) {
        end = identifier(end + 1) ?? end + 2
      }
    }
    end = skipBlanks(end)
    if matches(end, "->") { return true }
    guard byte(end) == UInt8(ascii: "[") else { return false }
    let inside = skipTrivia(end + 1)
    return byte(inside) == UInt8(ascii: "]") || keyAndEqual(inside) != nil
  }

  /// The width of the white space a line begins with, a tab as one.
  func indentation(ofLineAt index: Int) -> Int {
    var start = min(index, count)
    while start > 0, base[start - 1] != 0x0A { start -= 1 }
    return skipBlanks(start) - start
  }

  /// `end` moved back over white space, not before `start`.
  func trimEnd(_ end: Int, from start: Int) -> Int {
    var end = min(end, count)
    while end > start, classOf(end - 1) & ByteClasses.blank != 0 { end -= 1 }
    return end
  }
}
