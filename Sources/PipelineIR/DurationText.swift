import SourceText

/// Reads and prints lengths of time as the dialect writes them: `900s`, `15m`, `250ms`, `1.5h`, `2d`.
///
/// Specification 2.4; decimals are an extension. The resolution is a nanosecond, the longest duration 292
/// years, so that a duration always fits a 64-bit count of nanoseconds.
public enum DurationText {
  /// Why a text is no duration.
  public enum Failure: Error, Hashable, Sendable {
    /// It is not a number followed by a unit.
    case malformed
    /// A decimal needs a unit; only a bare whole number means seconds.
    case missingUnit
    /// No time is shorter than none.
    case negative
    /// Longer than 292 years.
    case tooLong
  }

  /// The duration a text stands for; a bare whole number means seconds.
  ///
  /// - Throws: `Failure` for anything else.
  public static func parse(_ text: String) throws(Failure) -> Duration {
    try parse(bytes: Array(text.utf8)[...])
  }

  /// The shortest text that means exactly this duration: `90s` is `90s`, 900 seconds are `15m`.
  ///
  /// Parts below a nanosecond are dropped.
  public static func text(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let nanoseconds = Int128(seconds) * 1_000_000_000 + Int128(attoseconds / 1_000_000_000)
    if nanoseconds == 0 { return "0s" }
    for unit in units.reversed() where nanoseconds % Int128(unit.nanoseconds) == 0 {
      return "\(nanoseconds / Int128(unit.nanoseconds))\(unit.name)"
    }
    let (milliseconds, rest) = nanoseconds.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    var digits = String(rest)
    digits = String(repeating: "0", count: 6 - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    return "\(nanoseconds < 0 ? "-" : "")\(milliseconds).\(digits)ms"
  }

  private static let units: [(name: String, nanoseconds: UInt64)] = [
    ("ms", 1_000_000), ("s", 1_000_000_000), ("m", 60_000_000_000), ("h", 3_600_000_000_000),
    ("d", 86_400_000_000_000),
  ]

  static func parse(bytes: ArraySlice<UInt8>) throws(Failure) -> Duration {
    var rest = bytes
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }
    let whole = rest.prefix(while: ASCII.isDigit)
    rest = rest[whole.endIndex...]
    var fraction: ArraySlice<UInt8> = []
    let hasPoint = rest.first == UInt8(ascii: ".")
    if hasPoint {
      fraction = rest.dropFirst().prefix(while: ASCII.isDigit)
      rest = rest[fraction.endIndex...]
    }
    guard !whole.isEmpty || !fraction.isEmpty, !hasPoint || !fraction.isEmpty else { throw .malformed }
    if rest.isEmpty, hasPoint { throw .missingUnit }
    guard let unit = rest.isEmpty ? 1_000_000_000 : nanoseconds(inUnit: rest) else { throw .malformed }
    let nanoseconds = try count(whole: whole, fraction: fraction, unit: unit)
    if isNegative, nanoseconds > 0 { throw .negative }
    return .nanoseconds(nanoseconds)
  }

  private static func nanoseconds(inUnit name: ArraySlice<UInt8>) -> UInt64? {
    switch (name.first, name.count) {
    case (UInt8(ascii: "m"), 2) where name.last == UInt8(ascii: "s"): 1_000_000
    case (UInt8(ascii: "s"), 1): 1_000_000_000
    case (UInt8(ascii: "m"), 1): 60_000_000_000
    case (UInt8(ascii: "h"), 1): 3_600_000_000_000
    case (UInt8(ascii: "d"), 1): 86_400_000_000_000
    default: nil
    }
  }

  private static func count(
    whole: ArraySlice<UInt8>, fraction: ArraySlice<UInt8>, unit: UInt64
  ) throws(Failure) -> Int64 {
    var total: UInt128 = 0
    for digit in whole {
      total = total * 10 + UInt128(digit - UInt8(ascii: "0"))
      // Checked in every round: a number of thousands of digits must not overflow either.
      if total > UInt128(Int64.max) { throw .tooLong }
    }
    total *= UInt128(unit)
    var scale = UInt128(unit)
    for digit in fraction.prefix(18) {
      // Tenths of what the digit before stood for; below a nanosecond nothing is left of it.
      total += scale * UInt128(digit - UInt8(ascii: "0")) / 10
      scale /= 10
    }
    guard let nanoseconds = Int64(exactly: total) else { throw .tooLong }
    return nanoseconds
  }
}
