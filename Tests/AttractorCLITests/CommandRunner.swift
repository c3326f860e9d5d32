import AttractorCLI
import Synchronization
import SystemPackage

/// Runs command lines in process and keeps what they print.
struct CommandRunner {
  var workingDirectory: FilePath
  var variables: [String: String] = ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent"]
  var input: [String] = []
  var isTerminal = false

  /// How a command ended and what it printed.
  struct Result {
    let status: CommandStatus
    let output: String
    let errors: String
  }

  func callAsFunction(_ arguments: String...) async -> Result { await run(arguments) }

  func run(_ arguments: [String]) async -> Result {
    let output = Capture(isTerminal: isTerminal)
    let errors = Capture(isTerminal: isTerminal)
    let environment = CommandEnvironment(
      workingDirectory: workingDirectory, variables: variables,
      input: Script(lines: input, isTerminal: isTerminal), output: output, errors: errors)
    let status = await AttractorCLI.run(arguments, in: environment)
    return Result(status: status, output: output.text, errors: errors.text)
  }
}

/// Keeps what is written.
final class Capture: OutputSink {
  let isTerminal: Bool
  var terminalSize: TerminalSize? { isTerminal ? TerminalSize(columns: 80, rows: 24) : nil }
  private let bytes = Mutex<[UInt8]>([])

  init(isTerminal: Bool) { self.isTerminal = isTerminal }

  func write(_ bytes: [UInt8]) { self.bytes.withLock { $0 += bytes } }

  var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
}

/// Gives prepared lines.
final class Script: InputSource {
  let isTerminal: Bool
  private let lines: Mutex<[String]>

  init(lines: [String], isTerminal: Bool) {
    self.isTerminal = isTerminal
    self.lines = Mutex(lines)
  }

  func readAll(limit: Int) throws -> [UInt8]? { Array(lines.withLock { $0 }.joined(separator: "\n").utf8) }

  func readLine() async throws -> String? {
    lines.withLock { $0.isEmpty ? nil : $0.removeFirst() }
  }
}
