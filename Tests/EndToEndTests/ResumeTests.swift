import Foundation
import Testing

@Suite("Stopping the real binary and going on")
struct ResumeTests {
  /// Three tools that each add a line to a file outside the run; the second waits until it is let go.
  static let pipeline = """
    digraph stop {
      start [shape=Mdiamond]
      exit [shape=Msquare]
      node [shape=parallelogram, timeout="60s", retry_on=any]
      one [tool_command="echo one >> trace; echo first"]
      two [tool_command="echo two >> trace; touch waiting; while [ ! -e go ]; do sleep 0.05; done"]
      three [tool_command="echo three >> trace"]
      start -> one -> two -> three -> exit
    }

    """

  /// Starts the pipeline, stops it with `signal` while the second tool waits, and hands over the folder.
  func stopped(by signal: Int32, _ body: (URL, Binary.Result) throws -> Void) throws {
    try withScratch { folder in
      try Data(Self.pipeline.utf8).write(to: folder.appendingPathComponent("stop.dot"))
      let running = try Binary.start(["run", "stop.dot", "--logs", "run"], in: folder)
      try waitForFile(folder.appendingPathComponent("waiting"))
      kill(running.process.processIdentifier, signal)
      let result = running.wait()
      try Data().write(to: folder.appendingPathComponent("go"))
      try body(folder, result)
    }
  }

  /// Whether whoever started the tests has SIGHUP ignored; programs started here inherit that.
  static let ignoresHangUp: Bool = {
    let before = signal(SIGHUP, SIG_DFL)
    _ = signal(SIGHUP, before)
    return unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }()

  /// Polls for a file that another process is about to make.
  func waitForFile(_ file: URL) throws {
    for _ in 0..<600 {
      if FileManager.default.fileExists(atPath: file.path) { return }
      usleep(50_000)
    }
    Issue.record("\(file.lastPathComponent) never appeared")
  }

  func lines(_ file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  @Test("An interrupted run says how to go on, and goes on", arguments: [SIGINT, SIGTERM, SIGHUP])
  func interrupted(signal: Int32) throws {
    guard signal != SIGHUP || !Self.ignoresHangUp else {
      print("skipped: the tests were started with SIGHUP ignored")
      return
    }
    try stopped(by: signal) { folder, result in
      #expect(result.status == 128 + signal)
      #expect(result.output.contains("attractor resume run"))
      let final = try String(contentsOf: folder.appendingPathComponent("run/final.json"), encoding: .utf8)
      #expect(final.contains("\"status\": \"canceled\""))
      let resumed = try Binary.attractor(["resume", "run"], in: folder)
      #expect(resumed.status == 0, "\(resumed.output)\(resumed.errors)")
      let trace = try lines(folder.appendingPathComponent("trace"))
      #expect(trace.filter { $0 == "one" }.count == 1, "what was done is not done again")
      #expect(trace.last == "three")
      #expect(try Binary.attractor(["show", "run"], in: folder).output.hasPrefix("Run success"))
    }
  }

  @Test("A killed run goes on too, by `run --resume`")
  func killed() throws {
    try stopped(by: SIGKILL) { folder, result in
      #expect(result.status == 128 + SIGKILL)
      #expect(
        try Binary.attractor(["show", "run"], in: folder).output.hasPrefix("Run cut off: it has not ended"))
      let resumed = try Binary.attractor(["run", "--resume", "run"], in: folder)
      #expect(resumed.status == 0, "\(resumed.output)\(resumed.errors)")
      let trace = try lines(folder.appendingPathComponent("trace"))
      #expect(trace.filter { $0 == "one" }.count == 1)
      #expect(trace.last == "three")
    }
  }

  #if os(Linux)
    @Test("What a killed run has left running is ended before the step is run again")
    func leftover() throws {
      try withScratch { folder in
        let text = """
          digraph left {
            start [shape=Mdiamond]
            exit [shape=Msquare]
            work [shape=parallelogram, timeout="60s", retry_on=any,
              tool_command="[ -e pid ] || { echo $$ > tmp; mv tmp pid; sleep 3600; }"]
            start -> work -> exit
          }

          """
        try Data(text.utf8).write(to: folder.appendingPathComponent("left.dot"))
        let running = try Binary.start(["run", "left.dot", "--logs", "run"], in: folder)
        try waitForFile(folder.appendingPathComponent("pid"))
        try waitForFile(folder.appendingPathComponent("run/work/process.json"))
        kill(running.process.processIdentifier, SIGKILL)
        _ = running.wait()
        let pid = try #require(pid_t(try lines(folder.appendingPathComponent("pid"))[0]))
        #expect(kill(pid, 0) == 0, "the tool outlives the engine")
        #expect(try Binary.attractor(["resume", "run"], in: folder).status == 0)
        #expect(kill(pid, 0) != 0)
      }
    }
  #endif

  @Test("A directory in use is refused, and the run in it is not disturbed")
  func inUse() throws {
    try withScratch { folder in
      try Data(Self.pipeline.utf8).write(to: folder.appendingPathComponent("stop.dot"))
      let running = try Binary.start(["run", "stop.dot", "--logs", "run"], in: folder)
      try waitForFile(folder.appendingPathComponent("waiting"))
      for command in [["resume", "run"], ["run", "stop.dot", "--logs", "run"]] {
        let refused = try Binary.attractor(command, in: folder)
        #expect(refused.status == 2, "\(command)")
        #expect(
          refused.errors.contains("`\(folder.resolvingSymlinksInPath().path)/run`")
            || refused.errors.contains("run`"))
      }
      try Data().write(to: folder.appendingPathComponent("go"))
      #expect(running.wait().status == 0)
      #expect(try lines(folder.appendingPathComponent("trace")) == ["one", "two", "three"])
    }
  }

  @Test("Without a terminal a question suspends the run with exit 4; an answer lets it go on")
  func suspended() throws {
    try withScratch { folder in
      let text = """
        digraph ask {
          start [shape=Mdiamond]
          exit [shape=Msquare]
          ask [shape=hexagon, label="Ship it?"]
          ship [shape=parallelogram, tool_command="echo shipped > shipped", timeout="10s"]
          start -> ask
          ask -> ship [label="[Y] Yes"]
          ask -> exit [label="[N] No"]
          ship -> exit
        }

        """
      try Data(text.utf8).write(to: folder.appendingPathComponent("ask.dot"))
      let first = try Binary.attractor(["run", "ask.dot", "--logs", "run"], in: folder)
      #expect(first.status == 4)
      #expect(first.output.contains("suspended, waiting for an answer to: Ship it?"))
      try Data("y\n".utf8).write(to: folder.appendingPathComponent("answers"))
      let second = try Binary.attractor(["resume", "run", "--answers", "answers"], in: folder)
      #expect(second.status == 0, "\(second.output)\(second.errors)")
      #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent("shipped").path))
    }
  }

  @Test("A plan runs without its DOT file and gives the same run")
  func planFile() throws {
    try withScratch { folder in
      try Data(BadUseTests.pipeline.utf8).write(to: folder.appendingPathComponent("p.dot"))
      _ = try Binary.attractor(["compile", "p.dot", "-o", "p.plan.json"], in: folder)
      try FileManager.default.removeItem(at: folder.appendingPathComponent("p.dot"))
      let result = try Binary.attractor(["run", "p.plan.json", "--json", "--logs", "run"], in: folder)
      #expect(result.status == 0)
      let events = result.output.split(separator: "\n")
      #expect(events.first?.contains("\"event\":\"pipeline_started\"") ?? false)
      #expect(events.last?.contains("\"event\":\"pipeline_completed\"") ?? false)
    }
  }
}
