import ArgumentParser

/// When output is coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// On a terminal, unless the environment says otherwise.
  case auto
  /// Always.
  case always
  /// Never.
  case never

  /// Whether to colour what goes to `sink`: `NO_COLOR` (no-color.org) and `CLICOLOR_FORCE` decide before the terminal does.
  func isOn(for sink: any OutputSink, variables: [String: String]) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if variables["NO_COLOR"].map({ !$0.isEmpty }) ?? false { return false }
      if variables["CLICOLOR_FORCE"].map({ !$0.isEmpty && $0 != "0" }) ?? false { return true }
      return sink.isTerminal && variables["TERM"] != "dumb"
    }
  }
}
