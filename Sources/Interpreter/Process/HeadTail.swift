/// The beginning and the end of a stream of bytes, in bounded memory.
struct HeadTail: Sendable {
  /// All bytes that came.
  private(set) var total = 0
  private let limit: Int
  private var head: [UInt8] = []
  private var tail: [UInt8] = []

  /// Keeps the first and the last `limit` bytes.
  init(limit: Int) { self.limit = limit }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    total += bytes.count
    let room = min(limit - head.count, bytes.count)
    if room > 0 { head.append(contentsOf: bytes[..<room]) }
    // Only the end of a long piece can be part of the tail.
    tail.append(contentsOf: bytes[max(room, bytes.count - limit)...])
    // Dropped at twice the limit, so that each byte is moved once at most.
    if tail.count > 2 * limit { tail.removeFirst(tail.count - limit) }
  }

  /// What is kept as bytes, with a line that counts what is not.
  var bytes: [UInt8] {
    let end = tail.suffix(limit)
    let leftOut = total - head.count - end.count
    guard leftOut > 0 else { return head + end }
    return head + "\n[… \(leftOut) bytes left out …]\n".utf8 + end
  }

  /// What is kept as text of at most `maxCharacters` characters, with a line that counts what is not.
  ///
  /// Line breaks at the end are dropped, as a shell's `$(…)` does, so that a condition can compare the text.
  func text(maxCharacters: Int) -> String {
    let end = tail.suffix(limit)
    if total == head.count + end.count {
      let all = Self.withoutLineBreaks(String(decoding: head + end, as: UTF8.self))
      if all.utf8.count <= maxCharacters || all.count <= maxCharacters { return String(all) }
      return Self.join(all[...], all[...], total: total, maxCharacters: maxCharacters)
    }
    let first = String(decoding: head, as: UTF8.self)
    let last = Self.withoutLineBreaks(String(decoding: end.drop { $0 & 0xC0 == 0x80 }, as: UTF8.self))
    return Self.join(first[...], last, total: total, maxCharacters: maxCharacters)
  }

  private static func join(_ first: Substring, _ last: Substring, total: Int, maxCharacters: Int) -> String {
    let room = max(0, maxCharacters - 50)
    let beginning = first.prefix(room / 2)
    let end = last.suffix(room - room / 2)
    let leftOut = max(0, total - beginning.utf8.count - end.utf8.count)
    return "\(beginning)\n[… \(leftOut) bytes left out …]\n\(end)"
  }

  private static func withoutLineBreaks(_ text: String) -> Substring {
    var text = text[...]
    while let last = text.last, last.isNewline { text.removeLast() }
    return text
  }
}
