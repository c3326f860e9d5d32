/// One thing found in a file: data only, rendering is `Reporting`'s.
///
/// Specification section 7.1, with exact spans in place of a node name alone.
public struct Diagnostic: Hashable, Sendable {
  /// The rule, for example `AT105 edge_target_exists`.
  public var code: DiagnosticCode
  /// How much it matters.
  public var severity: Severity
  /// What is wrong and where, in one line without a full stop.
  public var message: String
  /// The bytes it is about.
  public var span: SourceSpan
  /// A few words printed beside the carets.
  public var label: String?
  /// Related places and facts, in the order to print them.
  public var notes: [Note]
  /// What to do about it, one line.
  public var help: String?
  /// Edits that remove the finding, best first.
  public var fixes: [Fix]
  /// The node or edge it is about, for tools that have no use for bytes.
  public var subject: Subject?

  /// A diagnostic with everything but the essentials left out.
  public init(
    _ code: DiagnosticCode, _ severity: Severity, _ message: String, at span: SourceSpan,
    label: String? = nil,
    notes: [Note] = [], help: String? = nil, fixes: [Fix] = [], subject: Subject? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.span = span
    self.label = label
    self.notes = notes
    self.help = help
    self.fixes = fixes
    self.subject = subject
  }

  /// A related place ("declared here") or, without a span, a related fact.
  public struct Note: Hashable, Sendable {
    /// One line without a full stop.
    public let message: String
    /// The place in the same file, if there is one.
    public let span: SourceSpan?

    /// A note about `span`, or about nothing in particular.
    public init(_ message: String, at span: SourceSpan? = nil) {
      self.message = message
      self.span = span
    }
  }

  /// What part of the pipeline a diagnostic is about.
  public enum Subject: Hashable, Sendable {
    /// The node with this id.
    case node(String)
    /// An edge between the nodes with these ids.
    case edge(from: String, to: String)
  }
}

/// The identity of a rule: a code that is never renumbered and a name for people.
public struct DiagnosticCode: Hashable, Sendable {
  /// `AT` and three digits.
  public let id: String
  /// Snake case; the specification's own rule id where it has one.
  public let name: String

  /// The code `id` called `name`.
  public init(_ id: String, _ name: String) {
    self.id = id
    self.name = name
  }
}

/// A set of edits that belong together.
public struct Fix: Hashable, Sendable {
  /// What it does, as an order: "rename to `deploy`".
  public let title: String
  /// Whether it can be applied without a look.
  public let applicability: Applicability
  /// The edits, in file order, none overlapping another.
  public let edits: [TextEdit]

  /// A fix of these edits.
  public init(_ title: String, _ applicability: Applicability = .safe, edits: [TextEdit]) {
    self.title = title
    self.applicability = applicability
    self.edits = edits.sorted { $0.span < $1.span }
  }

  /// How sure a fix is to keep the author's meaning.
  public enum Applicability: String, Sendable {
    /// It keeps the meaning: a program may apply it unasked.
    case safe
    /// A guess at what was meant: somebody has to look at it.
    case unsafe
  }
}

/// Replaces the bytes of a span by other text; an empty span inserts.
public struct TextEdit: Hashable, Sendable {
  /// What is replaced.
  public let span: SourceSpan
  /// What stands there afterwards.
  public let replacement: String

  /// An edit that puts `replacement` in place of `span`.
  public init(_ span: SourceSpan, _ replacement: String) {
    self.span = span
    self.replacement = replacement
  }
}
