/// Ends a command with one clear sentence on standard error.
struct CommandError: Error, Hashable {
  /// The exit status it ends with.
  let status: CommandStatus
  /// What is wrong, and after a semicolon or on further lines what to do.
  let message: String

  /// The command line or a configuration is wrong.
  static func usage(_ message: String) -> CommandError { CommandError(status: .usage, message: message) }

  /// Input, output or the program itself failed.
  static func failure(_ message: String) -> CommandError { CommandError(status: .failure, message: message) }
}
