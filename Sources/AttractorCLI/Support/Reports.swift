import Reporting
import SourceText

extension CommandEnvironment {
  /// Says that a pipeline which is used all the same has warnings; `check` shows them.
  func mention(_ warnings: Int, in file: String) {
    guard warnings > 0 else { return }
    let name = TerminalText.visible(file)
    let see = file == "-" ? "" : "; see `attractor check \(TerminalText.shellWord(name))`"
    errors.write("attractor: `\(name)` has \(Amounts.count(warnings, "warning", "warnings"))\(see)\n")
  }

  /// Writes findings to standard error, as `check` would show them.
  func report(_ diagnostics: [Diagnostic], in source: SourceFile) {
    let style: Style = ColorChoice.auto.isOn(for: errors, variables: variables) ? .ansi : .plain
    let report = FileReport(source: source, diagnostics: diagnostics)
    let text = TextFormat(style: style).text([report])
    if !text.isEmpty { errors.write(text + "\n") }
  }
}
