import Interpreter
import JSON

/// One event a line as JSON on standard output, as in `events.jsonl`.
struct JSONView: RunView {
  let output: any OutputSink

  func send(_ event: RunEvent) {
    var writer = JSONWriter()
    event.write(to: &writer)
    output.write(writer.bytes + [0x0A])
  }
}
