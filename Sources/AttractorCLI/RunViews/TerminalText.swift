import SourceText

/// Text from files, tools and models on its way to a terminal.
enum TerminalText {
  /// The text on one line with control characters replaced by pictures, so that nobody's output can drive the terminal.
  static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\t" {
        shown.append(" ")
      } else if scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) {
        shown.append(picture)
      } else if isControl(scalar) {
        shown.append("\u{FFFD}")
      } else {
        shown.append(scalar)
      }
    }
    return String(shown)
  }

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

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F: true
    // Marks that reorder what follows.
    case 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
