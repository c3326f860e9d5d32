import SourceText

/// Collects diagnostics and keeps the weightiest when there are more than a file may have.
///
/// Messages are autoclosures: a hostile file makes mistakes by the million, and only those that are kept cost a
/// string. A class, because those messages read the parser that reports.
final class DiagnosticSink {
  private let limit: Int
  private var kept: [Diagnostic] = []
  private var dropped = false
  /// The last one that still has room; what sorts behind it is not even built.
  private var cutoff: (severity: Severity, start: ByteOffset)?

  init(limit: Int) { self.limit = max(1, limit) }

  /// Adds a diagnostic, unless enough of at least its weight stand before it.
  func report(
    _ code: DiagnosticCode, _ severity: Severity, at span: SourceSpan, _ message: @autoclosure () -> String,
    label: @autoclosure () -> String? = nil, notes: @autoclosure () -> [Diagnostic.Note] = [],
    help: @autoclosure () -> String? = nil, fixes: @autoclosure () -> [Fix] = []
  ) {
    if let cutoff {
      let fits = severity != cutoff.severity ? severity > cutoff.severity : span.start < cutoff.start
      guard fits else { return }
    }
    kept.append(
      Diagnostic(
        code, severity, message(), at: span, label: label(), notes: notes(), help: help(), fixes: fixes()))
    if kept.count >= 2 * limit + 64 { compact() }
  }

  /// How many are kept, for `truncate(to:)`.
  var count: Int { kept.count }

  /// Takes back what was reported after there were `count`; no effect once the file has too many anyway.
  func truncate(to count: Int) {
    if count < kept.count, !dropped { kept.removeSubrange(count...) }
  }

  /// What is kept, in file order; the last says so when some were left out.
  func finish(endOfFile: ByteOffset) -> [Diagnostic] {
    if kept.count > limit { compact() }
    if dropped, let last = kept.indices.last {
      kept[last] = Diagnostic(
        SyntaxCodes.limitExceeded, .error, "more than \(limit) findings; the rest are left out",
        at: .empty(at: endOfFile), help: "mend the first ones and look again")
    }
    return kept.enumerated().sorted { left, right in
      left.element.span == right.element.span
        ? left.offset < right.offset : left.element.span < right.element.span
    }.map(\.element)
  }

  private func compact() {
    let order = kept.enumerated().sorted { left, right in
      if left.element.severity != right.element.severity {
        return left.element.severity > right.element.severity
      }
      if left.element.span.start != right.element.span.start {
        return left.element.span.start < right.element.span.start
      }
      return left.offset < right.offset
    }
    kept = order.prefix(limit).map(\.element)
    dropped = dropped || order.count > limit
    if let last = kept.last { cutoff = (last.severity, last.span.start) }
  }
}
