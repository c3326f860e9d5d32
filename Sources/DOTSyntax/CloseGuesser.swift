import SourceText

/// Guesses where a string that ends in the wrong place should have ended.
struct CloseGuesser {
  private let view: ByteView
  private let inList: Bool
  private var reader: ListReader

  /// Bytes looked at so far.
  var spent: Int { reader.spent + scanned }
  private var scanned = 0

  init(_ view: ByteView, inList: Bool) {
    self.view = view
    self.inList = inList
    reader = ListReader(view)
  }

  /// Where a string opened at `open` should have been closed, at the latest at `limit`.
  ///
  /// The first line end after which the text reads like `]`, `key=` or a new statement; or, earlier on a
  /// line, the comma before `key=`. A guess after which the list reads well to its end beats one that only
  /// looks right.
  mutating func lostClose(from open: Int, to limit: Int) -> (index: Int, isSure: Bool)? {
    var fallback: Int?
    var lineStart = open + 1
    var tried = 0
    while lineStart < limit {
      let lineEnd = view.endOfLine(lineStart, before: limit)
      scanned += lineEnd - lineStart + 16
      if inList, let comma = commaBeforeKey(lineStart, lineEnd), reader.readsLikeRest(comma) {
        return (comma, true)
      }
      let next = view.skipTrivia(lineEnd)
      if lineEnd < limit || limit == view.count, readsLikeNext(next) {
        let end = beforeTrailingPunctuation(lineEnd, from: lineStart)
        // That the file ends is no reason to believe that the string does.
        if next >= view.count, end == view.trimEnd(lineEnd, from: lineStart) {
          return fallback.map { ($0, false) }
        }
        if !inList || reader.readsLikeRest(end) { return (end, true) }
        if fallback == nil { fallback = end }
        tried += 1
        if tried == 64 { break }
      }
      // Blank lines and comments in between were skipped already; once is enough.
      lineStart = max(lineEnd + 1, next)
    }
    return fallback.map { ($0, false) }
  }

