import SourceText

/// What is wrong with a command line, told as everything else is told.
enum UsageErrors {
  /// Refuses a first word that is no command, saying what was probably meant.
  ///
  /// - Throws: ``CommandError``.
  static func rejectUnknownCommand(_ arguments: [String]) throws(CommandError) {
    var words = arguments[...]
    if words.first == "help" { words.removeFirst() }
    guard let word = words.first, !word.hasPrefix("-"), command(word) == nil else { return }
    guard !LaterVersions.commands.contains(word) else {
      throw .usage("`attractor \(word)` is not in this version\nSee `attractor --help` for what is.")
    }
    let hint = NearestName.find(word, among: names).map { "; did you mean `\($0)`?" } ?? ""
    throw .usage("there is no command `\(TerminalText.visible(word))`\(hint)\nSee `attractor --help`.")
  }

  /// A message of the argument parser in the words of this program, with where to read on.
  ///
  /// - Parameters:
  ///   - message: one or more sentences; what the person typed stands in single quotes.
  ///   - arguments: the command line.
  static func rewrite(_ message: String, for arguments: [String]) -> String {
    let command = arguments.first.flatMap(command)
    let help = command.map { "See `attractor \($0) --help`." } ?? "See `attractor --help`."
    if let command, let option = unknownOption(in: message),
      LaterVersions.options[command]?.contains(option) ?? false
    {
      return "`--\(option)` is not in this version\n\(help)"
    }
    var text = message.replacing(/'([^']*)'/) { "`\($0.1)`" }
    text = text.replacing(". Did you mean ", with: "; did you mean ")
      .replacing(". Please provide one of ", with: "; it takes ")
      .replacing("Missing expected argument", with: "Missing argument")
    if text.hasSuffix(".") { text.removeLast() }
    let first = text.prefix(1).lowercased()
    return "\(TerminalText.visible(first + text.dropFirst()))\n\(help)"
  }

  private static var names: [String] {
    Attractor.commands.flatMap { [$0._commandName] + $0.configuration.aliases }
  }

  /// The command a word names.
  private static func command(_ word: String) -> String? {
    Attractor.commands.first { $0._commandName == word || $0.configuration.aliases.contains(word) }?
      ._commandName
  }

  private static func unknownOption(in message: String) -> String? {
    message.firstMatch(of: /^Unknown option '--([a-z-]+)/).map { String($0.1) }
  }
}
