import Foundation

/// The real programs, as they were built beside the tests.
enum Binary {
  static let folder: URL = {
    #if os(Linux)
      let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    #else
      let executable =
        Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL ?? Bundle.main.bundleURL
    #endif
    return executable.deletingLastPathComponent()
  }()

  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  static var attractor: URL { folder.appendingPathComponent("attractor") }

  /// How a process ended and what it printed.
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Runs `attractor` and waits for its end.
  static func attractor(
    _ arguments: [String], in directory: URL = repository, environment: [String: String] = [:],
    input: String? = nil
  ) throws -> Result {
    let process = try start(arguments, in: directory, environment: environment)
    if let input { process.input.fileHandleForWriting.write(Data(input.utf8)) }
    try process.input.fileHandleForWriting.close()
    return process.wait()
  }

  /// Starts `attractor` without waiting.
  static func start(
    _ arguments: [String], in directory: URL = repository, environment: [String: String] = [:]
  ) throws -> Running {
    let running = Running()
    running.process.executableURL = attractor
    running.process.arguments = arguments
    running.process.currentDirectoryURL = directory
    var variables = ProcessInfo.processInfo.environment
    for name in ["ATTRACTOR_UPDATE_GOLDEN", "NO_COLOR", "CLICOLOR_FORCE"] { variables[name] = nil }
    running.process.environment = variables.merging(environment) { $1 }
    running.process.standardInput = running.input
    try running.begin()
    return running
  }

  /// A process that is under way.
  final class Running {
    let process = Process()
    let input = Pipe()
    // Files, not pipes: nobody has to empty them while the process runs.
    private let output = FileManager.default.temporaryDirectory.appendingPathComponent(
      "out-\(UUID().uuidString)")
    private let errors = FileManager.default.temporaryDirectory.appendingPathComponent(
      "err-\(UUID().uuidString)")

    fileprivate func begin() throws {
      for file in [output, errors] { try Data().write(to: file) }
      process.standardOutput = try FileHandle(forWritingTo: output)
      process.standardError = try FileHandle(forWritingTo: errors)
      try process.run()
    }

    /// Waits for the end; a process ended by a signal has the status 128 and the signal.
    func wait() -> Result {
      process.waitUntilExit()
      defer { for file in [output, errors] { try? FileManager.default.removeItem(at: file) } }
      let signalled = process.terminationReason == .uncaughtSignal
      return Result(
        status: process.terminationStatus + (signalled ? 128 : 0),
        output: (try? String(contentsOf: output, encoding: .utf8)) ?? "",
        errors: (try? String(contentsOf: errors, encoding: .utf8)) ?? "")
    }
  }
}

/// A folder that lives as long as `body` runs.
func withScratch<R>(_ body: (URL) throws -> R) throws -> R {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "attractor-e2e-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
