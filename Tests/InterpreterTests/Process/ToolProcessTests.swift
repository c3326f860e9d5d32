import SystemPackage
import Testing

@testable import Interpreter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ends, stragglers and cancellation; each test looks for what is left of the tool afterwards.
@Suite struct ToolProcessTests {
  private func process(_ command: String, in scratch: Scratch, _ limits: ToolProcess.Limits) throws
    -> ToolProcess
  {
    ToolProcess(
      executable: try ToolShell.find(path: "/bin:/usr/bin").path, arguments: ["-c", command],
      environment: ["PATH": "/usr/local/bin:/usr/bin:/bin"], workDirectory: scratch.path,
      stdoutLog: scratch.path.appending("stdout.log"), stderrLog: scratch.path.appending("stderr.log"),
      limits: limits)
  }

  /// A named pipe the tool opens to write when it is where the test wants it.
  private struct Signal: Sendable {
    let path: FilePath

    init(in scratch: Scratch) throws {
      path = scratch.path.appending("ready")
      guard mkfifo(path.string, 0o600) == 0 else { throw Errno(rawValue: errno) }
    }

    /// Waits for the tool; opening the pipe blocks until the tool opens it too.
    func wait() async {
      await withCheckedContinuation { continuation in
        let failure = BlockingThread.start {
          _ = try? ToolProcessTests.readToEnd(path)
          continuation.resume()
        }
        if failure != nil { continuation.resume() }
      }
    }
  }

  private let quick = ToolProcess.Limits(grace: .milliseconds(100), drain: .milliseconds(100))

  /// Whether the process whose id the tool wrote into a file is gone; a zombie nobody has collected yet counts as gone.
  private func isGone(_ file: String, in scratch: Scratch) throws -> Bool {
    let text = try #require(try scratch.text(file))
    let id = try #require(pid_t(text.trimmed()))
    guard kill(id, 0) == 0 else { return errno == ESRCH }
    let status = try StageFile.read(FilePath("/proc/\(id)/stat"), limit: 4096).map {
      String(decoding: $0, as: UTF8.self)
    }
    return status.map { $0.contains(") Z ") || $0.contains(") X ") } ?? true
  }

  @Test func aToolThatIgnoresTheSignalIsKilledAtItsTimeout() async throws {
    let scratch = try Scratch()
    let signal = try Signal(in: scratch)
    var limits = quick
    limits.timeout = .seconds(60)
    limits.sleep = { _ in await signal.wait() }
    let command =
      "trap '' TERM; echo $$ > leader; sleep 1000 & echo $! > child; echo started; echo > ready; wait; wait"
    let result = try await process(command, in: scratch, limits).run()
    #expect(result.timedOut)
    #expect(!result.wasCancelled)
    #expect(result.ending == .signaled(9))
    #expect(try scratch.text("stdout.log") == "started\n")
    #expect(try isGone("leader", in: scratch))
    #expect(try isGone("child", in: scratch))
  }

  @Test func aToolThatTidiesUpGetsItsGrace() async throws {
    let scratch = try Scratch()
    let signal = try Signal(in: scratch)
    var limits = quick
    limits.timeout = .seconds(60)
    limits.sleep = { _ in await signal.wait() }
    limits.grace = .seconds(20)
    let command = "trap 'echo tidy; exit 7' TERM; echo up; sleep 1000 & echo > ready; wait"
    let result = try await process(command, in: scratch, limits).run()
    #expect(result.timedOut)
    #expect(result.ending == .exited(7))
    #expect(try scratch.text("stdout.log") == "up\ntidy\n")
  }

  @Test func aBackgroundChildDoesNotHoldTheStage() async throws {
    let scratch = try Scratch()
    let result = try await process("sleep 1000 & echo $! > child; echo done", in: scratch, quick).run()
    #expect(result.ending == .exited(0))
    #expect(result.capture.endedBackground)
    #expect(try scratch.text("stdout.log") == "done\n")
    #expect(try isGone("child", in: scratch))
  }

  @Test func aStubbornBackgroundChildIsKilled() async throws {
    let scratch = try Scratch()
    let command =
      "(trap '' TERM; echo $BASHPID > child; while :; do sleep 1000; done) & until [ -s child ]; do :; done"
    let result = try await process(command, in: scratch, quick).run()
    #expect(result.ending == .exited(0))
    #expect(result.capture.endedBackground)
    #expect(try isGone("child", in: scratch))
  }

