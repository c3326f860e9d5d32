import JSON
import SystemPackage
import Testing

@testable import Interpreter

@Suite struct JournalTests {
  private static let step = JournalRecord.Step(branch: "fan#1/a", node: "n", visit: 2, attempt: 3)
  private static let outcome = Outcome(
    .custom("odd"), preferredLabel: "é \"quoted\"", suggestedNextIDs: ["a"],
    contextUpdates: ["k": [1, 2.5, .null]],
    notes: "two\nlines", failureReason: "why",
    failure: Failure(.deterministic, hasEvidence: false, signature: "ab"),
    usage: ModelUsage(inputTokens: 1, outputTokens: 2, cost: 0.25))
  private static let records: [JournalRecord] = [
    .runStarted(run: "r", planHash: "sha256:0"), .intent(step), .attempt(step, outcome),
    .result(step, outcome),
    .edge(branch: "", from: "a", to: "b", edge: 7), .jump(branch: "b", from: "a", to: "b"), .suspended(step),
    .interrupted(step),
    .branchEnded(branch: "fan#1/a", outcome: "fail"), .restarted(number: 2, at: "a"), .runResumed,
    .runEnded(status: "success"),
  ]

  private func written() throws -> (Scratch, FilePath) {
    let scratch = try Scratch()
    let path = scratch.path.appending(Journal.fileName)
    let journal = try Journal(path, clock: ManualClock())
    for record in Self.records { try journal.append(record) }
    try journal.sync()
    return (scratch, path)
  }

  @Test func givesBackWhatWentIn() throws {
    let (scratch, path) = try written()
    defer { withExtendedLifetime(scratch) {} }
    let contents = try JournalReader.read(path)
    #expect(contents.entries.map(\.record) == Self.records)
    #expect(contents.tornBytes == 0)
    let lines = String(decoding: try RunFile.read(path), as: UTF8.self).split(separator: "\n")
    let numbers = try lines.map { try JSONParser.parse(String($0))["seq"] }
    #expect(numbers == (1...12).map { .integer($0) })
  }

  @Test func dropsATornLastLineOfAnyLength() throws {
    let (scratch, path) = try written()
    defer { withExtendedLifetime(scratch) {} }
    let bytes = try RunFile.read(path)
    let last = try #require(bytes.dropLast().lastIndex(of: 0x0A)) + 1
    for end in last..<bytes.count {
      let contents = try JournalReader.parse(Array(bytes[..<end]), path: path)
      #expect(contents.entries.count == 11)
      #expect(contents.intactBytes == last)
      #expect(contents.tornBytes == end - last)
    }
  }

  @Test func findsEveryFlippedBit() throws {
    let (scratch, path) = try written()
    defer { withExtendedLifetime(scratch) {} }
    let bytes = try RunFile.read(path)
    let ends = bytes.indices.filter { bytes[$0] == 0x0A }
    // A flip in the last line is taken for a torn write, which is the only thing that can be lost unseen.
    for offset in stride(from: 0, to: try #require(ends.dropLast().last), by: 7) {
      var damaged = bytes
      damaged[offset] ^= 0x04
      let record = ends.firstIndex { offset <= $0 }.map { $0 + 1 }
      #expect {
        try JournalReader.parse(damaged, path: path)
      } throws: {
        ($0 as? JournalDamage)?.record == record
      }
    }
  }

  @Test func findsAMissingRecord() throws {
    let (scratch, path) = try written()
    defer { withExtendedLifetime(scratch) {} }
    var lines = try RunFile.read(path).split(separator: 0x0A)
    lines.remove(at: 4)
    let bytes = Array(lines.joined(separator: [0x0A])) + [0x0A]
    #expect(throws: JournalDamage(path: path, record: 5, problem: "its number is 6, not 5")) {
      try JournalReader.parse(bytes, path: path)
    }
  }

  /// A journal is a file like any other: what its checksum vouches for may still have been written by hand.
  @Test(arguments: ["-9223372036854775808", "9223372036854775807", "\"now\""])
  func refusesATimeThatCannotBe(time: String) throws {
    let (scratch, path) = try written()
    defer { withExtendedLifetime(scratch) {} }
    var lines = try RunFile.read(path).split(separator: 0x0A).map { Array($0) }
    let body = Array("{\"seq\":1,\"t\":\(time),\"type\":\"run_resumed\"".utf8)
    let digits = String(CRC32C.checksum(body), radix: 16)
    let checksum = String(repeating: "0", count: 8 - digits.count) + digits
    lines[0] = body + Array(",\"crc\":\"\(checksum)\"}".utf8)
    let bytes = Array(lines.joined(separator: [0x0A])) + [0x0A]
    #expect(throws: JournalDamage(path: path, record: 1, problem: "its time is \(time)")) {
      try JournalReader.parse(bytes, path: path)
    }
  }

  @Test func knowsTheChecksumOfTheStandard() {
    // RFC 3720, B.4, and the usual check value.
    #expect(CRC32C.checksum(Array("123456789".utf8)) == 0xE306_9283)
    #expect(CRC32C.checksum([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
  }
}
