import SourceText

/// The codes of what the lexer and the parser report.
public enum SyntaxCodes {
  /// A token that does not fit; the message says what was expected and why.
  public static let syntaxError = DiagnosticCode("AT001", "syntax_error")
  /// A string, HTML string or comment without an end.
  public static let unterminatedString = DiagnosticCode("AT002", "unterminated_string")
  /// A quote inside a string that ends it too early.
  public static let unescapedQuote = DiagnosticCode("AT003", "unescaped_quote")
  /// Attributes separated by something other than a comma.
  public static let missingComma = DiagnosticCode("AT004", "missing_comma")
  /// A construct DOT has and the Attractor dialect does not.
  public static let notAttractorSubset = DiagnosticCode("AT005", "not_attractor_subset")
  /// A NUL, a byte that is not UTF-8, or a control character in a string.
  public static let encoding = DiagnosticCode("AT006", "encoding")
  /// More than `SyntaxLimits` allows.
  public static let limitExceeded = DiagnosticCode("AT007", "limit_exceeded")
  /// A backslash before a character that needs none.
  public static let unknownEscape = DiagnosticCode("AT008", "unknown_escape")
  /// A graph without a name.
  public static let missingGraphName = DiagnosticCode("AT009", "missing_graph_name")

  /// All of them, in order.
  public static let all = [
    syntaxError, unterminatedString, unescapedQuote, missingComma, notAttractorSubset, encoding,
    limitExceeded,
    unknownEscape, missingGraphName,
  ]
}
