import JSON
import SystemPackage

/// What a stage ran as a process and how that went: `invocation.json`.
///
/// Names of environment variables are recorded, values never are.
struct Invocation {
  /// The file's name in the stage directory.
  static let name = "invocation.json"

  let command: String
  let process: ToolProcess
  let result: ToolProcess.Result

  /// The file's bytes.
  var encoded: [UInt8] {
    var writer = JSONWriter(.pretty)
    writer.beginObject()
    writer.member("command", command)
    writer.member("argv", [process.executable.string] + process.arguments)
    writer.member("cwd", process.workDirectory.string)
    writeEnding(to: &writer)
    writer.member("timed_out", result.timedOut)
    writer.member("canceled", result.wasCancelled)
    writer.member("background_processes_ended", result.capture.endedBackground)
    writer.member("duration_ms", result.duration.wholeMilliseconds)
    write("stdout", result.capture.stdout, to: &writer)
    write("stderr", result.capture.stderr, to: &writer)
    writer.member("env", process.environment.keys.sorted())
    writer.endObject()
    return writer.bytes
  }

  private func writeEnding(to writer: inout JSONWriter) {
    writer.key("exit_code")
    if case .exited(let code) = result.ending { writer.integer(code) } else { writer.null() }
    writer.key("signal")
    if case .signaled(let signal) = result.ending { writer.integer(signal) } else { writer.null() }
  }

  private func write(_ name: String, _ stream: OutputPump.Capture.Stream, to writer: inout JSONWriter) {
    writer.member("\(name)_bytes", stream.total)
    writer.member("\(name)_dropped", stream.total - stream.kept)
    guard let failure = stream.failure else { return }
    writer.member("\(name)_error", "\(failure)")
  }
}

extension Duration {
  /// Milliseconds, rounded down.
  var wholeMilliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
