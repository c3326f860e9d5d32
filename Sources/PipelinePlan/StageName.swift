import SourceText

/// Node ids as names of stage directories.
enum StageName {
  /// The longest id in bytes; file systems allow 255, and visits and attempts are directories of their own.
  static let maxLength = 200
  /// Names that a run directory uses itself, in lower case: some file systems ignore case.
  private static let taken: Set<String> = ["artifacts", "lock"]

  /// Why `name` cannot name a stage directory, to be read after "the node id"; nil when it can.
  static func problem(_ name: String) -> String? {
    let bytes = name.utf8
    if bytes.isEmpty { return "is empty" }
    if bytes.count > maxLength { return "is longer than \(maxLength) bytes" }
    if !ASCII.isIdentifier(bytes) { return "holds more than letters, digits and `_`, or begins with a digit" }
    if bytes.count <= 9, taken.contains(name.lowercased()) {
      return "is the name of a part of every run directory"
    }
    return nil
  }
}
