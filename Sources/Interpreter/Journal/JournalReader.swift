import JSON
import PipelinePlan
import SystemPackage

/// What a journal holds.
struct JournalContents: Sendable {
  /// One record with the time it was written.
  struct Entry: Sendable {
    /// Milliseconds since 1970.
    let time: Int64
    let record: JournalRecord
  }

  /// The records in order; the first has number 1.
  let entries: [Entry]
  /// Bytes of whole records; what follows them is torn.
  let intactBytes: Int
  /// Bytes of a last line that was cut off while it was written.
  let tornBytes: Int
}

/// A journal that is damaged elsewhere than in its last line. Nothing has been changed.
public struct JournalDamage: Error, Hashable, Sendable, CustomStringConvertible {
  /// The journal.
  public let path: FilePath
  /// The record that is damaged, from 1.
  public let record: Int
  /// What is wrong with it.
  public let problem: String

  /// One line without a full stop.
  public var description: String { description(showing: \.string) }

  /// The description with the path as `show` writes it.
  public func description(showing show: (FilePath) -> String) -> String {
    "`\(show(path))` is damaged at record \(record): \(problem)"
  }
}

/// Reads journals.
enum JournalReader {
  /// Reads a journal; a torn last line is left out.
  ///
  /// - Throws: ``RunFileError``, ``JournalDamage``.
  static func read(_ path: FilePath) throws -> JournalContents {
    try parse(try RunFile.read(path), path: path)
  }

  /// Reads the bytes of a journal.
  ///
  /// - Throws: ``JournalDamage``.
  static func parse(_ bytes: [UInt8], path: FilePath) throws(JournalDamage) -> JournalContents {
    var entries: [JournalContents.Entry] = []
    var start = 0
    while start < bytes.count {
      guard let end = bytes[start...].firstIndex(of: 0x0A) else { break }
      let line = bytes[start..<end]
      do throws(Flaw) {
        entries.append(try entry(of: line, number: entries.count + 1))
      } catch {
        // Only a write that was under way can be torn, and it is the last thing in the file.
        if error.mayBeTorn, end + 1 == bytes.count { break }
        throw JournalDamage(path: path, record: entries.count + 1, problem: error.problem)
      }
      start = end + 1
    }
    return JournalContents(entries: entries, intactBytes: start, tornBytes: bytes.count - start)
  }

  private struct Flaw: Error {
    let problem: String
    var mayBeTorn = false
  }

  private static func entry(of line: ArraySlice<UInt8>, number: Int) throws(Flaw) -> JournalContents.Entry {
    guard JournalLine.isIntact(line) else {
      throw Flaw(problem: "its checksum does not match", mayBeTorn: true)
    }
    guard let json = try? JSONParser.parse(Array(line)) else { throw Flaw(problem: "it is not JSON") }
    guard json["seq"]?.integerValue == Int64(number) else {
      throw Flaw(problem: "its number is \(json["seq"]?.text() ?? "missing"), not \(number)")
    }
    // Times are added up on resume.
    guard let time = json["t"]?.integerValue, (0...PlanLimits.longestTime).contains(time) else {
      throw Flaw(problem: "its time is \(json["t"]?.text() ?? "missing")")
    }
    guard let record = JournalRecord(json: json) else {
      throw Flaw(problem: "this version knows no such record, of type \(json["type"]?.text() ?? "missing")")
    }
    return JournalContents.Entry(time: time, record: record)
  }
}
