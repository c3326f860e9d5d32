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
      return Files.write(Array(actual.utf8), to: path) ? nil : "cannot write \(path)"
    }
    guard let expected = Files.bytes(of: path).map({ String(decoding: $0, as: UTF8.self) }) else {
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
}
