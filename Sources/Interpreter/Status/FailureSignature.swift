import Crypto

/// A short hash that failures for the same cause share, so that a run can tell that it goes round in circles.
///
/// What changes from one try to the next is folded first: numbers, hexadecimal ids, paths and white space.
public enum FailureSignature {
  /// The first 24 hexadecimal digits of SHA-256 over `class|folded reason`.
  public static func of(_ failureClass: FailureClass, reason: String) -> String {
    var hash = SHA256()
    hash.update(data: Array("\(failureClass.rawValue)|".utf8))
    hash.update(data: fold(reason))
    var text: [UInt8] = []
    let digits = Array("0123456789abcdef".utf8)
    for byte in hash.finalize().prefix(12) {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The longest folded reason that is hashed, in bytes; the beginning tells failures apart, the end is log.
  private static let maxBytes = 240

  /// A reason in lower case with `<path>`, `<hex>`, `<n>` and single spaces for what varies.
  static func fold(_ reason: String) -> [UInt8] {
    let text = Array(reason.lowercased().utf8)
    var folded: [UInt8] = []
    var position = 0
    while position < text.count, folded.count < maxBytes {
      let start = position
      while position < text.count, isPathByte(text[position]) { position += 1 }
      if position > start {
        fold(word: text[start..<position], into: &folded)
      } else {
        let isSpace = text[position] <= 0x20
        if !isSpace {
          folded.append(text[position])
        } else if let last = folded.last, last != 0x20 {
          folded.append(0x20)
        }
        position += 1
      }
    }
    if folded.last == 0x20 { folded.removeLast() }
    return Array(folded.prefix(maxBytes))
  }

  /// Folds a run of bytes that may be a path; without a `/` it is taken apart at everything that is neither
  /// letter nor digit.
  private static func fold(word: ArraySlice<UInt8>, into folded: inout [UInt8]) {
    if word.contains(UInt8(ascii: "/")) {
      folded.append(contentsOf: "<path>".utf8)
      return
    }
    if isUUID(word) {
      folded.append(contentsOf: "<hex>".utf8)
      return
    }
    var position = word.startIndex
    while position < word.endIndex {
      let start = position
      while position < word.endIndex, isAlphanumeric(word[position]) { position += 1 }
      if position > start {
        fold(token: word[start..<position], into: &folded)
      } else {
        folded.append(word[position])
        position += 1
      }
    }
  }

  /// Folds a run of letters and digits.
  private static func fold(token: ArraySlice<UInt8>, into folded: inout [UInt8]) {
    let digits = token.prefix(while: isDigit)
    if digits.count == token.count {
      folded.append(contentsOf: "<n>".utf8)
    } else if token.starts(with: "0x".utf8)
      || (token.count >= 7 && token.allSatisfy(isHex) && token.contains(where: isDigit))
    {
      folded.append(contentsOf: "<hex>".utf8)
    } else if !digits.isEmpty {
      folded.append(contentsOf: "<n>".utf8)
      folded.append(contentsOf: token[digits.endIndex...])
    } else {
      folded.append(contentsOf: token)
    }
  }

  private static func isUUID(_ word: ArraySlice<UInt8>) -> Bool {
    let groups = word.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return groups.map(\.count) == [8, 4, 4, 4, 12] && groups.allSatisfy { $0.allSatisfy(isHex) }
  }

  private static func isPathByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte >= 0x80 || "/._-~+@%".utf8.contains(byte)
  }
  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z"))
  }
  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
  private static func isHex(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "f"))
  }
}
