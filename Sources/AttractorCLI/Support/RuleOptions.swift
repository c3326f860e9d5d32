import ArgumentParser
import PipelineLint
import SourceText

/// Which rules run, and how much each matters.
struct RuleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only these rules: codes or names, with commas between them; may be given several times.",
      valueName: "rules"))
  var select: [String] = []

  @Option(
    help: ArgumentHelp(
      "Not these rules: codes or names, with commas between them; may be given several times.",
      valueName: "rules"))
  var ignore: [String] = []

  @Option(
    name: .customLong("severity"),
    help: ArgumentHelp(
      "Change how much a rule matters: a rule, `=`, and error, warning or info; may be given several times.",
      valueName: "rule=level"))
  var severities: [String] = []

  /// The configuration these options ask for.
  ///
  /// - Throws: ``CommandError`` that names an unknown rule or severity.
  func configuration() throws(CommandError) -> LintConfiguration {
    var configuration = LintConfiguration()
    let registry = RuleRegistry.builtIn
    for word in select.flatMap(Self.words) { configuration.select.insert(try rule(word, in: registry)) }
    for word in ignore.flatMap(Self.words) { configuration.ignore.insert(try rule(word, in: registry)) }
    for entry in severities {
      let parts = entry.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let severity = Severity(rawValue: parts[1]) else {
        throw .usage("`--severity \(entry)`: expected a rule and a level, as in `AT108=warning`")
      }
      configuration.severities[try rule(parts[0], in: registry)] = severity
    }
    return configuration
  }

  private static func words(_ list: String) -> [String] { list.split(separator: ",").map { String($0) } }

  /// The code of the rule called `word`.
  private func rule(_ word: String, in registry: RuleRegistry) throws(CommandError) -> String {
    if let descriptor = registry.descriptor(for: word) { return descriptor.code.id }
    throw .usage(RuleOptions.unknown(word, in: registry))
  }

  /// What to say to a name that no rule has.
  static func unknown(_ word: String, in registry: RuleRegistry) -> String {
    let hint = registry.nearest(to: word).map { "; did you mean `\($0)`?" } ?? ""
    return "there is no rule `\(word)`\(hint)\nSee `attractor explain --all`."
  }
}
