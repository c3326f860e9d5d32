/// How the process ends; the same everywhere.
public enum CommandStatus: Hashable, Sendable {
  /// Fine.
  case success
  /// Findings at or above the threshold, or the run ended in failure.
  case findings
  /// The command line or a configuration is wrong.
  case usage
  /// Input, output or the program itself failed.
  case failure
  /// The run waits for a person.
  case suspended
  /// Stopped by a signal; the number is the signal's.
  case interrupted(Int32)

  /// The process's exit code.
  public var code: Int32 {
    switch self {
    case .success: 0
    case .findings: 1
    case .usage: 2
    case .failure: 3
    case .suspended: 4
    case .interrupted(let signal): 128 + signal
    }
  }
}
