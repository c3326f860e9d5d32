#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files of expected output beside the tests; rewritten when `ATTRACTOR_UPDATE_GOLDEN` is set.
public enum Golden {
  /// Compares `actual` with the golden file `name`.
  ///
  /// - Parameters:
  ///   - name: the file's name in the folder `Golden` beside the test.
  ///   - test: the test's own file.
  /// - Returns: nil when they agree or the file was rewritten, else the first line that differs.
  public static func difference(_ actual: String, _ name: String, test: String = #filePath) -> String? {
    let folder = test.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
      separator: "/")
    let path = "\(folder)/Golden/\(name)"
    if getenv("ATTRACTOR_UPDATE_GOLDEN") != nil {
      return write(actual, to: path) ? nil : "cannot write \(path)"
    }
    guard let expected = read(path) else {
      return "cannot read \(path); set ATTRACTOR_UPDATE_GOLDEN to write it"
    }
    guard expected != actual else { return nil }
    let left = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let right = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(left, right).prefix { $0 == $1 }.count
    let wanted = line < left.count ? "`\(left[line])`" : "the end"
    let got = line < right.count ? "`\(right[line])`" : "the end"
    return "\(name):\(line + 1): expected \(wanted), got \(got)"
  }

  /// The content of a file as text; nil when it cannot be read.
  public static func read(_ path: String) -> String? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func write(_ text: String, to path: String) -> Bool {
    guard let file = fopen(path, "wb") else { return false }
    defer { fclose(file) }
    var bytes = Array(text.utf8)
    return fwrite(&bytes, 1, bytes.count, file) == bytes.count
  }
}
