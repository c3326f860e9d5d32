import JSON
import Synchronization
import SystemPackage

/// Appends to `journal.jsonl`, the truth about a run: one record a line, each with a number and a checksum.
///
/// A line is `{"seq":N,"t":MS,…,"crc":"xxxxxxxx"}`; the checksum is CRC-32C over the bytes before `,"crc"`.
/// Records are gathered in memory and written when they are many, or when somebody needs them to be durable.
final class Journal: Sendable {
  static let fileName = "journal.jsonl"
  private static let bufferLimit = 64 << 10

  private struct State {
    var file: FileDescriptor
    var buffer: [UInt8] = []
    var next: Int
    var isDirty = false
    var failure: RunFileError?
  }

  private let path: FilePath
  private let clock: any RunClock
  private let state: Mutex<State>

  /// Opens a journal for appending; `next` is the number of its next record.
  ///
  /// - Throws: ``RunFileError``.
  init(_ path: FilePath, clock: any RunClock, next: Int = 1, truncateTo size: Int? = nil) throws(RunFileError)
  {
    self.path = path
    self.clock = clock
    do {
      let file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .append, .closeOnExec], permissions: RunFile.permissions)
      if let size { try file.resize(to: Int64(size)) }
      state = Mutex(State(file: file, next: next))
    } catch {
      throw RunFileError(path, "open", error)
    }
  }

  deinit { try? state.withLock { try $0.file.close() } }

  /// Adds a record; it is durable after the next ``sync()``.
  ///
  /// - Throws: ``RunFileError``; then the journal stays broken.
  func append(_ record: JournalRecord) throws {
    let time = clock.now()
    try state.withLock { state in
      if let failure = state.failure { throw failure }
      JournalLine.append(record, number: state.next, time: time, to: &state.buffer)
      state.next += 1
      state.isDirty = true
      if state.buffer.count >= Self.bufferLimit { try write(&state) }
    }
  }

  /// Makes all records durable.
  ///
  /// - Throws: ``RunFileError``.
  func sync() throws {
    try state.withLock { state in
      if let failure = state.failure { throw failure }
      guard state.isDirty else { return }
      try write(&state)
      do { try RunFile.sync(state.file) } catch {
        let failure = RunFileError(path, "sync", error)
        state.failure = failure
        throw failure
      }
      state.isDirty = false
    }
  }

  private func write(_ state: inout State) throws {
    do {
      _ = try state.file.writeAll(state.buffer)
      state.buffer.removeAll(keepingCapacity: true)
    } catch {
      let failure = RunFileError(path, "write", error)
      state.failure = failure
      throw failure
    }
  }
}

/// The form of one line of the journal.
enum JournalLine {
  static let checksumMember = Array(",\"crc\":\"".utf8)
  /// What follows the bytes the checksum covers: the member's name, eight digits, `"}`.
  static let tailLength = checksumMember.count + 8 + 2

  /// Appends a record's line with its line feed.
  static func append(_ record: JournalRecord, number: Int, time: Int64, to buffer: inout [UInt8]) {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("seq", number)
    writer.member("t", time)
    record.write(to: &writer)
    let bytes = writer.bytes
    let checksum = CRC32C.checksum(bytes)
    buffer.append(contentsOf: bytes)
    buffer.append(contentsOf: checksumMember)
    appendHex(checksum, to: &buffer)
    buffer.append(contentsOf: [UInt8(ascii: "\""), UInt8(ascii: "}"), 0x0A])
  }

  /// Whether a line, without its line feed, carries the checksum of its bytes.
  static func isIntact(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count > tailLength else { return false }
    let body = line.dropLast(tailLength)
    var tail = checksumMember
    appendHex(CRC32C.checksum(body), to: &tail)
    tail += [UInt8(ascii: "\""), UInt8(ascii: "}")]
    return line.suffix(tailLength).elementsEqual(tail)
  }

  private static func appendHex(_ value: UInt32, to buffer: inout [UInt8]) {
    for shift in stride(from: 28, through: 0, by: -4) {
      let digit = UInt8(value >> UInt32(shift) & 0xF)
      buffer.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
