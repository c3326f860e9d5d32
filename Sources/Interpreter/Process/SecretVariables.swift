/// Environment variables that hold secrets by their names, and so are not passed on to tools.
///
/// A tool runs what a repository says. It gets a secret only where the pipeline names it:
/// `env.GITHUB_TOKEN="$GITHUB_TOKEN"`.
enum SecretVariables {
  /// Whether a name looks like that of a secret: its last word, digits at the end aside, is one of ``words``,
  /// or it ends in one of ``endings``.
  static func contains(_ name: String) -> Bool {
    let upper = name.uppercased()
    var parts = upper.split(separator: "_")
    while let last = parts.last, last.allSatisfy(\.isNumber) { parts.removeLast() }
    guard let last = parts.last else { return false }
    return words.contains(last) || endings.contains { last.hasSuffix($0) } || names.contains(upper)
  }

  /// `OPENAI_API_KEY`, `NPM_TOKEN`, `AWS_SECRET`, `GH_PAT` …
  private static let words: Set<Substring> = [
    "KEY", "KEYS", "TOKEN", "TOKENS", "SECRET", "SECRETS", "PASS", "PASSPHRASE", "PAT", "CREDENTIAL",
    "CREDENTIALS", "COOKIE",
  ]
  /// `PGPASSWORD`, `SSHPASS`, `NPM_AUTHTOKEN`, `MY_APIKEY` …
  private static let endings = ["PASSWORD", "PASSWD", "APIKEY", "AUTHTOKEN", "SSHPASS"]
  /// Names that no rule would find.
  private static let names: Set<String> = ["MYSQL_PWD"]
}