  @Test func aBackgroundChildThatNeverStopsWritingIsEnded() async throws {
    let scratch = try Scratch()
    let result = try await process("yes & echo $! > child", in: scratch, quick).run()
    #expect(result.ending == .exited(0))
    #expect(result.capture.endedBackground)
    #expect(try isGone("child", in: scratch))
  }

  @Test func lateOutputOfAPipelineIsKept() async throws {
    let scratch = try Scratch()
    var limits = quick
    limits.drain = .seconds(20)
    let result = try await process("exec > >(sed s/^/said:/); echo hello", in: scratch, limits).run()
    #expect(result.ending == .exited(0))
    #expect(try scratch.text("stdout.log") == "said:hello\n")
  }

  @Test func aToolThatClosesItsOutputIsStillWaitedFor() async throws {
    let scratch = try Scratch()
    let result = try await process("exec >&- 2>&-; sleep 0.2; echo x > late", in: scratch, quick).run()
    #expect(result.ending == .exited(0))
    #expect(try scratch.text("late") == "x\n")
  }

  @Test func cancellingLeavesNothing() async throws {
    let scratch = try Scratch()
    let signal = try Signal(in: scratch)
    let command =
      "echo $$ > leader; (trap '' TERM; echo $BASHPID > child; echo go > ready; exec sleep 1000) & wait"
    let process = try process(command, in: scratch, quick)
    let running = Task { try await process.run() }
    await signal.wait()
    running.cancel()
    let result = try await running.value
    #expect(result.wasCancelled)
    #expect(!result.timedOut)
    #expect(try isGone("leader", in: scratch))
    #expect(try isGone("child", in: scratch))
  }

  @Test func aTaskCancelledBeforehandStartsNothing() async throws {
    let scratch = try Scratch()
    let process = try process("touch ran", in: scratch, quick)
    let running = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await process.run()
    }
    await #expect(throws: CancellationError.self) { _ = try await running.value }
    #expect(!Platform.exists(scratch.path.appending("ran")))
  }

  @Test func whatCannotBeStartedIsAnError() async throws {
    let scratch = try Scratch()
    let missing = ToolProcess(
      executable: "/no/such/shell", arguments: [], environment: [:], workDirectory: scratch.path,
      stdoutLog: scratch.path.appending("stdout.log"), stderrLog: scratch.path.appending("stderr.log"))
    await #expect(throws: ToolError.self) { _ = try await missing.run() }
    let tooLong = try process(String(repeating: "#", count: 4 << 20), in: scratch, quick)
    let error = await #expect(throws: ToolError.self) { _ = try await tooLong.run() }
    #expect(error?.description == "cannot start the command: Argument list too long")
  }

  @Test func manyAtOnceShareNoDescriptors() async throws {
    let scratch = try Scratch()
    let outputs = try await withThrowingTaskGroup(of: String.self) { group in
      for index in 0..<64 {
        group.addTask {
          let name = "out-\(index).log"
          let process = ToolProcess(
            executable: try ToolShell.find(path: "/bin:/usr/bin").path, arguments: ["-c", "echo /dev/fd/*"],
            environment: ["PATH": "/usr/bin:/bin"], workDirectory: scratch.path,
            stdoutLog: scratch.path.appending(name), stderrLog: scratch.path.appending("err-\(index).log"))
          _ = try await process.run()
          return try #require(try scratch.text(name))
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outputs.count == 64)
    for output in outputs {
      let numbers = output.split(whereSeparator: \.isWhitespace).compactMap {
        Int($0.split(separator: "/").last ?? "")
      }
      // Besides its standard three, a shell has the directory open that it lists.
      #expect(numbers.contains(2) && numbers.count <= 4, "\(output)")
    }
  }

  /// Reads a named pipe to its end; blocks until somebody writes to it.
  private static func readToEnd(_ path: FilePath) throws -> Int {
    let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
    return try file.closeAfter {
      var total = 0
      var chunk = [UInt8](repeating: 0, count: 256)
      while true {
        let count = try chunk.withUnsafeMutableBytes { try file.read(into: $0) }
        if count == 0 { return total }
        total += count
      }
    }
  }
}
