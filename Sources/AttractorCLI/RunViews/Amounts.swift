/// Lengths of time, sums of money and counts as people read them.
enum Amounts {
  /// `7 ms`, `1.2 s`, `3 m 05 s`, `2 h 10 m`.
  static func time(milliseconds: Int) -> String {
    let ms = max(0, milliseconds)
    if ms < 1_000 { return "\(ms) ms" }
    if ms < 60_000 { return "\(ms / 1_000).\(ms % 1_000 / 100) s" }
    if ms < 3_600_000 { return "\(ms / 60_000) m \(padded(ms % 60_000 / 1_000)) s" }
    return "\(ms / 3_600_000) h \(padded(ms % 3_600_000 / 60_000)) m"
  }

  /// `$0.0123`, to a hundredth of a cent.
  static func dollars(_ amount: Double) -> String {
    guard amount.isFinite, amount.magnitude < 1e12 else { return "$?" }
    let units = Int((amount.magnitude * 10_000).rounded())
    let fraction = String(units % 10_000 + 10_000).dropFirst()
    return "\(amount < 0 && units > 0 ? "-" : "")$\(units / 10_000).\(fraction)"
  }

  /// `1 stage`, `7 stages`, `12,804 tokens`.
  static func count(_ number: Int, _ one: String, _ many: String) -> String {
    var digits = String(number.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    let text = ([digits] + groups).joined(separator: ",")
    return "\(number < 0 ? "-" : "")\(text) \(number == 1 ? one : many)"
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Duration {
  /// The duration in whole milliseconds.
  var milliseconds: Int {
    let parts = components
    let seconds = Int(clamping: parts.seconds).multipliedReportingOverflow(by: 1_000)
    guard !seconds.overflow else { return parts.seconds < 0 ? .min : .max }
    return seconds.partialValue + Int(parts.attoseconds / 1_000_000_000_000_000)
  }
}
