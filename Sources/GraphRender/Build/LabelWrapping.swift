import SourceText

/// Breaks a label into lines at word boundaries.
///
/// Lines are balanced: of all widths that need no more lines, the smallest is taken, so that no single word
/// is left over on the last line.
struct LabelWrapping {
  /// The widest line, in columns of a terminal: wide characters count as two.
  var columns: Int
  /// The most lines; what does not fit ends in an ellipsis.
  var lines: Int
  /// Whether a narrower width is looked for.
  var balances = true

  /// The lines of `text`, which holds no control characters but newlines.
  func wrap(_ text: String) -> [String] {
    let words = words(of: text)
    guard !words.isEmpty else { return [] }
    let widest = fill(words, columns: columns)
    var best = widest.lines
    if balances, !widest.isCut, best.count > 1 {
      for narrower in stride(from: columns - 1, to: columns / 2, by: -1) {
        let attempt = fill(words, columns: narrower)
        guard attempt.lines.count == widest.lines.count, !attempt.splitsWord else { break }
        best = attempt.lines
      }
    }
    return best
  }

  private struct Word {
    var text: [Character]
    var width: Int
    /// Whether a line ends before this word.
    var startsLine: Bool
  }

  private struct Filled {
    var lines: [String] = []
    var isCut = false
    var splitsWord = false
  }

  /// The words, as many as the lines can hold and one more.
  private func words(of text: String) -> [Word] {
    var words: [Word] = []
    var budget = (columns + 1) * (lines + 1)
    var current: [Character] = []
    var width = 0
    var startsLine = false
    func close() {
      guard !current.isEmpty else { return }
      words.append(Word(text: current, width: width, startsLine: startsLine && !words.isEmpty))
      current = []
      width = 0
      startsLine = false
    }
    for character in text {
      guard budget > 0 else { break }
      if character.isWhitespace {
        close()
        if character.isNewline { startsLine = true }
        continue
      }
      // A base with hundreds of combining marks would be one column and a tower of ink.
      let shown = character.unicodeScalars.count > 12 ? clipped(character) : character
      current.append(shown)
      let columns = DisplayWidth.of(shown)
      width += columns
      budget -= max(1, columns)
    }
    close()
    return words
  }

  private func clipped(_ character: Character) -> Character {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: character.unicodeScalars.prefix(12))
    return String(scalars).first ?? character
  }

  private func fill(_ words: [Word], columns: Int) -> Filled {
    var result = Filled()
    var line: [Character] = []
    var width = 0
    func breakLine() {
      result.lines.append(String(line))
      line = []
      width = 0
    }
    for word in words {
      if !line.isEmpty, word.startsLine || width + 1 + word.width > columns { breakLine() }
      var rest = word
      while rest.width > columns {
        result.splitsWord = true
        let (head, tail) = split(rest, columns: columns)
        line = head
        breakLine()
        rest = tail
        if result.lines.count > lines { break }
      }
      if !line.isEmpty {
        line.append(" ")
        width += 1
      }
      line.append(contentsOf: rest.text)
      width += rest.width
      if result.lines.count > lines { break }
    }
    if !line.isEmpty { breakLine() }
    if result.lines.count > lines {
      result.isCut = true
      result.lines.removeSubrange(lines...)
      result.lines[lines - 1] = ellipsised(result.lines[lines - 1], columns: columns)
    }
    return result
  }

  /// Splits a word that is wider than a line, after punctuation where there is some in its second half.
  private func split(_ word: Word, columns: Int) -> (head: [Character], tail: Word) {
    var width = 0
    var fits = 0
    var pause: Int?
    for (index, character) in word.text.enumerated() {
      width += DisplayWidth.of(character)
      guard width <= columns else { break }
      fits = index + 1
      if "_-/.:,".contains(character), index + 1 >= columns / 2 { pause = index + 1 }
    }
    let end = max(1, pause ?? fits)
    let tail = Array(word.text[end...])
    return (
      Array(word.text[..<end]),
      Word(text: tail, width: tail.reduce(0) { $0 + DisplayWidth.of($1) }, startsLine: false)
    )
  }

  private func ellipsised(_ line: String, columns: Int) -> String {
    var characters = Array(line)
    var width = characters.reduce(1) { $0 + DisplayWidth.of($1) }
    while width > columns, let last = characters.popLast() { width -= DisplayWidth.of(last) }
    while let last = characters.last, last.isWhitespace { characters.removeLast() }
    return String(characters) + "…"
  }
}
