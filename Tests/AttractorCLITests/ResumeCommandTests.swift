import AttractorCLI
import Foundation
import SystemPackage
import Testing

@Suite("attractor resume")
struct ResumeCommandTests {
  static let gate = """
    digraph ask {
      start [shape=Mdiamond]
      exit [shape=Msquare]
      count [shape=parallelogram, tool_command="echo ran >> $ATTRACTOR_LOGS_ROOT/count.txt", timeout="10s"]
      ask [shape=hexagon, label="Go on?"]
      start -> count -> ask
      ask -> exit [label="[Y] Yes"]
      ask -> count [label="[N] No"]
    }

    """

  @Test("What was done is not done again, and an ended run is refused")
  func goesOnWhereItStopped() async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing(Self.gate, to: "ask.dot")
      let runner = CommandRunner(workingDirectory: folder)
      let run = await runner("run", "ask.dot", "--logs", "logs", "--quiet")
      #expect(run.status == .suspended, "\(run.errors)")
      let resumed = await runner("resume", "logs", "--auto-approve", "--quiet")
      #expect(resumed.status == .success, "\(resumed.errors)")
      #expect(
        try String(contentsOfFile: folder.appending("logs/count.txt").string, encoding: .utf8) == "ran\n")
      let again = await runner("resume", "logs", "--quiet")
      #expect(again.status != .success)
      #expect(
        again.errors.contains("has ended with `success`; there is nothing to resume"), "\(again.errors)")
    }
  }

  @Test("What is no run directory is said by its name")
  func noRunThere() async throws {
    try await withTemporaryDirectory { folder in
      let runner = CommandRunner(workingDirectory: folder)
      let missing = await runner("resume", "nothing")
      #expect(missing.status == .usage)
      #expect(missing.errors.contains("there is no run directory `nothing`"))
    }
  }
}
