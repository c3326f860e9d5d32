import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A pseudo terminal with `attractor` at its other end, and the screen a person would see.
final class Terminal {
  let process = Process()
  private let master: Int32
  private var screen = Screen()

  /// Starts `attractor` on a terminal of this size.
  init(_ arguments: [String], in directory: URL, columns: UInt16 = 60, rows: UInt16 = 20) throws {
    var ends: (master: Int32, slave: Int32) = (-1, -1)
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&ends.master, &ends.slave, nil, nil, &size) == 0 else { throw Failed(error: errno) }
    master = ends.master
    let slave = ends.slave
    // The child must not hold this end too, or it would never see the terminal close.
    guard fcntl(master, F_SETFD, FD_CLOEXEC) == 0 else { throw Failed(error: errno) }
    let end = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
    process.executableURL = Binary.attractor
    process.arguments = arguments
    process.currentDirectoryURL = directory
    process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "TERM": "xterm", "NO_COLOR": "1"]
    process.standardInput = end
    process.standardOutput = end
    process.standardError = end
    try process.run()
    try end.close()
  }

  deinit {
    if process.isRunning { process.terminate() }
    close(master)
  }

  /// No pseudo terminal could be had.
  struct Failed: Error { let error: Int32 }

  /// Types text.
  func type(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(write(master, bytes, bytes.count) == bytes.count)
  }

  /// Reads until the screen is as wanted.
  func wait(until isReady: ([String]) -> Bool) {
    while !isReady(screen.lines) {
      guard receive() else {
        Issue.record("the program ended, and the screen was\n\(screen.lines.joined(separator: "\n"))")
        return
      }
    }
  }

  /// Reads to the end; gives the exit code and what is on the screen then.
  func end() -> (status: Int32, lines: [String]) {
    while receive() {}
    process.waitUntilExit()
    return (process.terminationStatus, screen.lines)
  }

  /// Takes in what was written; false at the end, which a terminal tells by an error.
  private func receive() -> Bool {
    var wait = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    // So long only a program that hangs is silent.
    guard poll(&wait, 1, 60_000) > 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(master, &bytes, bytes.count)
    guard count > 0 else { return false }
    screen.take(bytes.prefix(count))
    return true
  }
}

/// What a terminal of endless height shows: text, line ends, and the four movements the live view makes.
struct Screen {
  private var rows: [[Character]] = [[]]
  private var row = 0
  private var column = 0
  private var pending: [UInt8] = []

  /// The lines, without blanks at their ends and empty lines at the end.
  var lines: [String] {
    let lines = rows.map { row in
      var row = row
      while row.last == " " { row.removeLast() }
      return String(row)
    }
    return Array(lines[...(lines.lastIndex { !$0.isEmpty } ?? 0)])
  }

  mutating func take(_ bytes: some Sequence<UInt8>) {
    pending += bytes
    // A character or a sequence may arrive in two pieces; the rest stays for the next.
    while let length = unitLength() {
      let unit = Array(pending[..<length])
      pending.removeFirst(length)
      apply(unit)
    }
  }

  /// The bytes of the next character or escape sequence; nil when it is not all there.
  private func unitLength() -> Int? {
    guard let first = pending.first else { return nil }
    if first == 0x1B {
      guard let end = pending.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else {
        return nil
      }
      return end + 1
    }
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    return pending.count >= length ? length : nil
  }

  private mutating func apply(_ unit: [UInt8]) {
    switch unit[0] {
    case 0x0D: column = 0
    case 0x0A:
      row += 1
      if row == rows.count { rows.append([]) }
    case 0x1B: move(unit)
    default: put(Character(String(decoding: unit, as: UTF8.self)))
    }
  }

  private mutating func put(_ character: Character) {
    while rows[row].count <= column { rows[row].append(" ") }
    rows[row][column] = character
    column += 1
  }

  private mutating func move(_ unit: [UInt8]) {
    let number = Int(String(decoding: unit.dropFirst(2).dropLast(), as: UTF8.self)) ?? 0
    switch unit.last {
    case UInt8(ascii: "A"): row = max(0, row - max(1, number))
    case UInt8(ascii: "K"): rows[row].removeSubrange(min(column, rows[row].count)...)
    case UInt8(ascii: "J"):
      rows[row].removeSubrange(min(column, rows[row].count)...)
      rows.removeSubrange((row + 1)...)
    default: Issue.record("the view sent \(unit), which this screen does not know")
    }
  }
}
