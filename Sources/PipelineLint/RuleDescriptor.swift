import SourceText

/// What a rule is, apart from how it finds things: all that lists, `explain` and configuration need.
public struct RuleDescriptor: Sendable {
  /// Its code and its name.
  public let code: DiagnosticCode
  /// What kind of mistake it finds.
  public let category: RuleCategory
  /// How much a finding matters unless the configuration says otherwise; nil for a rule whose findings
  /// differ, which sets the severity of each itself.
  public let severity: Severity?
  /// What it finds, in one line without a full stop.
  public let summary: String
  /// Whether its findings come with edits.
  public let fix: FixAvailability
  /// Its page in the manual.
  public let page: RulePage

  /// The rule `code`, named `name`.
  public init(
    _ code: String, _ name: String, _ category: RuleCategory, _ severity: Severity?, _ summary: String,
    fix: FixAvailability = .none, page: RulePage
  ) {
    self.code = DiagnosticCode(code, name)
    self.category = category
    self.severity = severity
    self.summary = summary
    self.fix = fix
    self.page = page
  }
}

/// What kind of mistake a rule finds.
public enum RuleCategory: String, CaseIterable, Sendable {
  /// The file is not what the language asks for.
  case correctness
  /// A run may not end, or may end too early.
  case termination
  /// A run may take a way its author did not mean.
  case routing
  /// A value is read that nobody wrote, or written that nobody reads.
  case data
  /// Models, stylesheets and prompts.
  case models
  /// A run may do harm.
  case security
  /// Other tools may not read the file.
  case portability
  /// A matter of taste.
  case style
}

/// Whether a rule's findings come with edits.
public enum FixAvailability: String, Sendable {
  /// They never do.
  case none
  /// Where one can be given.
  case sometimes
  /// All of them do.
  case always
}

/// A rule's page in the manual. Tests lint both examples.
public struct RulePage: Sendable {
  /// What the rule finds, in a few sentences.
  public let what: String
  /// Why it matters.
  public let why: String
  /// How to mend it.
  public let mend: String
  /// A pipeline with exactly one finding, this rule's.
  public let bad: String
  /// The same pipeline, mended.
  public let good: String

  /// A page of these parts.
  public init(what: String, why: String, mend: String, bad: String, good: String) {
    self.what = what
    self.why = why
    self.mend = mend
    self.bad = bad
    self.good = good
  }
}

extension RuleDescriptor {
  /// The page as Markdown, beginning with the rule's code as a heading.
  public var markdown: String {
    let level = severity?.rawValue ?? "error or warning"
    let fixes =
      switch fix {
      case .none: "none"
      case .sometimes: "in some cases"
      case .always: "always"
      }
    return """
      # \(code.id) \(code.name)

      \(summary).

      Severity: \(level). Category: \(category.rawValue). Fix: \(fixes).

      \(page.what)

      ## Why it matters

      \(page.why)

      ## How to mend it

      \(page.mend)

      ## Example

      ```dot
      \(page.bad)
      ```

      Mended:

      ```dot
      \(page.good)
      ```

      """
  }
}
