import SystemPackage
import Testing

@testable import Interpreter

@Suite struct LeftoverProcessTests {
  private func tool(_ command: String, in scratch: Scratch) -> ToolProcess {
    ToolProcess(
      executable: "/bin/sh", arguments: ["-c", command], environment: ["PATH": "/usr/bin:/bin"],
      workDirectory: scratch.path, stdoutLog: scratch.path.appending("stdout.log"),
      stderrLog: scratch.path.appending("stderr.log"))
  }

  #if os(Linux)
    @Test func endsTheToolThatIsNamed() async throws {
      let scratch = try Scratch()
      let tool = tool("sleep 3600 & sleep 3600", in: scratch)
      async let result = tool.run()
      while await !LeftoverProcess.end(in: scratch.path) { await Task.yield() }
      #expect(try await result.ending == .signaled(15))
    }
  #endif

  @Test func isForgottenWhenTheToolEnds() async throws {
    let scratch = try Scratch()
    _ = try await tool("cat \(LeftoverProcess.fileName) || true", in: scratch).run()
    #expect(!RunFile.exists(scratch.path.appending(LeftoverProcess.fileName)))
    #expect(await !LeftoverProcess.end(in: scratch.path))
  }

  @Test(arguments: [
    ProcessIdentity(process: ProcessIdentity.current.process, start: 1),
    ProcessIdentity(process: ProcessIdentity.current.process, start: 0),
  ])
  func leavesAloneWhoeverElseHasTheNumber(identity: ProcessIdentity) async throws {
    let scratch = try Scratch()
    try StageFile.write(identity.bytes, to: scratch.path.appending(LeftoverProcess.fileName))
    #expect(await !LeftoverProcess.end(in: scratch.path))
  }
}
