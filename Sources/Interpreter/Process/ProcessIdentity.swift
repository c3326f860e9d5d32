import JSON
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A process, told from a later one with the same id.
struct ProcessIdentity: Hashable {
  let process: Int32
  /// When it started, in the system's own unit; 0 where the system does not say.
  let start: UInt64

  /// This process.
  static var current: ProcessIdentity { ProcessIdentity(of: getpid()) }

  /// The process that has this id now.
  init(of process: Int32) { self.init(process: process, start: Self.startTime(of: process)) }

  init(process: Int32, start: UInt64) {
    self.process = process
    self.start = start
  }

  /// Reads a file; nil when it names no process.
  init?(bytes: [UInt8]) {
    guard let json = try? JSONParser.parse(bytes), let id = json["pid"]?.integerValue,
      let process = Int32(exactly: id), process > 0
    else { return nil }
    self.process = process
    start = json["pid_start_time"]?.integerValue.flatMap { UInt64(exactly: $0) } ?? 0
  }

  /// The bytes of a file that names it.
  var bytes: [UInt8] {
    JSONValue.object([
      "pid": .integer(Int64(process)), "pid_start_time": .integer(Int64(clamping: start)),
    ]).encoded() + [0x0A]
  }

  /// Whether it lives, as far as the system tells.
  var isAlive: Bool {
    guard kill(process, 0) == 0 || errno == EPERM else { return false }
    return start == 0 || Self.startTime(of: process) == start
  }

  /// Whether it lives and is no later process with its id.
  var isSurelyAlive: Bool { start != 0 && isAlive }

  /// The start of a process in clock ticks since the machine's, from field 22 of its `stat`.
  private static func startTime(of process: Int32) -> UInt64 {
    #if os(Linux)
      guard let bytes = try? RunFile.read(FilePath("/proc/\(process)/stat")),
        // The name in parentheses may hold anything, also parentheses and spaces.
        let end = bytes.lastIndex(of: UInt8(ascii: ")"))
      else { return 0 }
      let fields = String(decoding: bytes[(end + 1)...], as: UTF8.self).split(separator: " ")
      return fields.count > 19 ? UInt64(fields[19]) ?? 0 : 0
    #else
      return 0
    #endif
  }
}
