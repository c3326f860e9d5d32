import Interpreter

/// One event a line, for output that is no terminal.
struct LineView: RunView {
  let output: any OutputSink
  let text: EventText

  func send(_ event: RunEvent) {
    if let line = text.line(event) { output.write(line + "\n") }
  }
}
