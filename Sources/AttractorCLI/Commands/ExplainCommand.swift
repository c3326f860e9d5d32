import ArgumentParser
import JSON
import PipelineLint

/// `attractor explain`: a rule's page.
struct ExplainCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show the page of a rule.",
    discussion: """
      A rule is named by its code or its name.

      Examples:
        attractor explain AT105
        attractor explain edge_target_exists --format markdown
        attractor explain --all
      """)

  @Argument(help: "A rule's code or name.")
  var rule: String?

  @Flag(help: "All rules: as text one line each, otherwise their pages.")
  var all = false

  @Option(help: "How a page is written.")
  var format = PageFormat.text

  func run(in environment: CommandEnvironment) async throws -> CommandStatus {
    let registry = RuleRegistry.builtIn
    switch (rule, all) {
    case (let rule?, false):
      guard let descriptor = registry.descriptor(for: rule) else {
        throw CommandError.usage(RuleOptions.unknown(rule, in: registry))
      }
      environment.output.write(format.page(descriptor))
    case (nil, true): environment.output.write(format.pages(registry.descriptors))
    case (nil, false): throw CommandError.usage("name a rule, or use --all for the list of them")
    case (_?, true): throw CommandError.usage("name a rule or use --all, not both")
    }
    return .success
  }
}

/// How a rule's page is written.
enum PageFormat: String, ExpressibleByArgument, CaseIterable {
  /// For a terminal.
  case text
  /// For the documentation.
  case markdown
  /// For programs.
  case json

  /// The page of one rule.
  func page(_ descriptor: RuleDescriptor) -> String {
    switch self {
    case .text: Self.text(descriptor)
    case .markdown: descriptor.markdown
    case .json: Self.json(descriptor).text(.pretty) + "\n"
    }
  }

  /// All rules: as text a list of one line each, otherwise their pages.
  func pages(_ descriptors: [RuleDescriptor]) -> String {
    switch self {
    case .text:
      let width = descriptors.map(\.code.name.count).max() ?? 0
      return descriptors.map { descriptor in
        let name = descriptor.code.name.padded(to: width)
        let level = Self.level(descriptor).padded(to: 7)
        return "\(descriptor.code.id)  \(name)  \(level)  \(descriptor.summary)\n"
      }.joined()
    case .markdown: return descriptors.map(\.markdown).joined(separator: "\n")
    case .json:
      let document: JSONValue = ["version": 1, "rules": .array(descriptors.map(Self.json))]
      return document.text(.pretty) + "\n"
    }
  }

  private static func level(_ descriptor: RuleDescriptor) -> String {
    descriptor.severity?.rawValue ?? "varies"
  }

  private static func text(_ descriptor: RuleDescriptor) -> String {
    """
    \(descriptor.code.id) \(descriptor.code.name) (\(level(descriptor)), \(descriptor.category.rawValue))

    \(descriptor.summary).

    \(wrapped(descriptor.page.what))

    \(wrapped("Why it matters: " + descriptor.page.why))

    \(wrapped("How to mend it: " + descriptor.page.mend))

    Wrong:

    \(indented(descriptor.page.bad))

    Right:

    \(indented(descriptor.page.good))

    """
  }

  private static func json(_ descriptor: RuleDescriptor) -> JSONValue {
    [
      "code": .string(descriptor.code.id), "name": .string(descriptor.code.name),
      "severity": descriptor.severity.map { .string($0.rawValue) } ?? .null,
      "category": .string(descriptor.category.rawValue), "summary": .string(descriptor.summary),
      "fix": .string(descriptor.fix.rawValue), "what": .string(descriptor.page.what),
      "why": .string(descriptor.page.why), "mend": .string(descriptor.page.mend),
      "bad": .string(descriptor.page.bad), "good": .string(descriptor.page.good),
    ]
  }

  /// The text in lines of at most 90 characters, broken between words; its own line breaks stay.
  private static func wrapped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var lines: [String] = []
      for word in line.split(separator: " ") {
        if let last = lines.last, last.count + word.count < 90 {
          lines[lines.count - 1] = last + " " + word
        } else {
          lines.append(String(word))
        }
      }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  \($0)" }
      .joined(separator: "\n")
  }
}

extension String {
  /// The string with spaces behind it up to `width` characters.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
