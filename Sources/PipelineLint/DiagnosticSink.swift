import DOTSyntax
import SourceText

/// Takes a rule's findings and gives them the rule's code and severity.
public struct DiagnosticSink {
  /// What has been reported, in that order.
  public private(set) var diagnostics: [Diagnostic] = []
  var descriptor: RuleDescriptor

  /// How many findings came after as many as a file shows; of those only the number is kept.
  public private(set) var dropped = 0

  /// Whether a finding reported now is kept. Where it is false, a rule may leave out what is costly to find,
  /// such as a nearest name; it still reports, so that findings are counted.
  public var wantsDetails: Bool { diagnostics.count < SyntaxLimits().diagnostics }

  init(_ descriptor: RuleDescriptor) { self.descriptor = descriptor }

  /// Reports one finding; rules report in file order.
  ///
  /// - Parameters:
  ///   - message: what is wrong and where, in one line without a full stop.
  ///   - span: the bytes it is about.
  ///   - severity: only where the rule's findings differ in severity.
  ///   - label: a few words beside the carets.
  ///   - notes: related places and facts, in the order to print them.
  ///   - help: what to do about it, one line.
  ///   - fixes: edits that remove the finding, best first.
  ///   - subject: the node or edge it is about.
  public mutating func report(
    _ message: String, at span: SourceSpan, severity: Severity? = nil, label: String? = nil,
    notes: [Diagnostic.Note] = [], help: String? = nil, fixes: [Fix] = [], subject: Diagnostic.Subject? = nil
  ) {
    guard wantsDetails else {
      dropped += 1
      return
    }
    diagnostics.append(
      Diagnostic(
        descriptor.code, severity ?? descriptor.severity ?? .warning, message, at: span, label: label,
        notes: notes, help: help, fixes: fixes, subject: subject))
  }
}
