/// Points in time as text.
enum Timestamp {
  /// RFC 3339 in UTC with milliseconds, such as `2026-03-01T12:30:05.250Z`.
  static func text(_ milliseconds: Int64) -> String {
    let parts = Parts(milliseconds)
    let date = "\(padded(parts.year, 4))-\(padded(parts.month, 2))-\(padded(parts.day, 2))"
    let time = "\(padded(parts.hour, 2)):\(padded(parts.minute, 2)):\(padded(parts.second, 2))"
    return "\(date)T\(time).\(padded(parts.millisecond, 3))Z"
  }

  /// The same without punctuation and milliseconds, for names that sort: `20260301T123005Z`.
  static func compact(_ milliseconds: Int64) -> String {
    let parts = Parts(milliseconds)
    let date = padded(parts.year, 4) + padded(parts.month, 2) + padded(parts.day, 2)
    return "\(date)T\(padded(parts.hour, 2))\(padded(parts.minute, 2))\(padded(parts.second, 2))Z"
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// The parts of a point in time in the proleptic Gregorian calendar.
  private struct Parts {
    let year, month, day, hour, minute, second, millisecond: Int64

    init(_ milliseconds: Int64) {
      let (days, rest) = Self.divide(milliseconds, by: 86_400_000)
      hour = rest / 3_600_000
      minute = rest / 60_000 % 60
      second = rest / 1_000 % 60
      millisecond = rest % 1_000
      // Years that begin in March make the leap day the last of its year; eras of 400 years are all alike.
      let (era, dayOfEra) = Self.divide(days + 719_468, by: 146_097)
      let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
      let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
      let shifted = (5 * dayOfYear + 2) / 153
      day = dayOfYear - (153 * shifted + 2) / 5 + 1
      month = shifted < 10 ? shifted + 3 : shifted - 9
      year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Division that rounds down, also below zero.
    private static func divide(_ number: Int64, by divisor: Int64) -> (Int64, Int64) {
      let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
      return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
  }
}
