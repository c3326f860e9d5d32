import SourceText

/// What is reported about single tokens as they are taken into the tree.
extension Parser {
  /// Reports NULs and bytes that are not UTF-8, wherever they stand.
  mutating func checkEncoding() {
    var found: [(range: Range<Int>, isNUL: Bool)] = []
    let most = limits.diagnostics
    EncodingScan.run(view.base) { range, isNUL in
      if found.count <= most { found.append((range, isNUL)) }
    }
    for (range, isNUL) in found {
      let what = isNUL ? "NUL" : "a byte that is not UTF-8 (0x\(hex(view.base[range.lowerBound])))"
      sink.report(
        SyntaxCodes.encoding, .error, at: SourceSpan(range), "\(what) at byte \(range.lowerBound)",
        help: isNUL ? "remove it; the file may have been saved as UTF-16" : "save the file as UTF-8")
    }
  }

  /// Sorts and limits what was found.
  mutating func finishDiagnostics() -> [Diagnostic] {
    reportBadIDs()
    return sink.finish(endOfFile: ByteOffset(view.count))
  }

  /// Reports what the lexer left as flags on the current token.
  mutating func inspectCurrent() {
    if current.flags.contains(.triviaProblem) { inspectTrivia() }
    guard current.kind == .string, !current.flags.isDisjoint(with: [.hasEscape, .hasControl]) else { return }
    var index = current.start.index + 1
    let end = current.flags.contains(.unterminated) ? current.end.index : current.end.index - 1
    while index < end {
      guard view.has(index, ByteClasses.stringStop) else {
        index += 1
        continue
      }
      switch view.base[index] {
      case UInt8(ascii: "\\"):
        if index + 1 < end, TextDecoder.escape(view.base[index + 1]) == nil { reportEscape(index, end) }
        index += 2
      case UInt8(ascii: "\""): index += 1
      default: index = reportControls(index, end)
      }
    }
  }

  private mutating func reportEscape(_ index: Int, _ end: Int) {
    var stop = index + 2
    while stop < end, view.base[stop] & 0xC0 == 0x80 { stop += 1 }
    let span = SourceSpan(index..<stop)
    let isLineEnd = view.base[index + 1] == 0x0A || view.base[index + 1] == 0x0D
    // Doubled, these would no longer mean to Graphviz what they mean now.
    let isForDrawing = "lrNGETHL".utf8.contains(view.base[index + 1])
    sink.report(
      SyntaxCodes.unknownEscape, .warning, at: span,
      isLineEnd
        ? "a backslash does not join lines; it stays in the text"
        : "`\(text(span))` is no escape; the backslash stays in the text",
      help: "the escapes are `\\\"`, `\\\\`, `\\n` and `\\t`",
      fixes: [
        Fix(
          "double the backslash", isForDrawing ? .unsafe : .safe,
          edits: [TextEdit(.empty(at: ByteOffset(index)), "\\")])
      ])
  }

  /// Reports a run of control characters; returns where it ends.
  private mutating func reportControls(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, view.has(index, ByteClasses.stringStop), view.base[index] != 0x22,
      view.base[index] != 0x5C
    {
      index += 1
    }
    sink.report(
      SyntaxCodes.encoding, .warning, at: SourceSpan(start..<index),
      "control character 0x\(hex(view.base[start])) in a string at byte \(start)")
    return index
  }

  /// Reports comments that never end and `#` where it begins no comment.
  private mutating func inspectTrivia() {
    var index = previousEnd.index
    var hasBlockEnd = true
    while index < current.start.index {
      switch view.base[index] {
      case UInt8(ascii: "/"):
        if hasBlockEnd, view.byte(index + 1) == UInt8(ascii: "*"),
          let end = view.endOfBlockComment(index, before: current.start.index)
        {
          index = end
          continue
        }
        let start = ByteOffset(index)
        let isBlock = view.byte(index + 1) == UInt8(ascii: "*")
        index = view.endOfLine(index)
        hasBlockEnd = hasBlockEnd && !isBlock
        if isBlock { reportOpenComment(start, ByteOffset(index)) }
      case UInt8(ascii: "#"):
        let start = index
        index = view.endOfLine(index)
        if start > 0, view.base[start - 1] != 0x0A { reportHash(start) }
      case 0xC2, 0xEF:
        let length = view.foreignSpace(index) ?? 1
        if index > 0, length > 1 { reportForeignSpace(index..<index + length) }
        index += length
      default: index += 1
      }
    }
  }

  private mutating func reportForeignSpace(_ range: Range<Int>) {
    let span = SourceSpan(range)
    sink.report(
      SyntaxCodes.syntaxError, .error, at: span,
      range.count == 2 ? "a no-break space outside of a string" : "a byte order mark inside the file",
      fixes: [
        Fix(
          range.count == 2 ? "use a plain space" : "remove it",
          edits: [TextEdit(span, range.count == 2 ? " " : "")])
      ])
  }

  private mutating func reportOpenComment(_ start: ByteOffset, _ lineEnd: ByteOffset) {
    sink.report(
      SyntaxCodes.unterminatedString, .error, at: SourceSpan(start, start.advanced(by: 2)),
      "the comment is never closed", label: "opened here",
      notes: [Diagnostic.Note("read as ending with its line", at: .empty(at: lineEnd))],
      help: "close it with `*/`")
  }

  private mutating func reportHash(_ index: Int) {
    let span = SourceSpan(index..<index + 1)
    sink.report(
      SyntaxCodes.syntaxError, .error, at: span, "`#` begins a comment only at the start of a line",
      fixes: [Fix("write `//`", edits: [TextEdit(span, "//")])])
  }

  private func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0\(digits)" : digits
  }
}
