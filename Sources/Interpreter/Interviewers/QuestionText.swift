/// How a question looks on a terminal, and what a line typed in answer means.
enum QuestionText {
  /// The question with its options, ending in a prompt.
  static func render(_ question: Question) -> String {
    var text = "[?] \(clean(question.text))\n"
    switch question.kind {
    case .choice:
      for option in question.options { text += "  [\(clean(option.key))] \(clean(option.label))\n" }
      text += "Select: "
    case .yesNo, .confirm: text += "[Y/N]: "
    case .freeform: text += "> "
    }
    return text
  }

  /// The answer a line gives; nil when it fits nothing and should be asked again.
  ///
  /// A choice takes the key, the label, the number from 1, or the beginning of exactly one label; case does
  /// not matter.
  static func answer(_ line: String, to question: Question) -> Answer? {
    let typed = line.trimmed()
    let lower = typed.lowercased()
    switch question.kind {
    case .freeform: return typed.isEmpty ? nil : .text(typed)
    case .yesNo, .confirm:
      switch lower {
      case "y", "yes": return .yes
      case "n", "no": return .no
      default: return nil
      }
    case .choice: return option(lower, among: question.options).map { .option($0) }
    }
  }

  private static func option(_ wanted: String, among options: [Question.Option]) -> Question.Option? {
    guard !wanted.isEmpty else { return nil }
    if let option = options.first(where: { $0.key.lowercased() == wanted }) { return option }
    if let option = options.first(where: { $0.label.lowercased() == wanted }) { return option }
    if let number = Int(wanted), number >= 1, number <= options.count { return options[number - 1] }
    let beginning = options.filter { $0.label.lowercased().hasPrefix(wanted) }
    return beginning.count == 1 ? beginning.first : nil
  }

  /// Text without control characters: a label must not move the cursor or paint the terminal.
  static func clean(_ text: String) -> String {
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar == "\n" || scalar.properties.generalCategory != .control {
      clean.append(scalar)
    }
    return String(clean)
  }
}
