/// Node ids as names of stage directories.
enum StageName {
  /// The longest id in bytes; file systems allow 255, and visits and attempts are directories of their own.
  static let maxLength = 200
  /// Names that a run directory uses itself, in lower case: some file systems ignore case.
  private static let taken: Set<String> = ["artifacts", "lock"]

  /// Why `name` cannot name a stage directory, to be read after "the node id"; nil when it can.
  static func problem(_ name: String) -> String? {
    let bytes = name.utf8
    guard let first = bytes.first else { return "is empty" }
    if bytes.count > maxLength { return "is longer than \(maxLength) bytes" }
    let isPlain = bytes.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
    if !isPlain || isDigit(first) { return "holds more than letters, digits and `_`, or begins with a digit" }
    if bytes.count <= 9, taken.contains(name.lowercased()) {
      return "is the name of a part of every run directory"
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
