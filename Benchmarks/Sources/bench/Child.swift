#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// What one run of a whole process cost, by the operating system's own account.
struct Cost {
  /// Seconds from start to end.
  let wall: Double
  /// Seconds of processor time, user and system.
  let cpu: Double
  /// Largest resident size in bytes.
  let peak: Int
  /// How it ended: the exit code, or 128 and the signal.
  let exit: Int32
}

/// Starts programs and waits for them.
enum Child {
  /// Runs `command` once, its output thrown away.
  static func run(_ command: [String]) throws -> Cost {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var pid: pid_t = 0
    let start = ContinuousClock.now
    let status = posix_spawnp(&pid, command[0], &actions, nil, &arguments, environ)
    guard status == 0 else {
      throw BenchError("cannot start \(command[0]): \(String(cString: strerror(status)))")
    }
    var end: Int32 = 0
    var usage = rusage()
    while wait4(pid, &end, 0, &usage) < 0 && errno == EINTR {}
    let wall = seconds(ContinuousClock.now - start)
    let exit = end & 0x7F == 0 ? (end >> 8) & 0xFF : 128 + (end & 0x7F)
    #if os(Linux)
      let peak = Int(usage.ru_maxrss) << 10
    #else
      let peak = Int(usage.ru_maxrss)
    #endif
    return Cost(wall: wall, cpu: seconds(usage.ru_utime) + seconds(usage.ru_stime), peak: peak, exit: exit)
  }

  /// Whether a program is on PATH.
  static func exists(_ program: String) -> Bool {
    (try? run(["sh", "-c", "command -v \(program)"]))?.exit == 0
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

  private static func seconds(_ duration: Duration) -> Double {
    let parts = duration.components
    return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
  }
}

/// Ends the benchmark with a sentence.
struct BenchError: Error {
  let message: String

  init(_ message: String) { self.message = message }
}
