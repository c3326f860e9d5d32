import Interpreter
import JSON
import SystemPackage

/// Reads what a run left behind; a file that is missing or damaged is nil, never a guess.
struct RunFiles {
  let root: FilePath

  /// The most that is read of one file.
  static let sizeLimit = 16 << 20

  /// A JSON document, and why it could not be read where that is not its absence.
  func document(_ name: String) -> (value: JSONValue?, damage: String?) {
    guard let bytes = bytes(name) else { return (nil, nil) }
    do {
      return (try JSONParser.parse(bytes), nil)
    } catch {
      return (nil, "\(error)")
    }
  }

  /// The last `count` lines of a text file, control characters made visible; empty when it is missing.
  func tail(_ name: String, lines count: Int) -> [String] {
    guard let bytes = bytes(name, fromEnd: 64 << 10) else { return [] }
    let lines = String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let whole = lines.last?.isEmpty ?? false ? lines.dropLast() : lines[...]
    return whole.suffix(count).map { TerminalText.visible(String($0)) }
  }

  /// All lines of a text file, at most the last ``sizeLimit`` bytes of it; empty when it is missing.
  func lines(_ name: String) -> [String] {
    guard let bytes = bytes(name) else { return [] }
    return bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The names in a folder, sorted; none when there is no such folder.
  func names(in folder: String) -> [String] { DirectoryWalk.names(in: path(folder)) ?? [] }

  func exists(_ name: String) -> Bool { FileKind.of(path(name)) != nil }

  func path(_ name: String) -> FilePath { root.appending(FilePath(name).components) }

  /// The bytes of a file, or its last `limit` ones; nil when it cannot be read.
  func bytes(_ name: String, fromEnd limit: Int? = nil) -> [UInt8]? {
    let descriptor: FileDescriptor
    do { descriptor = try FileDescriptor.open(path(name), .readOnly, options: .closeOnExec) } catch {
      return nil
    }
    defer { try? descriptor.close() }
    guard let size = try? descriptor.seek(offset: 0, from: .end) else { return nil }
    let start = max(0, size - Int64(limit ?? Self.sizeLimit))
    guard (try? descriptor.seek(offset: start, from: .start)) != nil else { return nil }
    return (try? descriptor.contents(limit: Self.sizeLimit, expected: Int(clamping: size - start))) ?? nil
  }
}
