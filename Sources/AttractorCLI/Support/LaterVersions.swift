/// What the documentation of the command line names and this version does not have: answered as that, not as a mistyped word.
enum LaterVersions {
  /// Commands to come.
  static let commands: Set<String> = [
    "agent", "answer", "cancel", "completions", "doctor", "fmt", "init", "lsp", "models", "new", "replay",
    "runs", "schema", "serve", "verify",
  ]

  /// Options to come, by command.
  static let options: [String: Set<String>] = [
    "check": [
      "baseline", "config", "dialect", "diff", "fix", "force-exclude", "isolated", "no-inline-config",
      "profile", "statistics", "unsafe-fixes", "watch", "write-baseline",
    ],
    "render": ["run"],
    "run": ["backend", "max-cost", "model", "no-preflight", "provider", "set"],
    "resume": ["backend", "force-plan", "max-cost", "model", "no-preflight", "provider", "set"],
  ]
}
