import SourceText

/// The id of the element that draws what is called `name`: `<prefix>-<name>`, a valid XML name and CSS
/// identifier for every name that is a bare DOT id.
///
/// Other bytes become `.hh`, so different names have different ids. A name too long for an id keeps its
/// beginning and a hash of the whole.
public func elementID(_ prefix: String, _ name: String) -> String {
  var id = prefix + "-"
  for byte in name.utf8.prefix(longestName) {
    if ASCII.isName(byte) {
      id.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      let digits = String(byte, radix: 16)
      id += digits.utf8.count == 1 ? ".0\(digits)" : ".\(digits)"
    }
  }
  if name.utf8.count > longestName { id += "..\(String(hash(name), radix: 16))" }
  return id
}

/// Bytes of a name that are kept in an id.
private let longestName = 120

/// FNV-1a, 64 bits: the same on every machine and in every process.
private func hash(_ text: String) -> UInt64 {
  text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
}
