import Reporting
import SourceText

extension CommandEnvironment {
  /// Writes findings to standard error, as `check` would show them.
  func report(_ diagnostics: [Diagnostic], in source: SourceFile) {
    let style: Style = ColorChoice.auto.isOn(for: errors, variables: variables) ? .ansi : .plain
    let report = FileReport(source: source, diagnostics: diagnostics)
    let text = TextFormat(style: style).text([report])
    if !text.isEmpty { errors.write(text + "\n") }
  }
}