  /// The closing quote of a string in a list whose quote at `first` should have been escaped.
  mutating func unescapedClose(after first: Int, budget: Int) -> Int? {
    var index = first + 1
    while index < view.count {
      scanned += 1
      guard spent < budget else { return nil }
      switch view.base[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "\""):
        if reader.readsLikeRest(index + 1) { return index }
      case 0x0A:
        let next = view.skipBlanks(index + 1)
        if view.byte(next) == UInt8(ascii: "]") || view.readsLikeNodeOrEdge(next) { return nil }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The closing quote of a value without an opening one: the next quote, if what follows it fits and the
  /// text up to it reads like prose.
  mutating func closeOfUnopened(from start: Int) -> Int? {
    var index = start
    while index < view.count {
      scanned += 1
      switch view.base[index] {
      case UInt8(ascii: "\""):
        if inList { return reader.readsLikeRest(index + 1) ? index : nil }
        return [0x0A, 0x0D, UInt8(ascii: ";"), 0].contains(view.byte(view.skipBlanks(index + 1)))
          ? index : nil
      case UInt8(ascii: "["), UInt8(ascii: "]"): return nil
      case UInt8(ascii: ","): if view.keyAndEqual(view.skipBlanks(index + 1)) != nil { return nil }
      case 0x0A:
        let next = view.skipBlanks(index + 1)
        if !inList || view.readsLikeStatement(next) || view.byte(next) == UInt8(ascii: "}") { return nil }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// Where a list reads well again after something at `start` that is no attribute; quotes mean nothing on
  /// the way.
  mutating func resume(from start: Int, budget: Int) -> Int? {
    if view.byte(start) == UInt8(ascii: "\""), reader.readsLikeRest(start + 1, attributes: 1) {
      return start + 1
    }
    var index = start
    while index < view.count, spent < budget {
      scanned += 1
      switch view.base[index] {
      case UInt8(ascii: ","), UInt8(ascii: ";"):
        if reader.readsLikeRest(index, attributes: 1) { return index }
      case 0x0A:
        if reader.readsLikeRest(index, attributes: 1) || view.readsLikeNodeOrEdge(view.skipBlanks(index + 1))
        {
          return index
        }
      case UInt8(ascii: "]"):
        if [0x0A, 0x0D, UInt8(ascii: ";"), 0].contains(view.byte(view.skipBlanks(index + 1))) {
          return index
        }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// Whether the text at `next`, first after a line end, is no longer prose.
  private func readsLikeNext(_ next: Int) -> Bool {
    switch view.byte(next) {
    case UInt8(ascii: "]"), UInt8(ascii: "}"): return true
    default: return view.readsLikeStatement(next) || next >= view.count
    }
  }

  /// The first comma in a line that a key and `=` follow.
  private func commaBeforeKey(_ start: Int, _ end: Int) -> Int? {
    var index = start
    while index < end {
      if view.base[index] == UInt8(ascii: ","), view.keyAndEqual(view.skipBlanks(index + 1)) != nil {
        return index
      }
      index += 1
    }
    return nil
  }

  /// The end of a line's text without what closes or separates.
  private func beforeTrailingPunctuation(_ lineEnd: Int, from start: Int) -> Int {
    var end = view.trimEnd(lineEnd, from: start)
    let closers: [UInt8] =
      inList
      ? [UInt8(ascii: ";"), UInt8(ascii: "]"), UInt8(ascii: ",")] : [UInt8(ascii: ";"), UInt8(ascii: "{")]
    for closer in closers where end > start && view.base[end - 1] == closer {
      end = view.trimEnd(end - 1, from: start)
    }
    return end
  }
}

/// Checks whether text reads like the rest of an attribute list after a value.
struct ListReader {
  /// Bytes looked at before it is not.
  private static let reach = 65_536
  private let view: ByteView
  /// Bytes looked at so far.
  private(set) var spent = 0

  init(_ view: ByteView) { self.view = view }

  /// Whether `(separator key = value)* ]` stands at `start`; after so many attributes it is believed.
  mutating func readsLikeRest(_ start: Int, attributes: Int = 8) -> Bool {
    var index = start
    defer { spent += index - start + 16 }
    for _ in 0..<attributes {
      let next = skipSeparators(index)
      guard next < view.count, next - start < Self.reach else { return false }
      if view.base[next] == UInt8(ascii: "]") { return true }
      guard next > index || index == start, let value = view.keyAndEqual(next),
        let end = endOfValue(view.skipTrivia(value))
      else {
        return false
      }
      index = end
    }
    return true
  }

  private func skipSeparators(_ start: Int) -> Int {
    var index = view.skipTrivia(start)
    while view.byte(index) == UInt8(ascii: ",") || view.byte(index) == UInt8(ascii: ";") {
      index = view.skipTrivia(index + 1)
    }
    return index
  }

  /// The index after the value at `start`, which something that may follow a value must follow.
  private mutating func endOfValue(_ start: Int) -> Int? {
    var end = start
    defer { spent += end - start }
    if view.byte(start) == UInt8(ascii: "\"") {
      end += 1
      while end < view.count, view.base[end] != UInt8(ascii: "\"") {
        guard end - start < Self.reach else { return nil }
        end += view.base[end] == UInt8(ascii: "\\") ? 2 : 1
      }
      end += 1
    } else {
      while end < view.count, view.classOf(end) & ByteClasses.valueStop == 0 { end += 1 }
      guard end > start else { return nil }
    }
    guard end < view.count else { return nil }
    let follows = view.has(end, ByteClasses.blank) || ",;]".utf8.contains(view.base[end])
    return follows ? end : nil
  }
}

extension ByteView {
  /// Whether the quote at `quote` stands after `[`, `,`, `;` or a line end, a key and `=`: it opens a string.
  func followsKeyAndEqual(_ quote: Int, from start: Int) -> Bool {
    var index = quote - 1
    func skipBack() { while index > start, base[index] == 0x20 || base[index] == 0x09 { index -= 1 } }
    skipBack()
    guard index > start, base[index] == UInt8(ascii: "=") else { return false }
    index -= 1
    skipBack()
    let end = index
    while index > start, has(index, ByteClasses.identifier) || base[index] == UInt8(ascii: ".") { index -= 1 }
    guard index < end else { return false }
    skipBack()
    return index > start
      && [0x0A, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "[")].contains(base[index])
  }
}
