import Reporting
import SourceText

/// Text from files, tools and models on its way to a terminal.
enum TerminalText {
  /// The text on one line with nothing in it that could drive the terminal or reorder what is read.
  static func visible(_ text: String) -> String { VisibleText.line(text) }

  /// The columns a text without control characters takes on a terminal.
  static func columns(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + DisplayWidth.of($1) }
  }

  /// The beginning of a text, as much as `columns` hold; what is left out is marked by `…`.
  static func truncated(_ text: String, to columns: Int) -> String {
    guard Self.columns(of: text) > columns else { return text }
    var kept = String.UnicodeScalarView()
    var used = 0
    for scalar in text.unicodeScalars {
      let width = DisplayWidth.of(scalar)
      if used + width > columns - 1 { break }
      kept.append(scalar)
      used += width
    }
    return columns > 0 ? String(kept) + "…" : ""
  }

  /// A word as a POSIX shell takes it; quoted where it has to be.
  static func shellWord(_ word: String) -> String {
    let plain = word.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "/", "+", ":", "=", "@", "%", ",": true
      default: scalar.value >= 0xA0
      }
    }
    return plain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
