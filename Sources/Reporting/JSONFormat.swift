import JSON
import SourceText

/// All reports as one JSON document. Lines and columns count from 1, columns in Unicode scalars; offsets are
/// bytes from 0. Members are only ever added while `version` stays 1.
public struct JSONFormat: ReportFormat {
  /// The version of the document's shape.
  public static let version = 1
  private let tool: ReportingTool

  /// The format, naming `tool` as its origin.
  public init(tool: ReportingTool) { self.tool = tool }

  /// Appends the document and a line feed.
  public func write(_ reports: [FileReport], to output: inout [UInt8]) {
    let summary = ReportSummary(reports)
    var writer = JSONWriter(.pretty)
    writer.beginObject()
    writer.member("version", Self.version)
    writer.key("tool")
    writer.beginObject()
    writer.member("name", tool.name)
    writer.member("version", tool.version)
    writer.endObject()
    writer.member("files", summary.files)
    writer.key("summary")
    write(summary, to: &writer)
    writer.key("diagnostics")
    writer.beginArray()
    for report in reports where !report.diagnostics.isEmpty {
      var locator = Locator(report.source)
      for diagnostic in report.diagnostics { write(diagnostic, report.source.name, &locator, to: &writer) }
    }
    writer.endArray()
    writer.endObject()
    appendPrintable(writer.bytes, to: &output)
    output.append(0x0A)
  }

  private func write(_ summary: ReportSummary, to writer: inout JSONWriter) {
    writer.beginObject()
    for (name, count) in [
      ("errors", summary.errors), ("warnings", summary.warnings), ("infos", summary.infos),
      ("fixable", summary.fixable), ("unsafely_fixable", summary.unsafelyFixable),
    ] {
      writer.member(name, count)
    }
    writer.endObject()
  }

  private func write(
    _ diagnostic: Diagnostic, _ path: String, _ locator: inout Locator, to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.member("path", path)
    writer.member("code", diagnostic.code.id)
    writer.member("name", diagnostic.code.name)
    writer.member("severity", diagnostic.severity.rawValue)
    writer.member("message", diagnostic.message)
    write(diagnostic.span, &locator, to: &writer)
    if let label = diagnostic.label { writer.member("label", label) }
    if let help = diagnostic.help { writer.member("help", help) }
    if let subject = diagnostic.subject { write(subject, to: &writer) }
    writer.key("notes")
    writer.beginArray()
    for note in diagnostic.notes {
      writer.beginObject()
      writer.member("message", note.message)
      if let span = note.span { write(span, &locator, to: &writer) }
      writer.endObject()
    }
    writer.endArray()
    writer.key("fixes")
    writer.beginArray()
    for fix in diagnostic.fixes { write(fix, &locator, to: &writer) }
    writer.endArray()
    writer.endObject()
  }

  private func write(_ subject: Diagnostic.Subject, to writer: inout JSONWriter) {
    writer.key("subject")
    writer.beginObject()
    switch subject {
    case .node(let name): writer.member("node", name)
    case .edge(let from, let to):
      writer.member("from", from)
      writer.member("to", to)
    }
    writer.endObject()
  }

  private func write(_ fix: Fix, _ locator: inout Locator, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("title", fix.title)
    writer.member("applicability", fix.applicability.rawValue)
    writer.key("edits")
    writer.beginArray()
    for edit in fix.edits {
      writer.beginObject()
      write(edit.span, &locator, to: &writer)
      writer.member("replacement", edit.replacement)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }

  private func write(_ span: SourceSpan, _ locator: inout Locator, to writer: inout JSONWriter) {
    writer.key("range")
    writer.beginObject()
    for (name, offset) in [("start", span.start), ("end", span.end)] {
      let position = locator.position(of: offset)
      writer.key(name)
      writer.beginObject()
      writer.member("line", position.line)
      writer.member("column", position.column)
      writer.member("offset", offset.index)
      writer.endObject()
    }
    writer.endObject()
  }

  /// JSON lets DEL and the C1 controls stand in a string; a terminal may obey them.
  private func appendPrintable(_ json: [UInt8], to output: inout [UInt8]) {
    var clean = 0
    func escape(_ value: UInt8) -> [UInt8] {
      let digits = String(value, radix: 16)
      return Array("\\u00\(digits)".utf8)
    }
    for index in json.indices {
      if json[index] == 0x7F {
        output.append(contentsOf: json[clean..<index])
        output.append(contentsOf: escape(0x7F))
        clean = index + 1
      } else if json[index] == 0xC2, index + 1 < json.count, json[index + 1] < 0xA0 {
        output.append(contentsOf: json[clean..<index])
        output.append(contentsOf: escape(json[index + 1]))
        clean = index + 2
      }
    }
    output.append(contentsOf: json[clean...])
  }
}
