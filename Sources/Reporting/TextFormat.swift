import SourceText

/// Findings for people: the message, the source lines with carets, related places, and what to do.
public struct TextFormat: ReportFormat {
  /// How many columns of a source line are shown at most.
  public var columns: Int
  private let style: Style

  /// The format in `style`.
  public init(style: Style, columns: Int = 120) {
    self.style = style
    self.columns = max(20, columns)
  }

  /// Appends the reports, one empty line between two findings.
  public func write(_ reports: [FileReport], to output: inout [UInt8]) {
    var isFirst = true
    for report in reports where !report.diagnostics.isEmpty {
      var printer = Printer(report.source, style, columns)
      for diagnostic in report.diagnostics {
        if !isFirst { output.append(0x0A) }
        isFirst = false
        printer.print(diagnostic, to: &output)
      }
    }
  }
}

/// The first line of a finding, which the concise format has too.
struct FindingHeader {
  let style: Style

  func write(_ diagnostic: Diagnostic, _ name: String, _ position: SourcePosition, to output: inout [UInt8]) {
    let place = "\(VisibleText.of(name)):\(position.line):\(position.column):"
    style.paint(.emphasis, place.utf8, to: &output)
    output.append(0x20)
    let severity = "\(diagnostic.severity.rawValue)[\(VisibleText.of(diagnostic.code.id))]"
    style.paint(.severity(diagnostic.severity), severity.utf8, to: &output)
    output.append(contentsOf: " \(VisibleText.of(diagnostic.code.name)): ".utf8)
    style.paint(.emphasis, VisibleText.of(diagnostic.message).utf8, to: &output)
    output.append(0x0A)
  }
}

private struct Printer {
  private let source: SourceFile
  private let style: Style
  private let columns: Int
  private var locator: Locator

  init(_ source: SourceFile, _ style: Style, _ columns: Int) {
    self.source = source
    self.style = style
    self.columns = columns
    locator = Locator(source)
  }

  mutating func print(_ diagnostic: Diagnostic, to output: inout [UInt8]) {
    let start = locator.position(of: diagnostic.span.start)
    FindingHeader(style: style).write(diagnostic, source.name, start, to: &output)
    let mark = Mark(character: UInt8(ascii: "^"), role: .severity(diagnostic.severity))
    show(diagnostic.span, mark, diagnostic.label, to: &output)
    for note in diagnostic.notes {
      line("note", .note, note.message, to: &output)
      if let span = note.span {
        show(span, Mark(character: UInt8(ascii: "-"), role: .note), nil, to: &output)
      }
    }
    if let help = help(of: diagnostic) { line("help", .help, help, to: &output) }
  }

  private func help(of diagnostic: Diagnostic) -> String? {
    guard let fix = diagnostic.fixes.first else { return diagnostic.help }
    let kind = fix.applicability == .safe ? "fix available" : "unsafe fix available"
    return "\(diagnostic.help ?? fix.title) (\(kind))"
  }

  private func line(_ word: String, _ role: Style.Role, _ text: String, to output: inout [UInt8]) {
    output.append(contentsOf: "   ".utf8)
    style.paint(role, "\(word):".utf8, to: &output)
    output.append(contentsOf: " \(VisibleText.of(text))\n".utf8)
  }

  private struct Mark {
    let character: UInt8
    let role: Style.Role
  }

  /// Shows the line of `span`, or its first and its last.
  private func show(_ span: SourceSpan, _ mark: Mark, _ label: String?, to output: inout [UInt8]) {
    let first = locator.table.line(of: span.start)
    // A span that ends with a line ending does not reach into the next line.
    let lastByte = span.isEmpty ? span.start : span.end.advanced(by: -1)
    let last = max(first, locator.table.line(of: lastByte))
    guard last > first else { return show(line: first, span.range, mark, label, to: &output) }
    let firstLine = locator.table.span(ofLine: first)
    show(line: first, span.start.index..<max(span.start.index, firstLine.end.index), mark, nil, to: &output)
    if last > first + 1 { gutter("⋮", bar: false, to: &output) }
    let lastLine = locator.table.span(ofLine: last)
    let indent = source.bytes(in: lastLine).prefix { $0 == 0x20 || $0 == 0x09 }.endIndex
    let end = min(span.end.index, lastLine.end.index)
    show(line: last, min(indent, end)..<end, mark, label, to: &output)
  }

  private func show(
    line: Int, _ range: Range<Int>, _ mark: Mark, _ label: String?, to output: inout [UInt8]
  ) {
    let excerpt = LineExcerpt(
      source.bytes(in: locator.table.span(ofLine: line)), mark: range, columns: columns)
    gutter(String(line), bar: true, to: &output)
    if !excerpt.text.isEmpty {
      output.append(0x20)
      output.append(contentsOf: excerpt.text)
    }
    output.append(0x0A)
    gutter("", bar: true, to: &output)
    output.append(contentsOf: repeatElement(0x20, count: excerpt.indent + 1))
    style.paint(mark.role, repeatElement(mark.character, count: excerpt.width), to: &output)
    if let label {
      output.append(0x20)
      style.paint(mark.role, VisibleText.of(label).utf8, to: &output)
    }
    output.append(0x0A)
  }

  private func gutter(_ text: String, bar: Bool, to output: inout [UInt8]) {
    let padding = String(repeating: " ", count: max(0, 5 - text.unicodeScalars.count))
    style.paint(.gutter, (padding + text + (bar ? " |" : "\n")).utf8, to: &output)
  }
}
