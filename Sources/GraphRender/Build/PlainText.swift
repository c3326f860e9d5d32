/// `text` without what must not reach a picture: control characters, which make XML ill-formed, scalars XML
/// does not have, and invisible characters that reorder what stands around them. Tabs become spaces, all line
/// ends newlines.
///
/// - Parameter limit: at most this many scalars are kept, so that a label of megabytes costs nothing.
func plainText(_ text: String, limit: Int = 4096) -> String {
  var result = String.UnicodeScalarView()
  var count = 0
  var afterReturn = false
  for scalar in text.unicodeScalars {
    guard count < limit else { break }
    count += 1
    defer { afterReturn = scalar == "\r" }
    switch scalar.value {
    case 0x0A: if !afterReturn { result.append("\n") }
    case 0x0D, 0x85, 0x2028, 0x2029: result.append("\n")
    case 0x09: result.append(" ")
    case 0..<0x20, 0x7F..<0xA0: continue
    case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: continue
    case 0xFDD0...0xFDEF: continue
    default: if scalar.value & 0xFFFE != 0xFFFE { result.append(scalar) }
    }
  }
  return String(result)
}

/// `text` on one line of at most `columns` columns, cut with an ellipsis.
func oneLine(_ text: String, columns: Int) -> String {
  LabelWrapping(columns: columns, lines: 1, balances: false).wrap(plainText(text)).first ?? ""
}
