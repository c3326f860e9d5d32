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
    writer.key("command")
    writer.string(command)
    writer.key("argv")
    writer.beginArray()
    for argument in [process.executable.string] + process.arguments { writer.string(argument) }
    writer.endArray()
    writer.key("cwd")
    writer.string(process.workDirectory.string)
    writeEnding(to: &writer)
    write("timed_out", result.timedOut, to: &writer)
    write("canceled", result.wasCancelled, to: &writer)
    write("background_processes_ended", result.capture.endedBackground, to: &writer)
    write("duration_ms", result.duration.wholeMilliseconds, to: &writer)
    write("stdout", result.capture.stdout, to: &writer)
    write("stderr", result.capture.stderr, to: &writer)
    writer.key("env")
    writer.beginArray()
    for name in process.environment.keys.sorted() { writer.string(name) }
    writer.endArray()
    writer.endObject()
    return writer.bytes
  }

  private func writeEnding(to writer: inout JSONWriter) {
    writer.key("exit_code")
    if case .exited(let code) = result.ending { writer.integer(code) } else { writer.null() }
    writer.key("signal")
    if case .signaled(let signal) = result.ending { writer.integer(signal) } else { writer.null() }
  }

  private func write(_ name: String, _ flag: Bool, to writer: inout JSONWriter) {
    writer.key(name)
    writer.bool(flag)
  }

  private func write(_ name: String, _ number: Int64, to writer: inout JSONWriter) {
    writer.key(name)
    writer.integer(number)
  }

  private func write(_ name: String, _ stream: OutputPump.Capture.Stream, to writer: inout JSONWriter) {
    write("\(name)_bytes", Int64(stream.total), to: &writer)
    write("\(name)_dropped", Int64(stream.total - stream.kept), to: &writer)
    guard let failure = stream.failure else { return }
    writer.key("\(name)_error")
    writer.string("\(failure)")
  }
}

extension Duration {
  /// Milliseconds, rounded down.
  var wholeMilliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
