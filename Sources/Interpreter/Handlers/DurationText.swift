/// Durations as the dialect writes them: a number followed by `ms`, `s`, `m`, `h` or `d`; a bare one is in seconds.
enum DurationText {
  /// The duration a text stands for; nil when it stands for none, or for more than 10,000 days.
  static func parse(_ text: String) -> Duration? {
    let text = text.trimmed()
    let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let value = Double(number), let scale = seconds[String(text.dropFirst(number.count))] else {
      return nil
    }
    let total = value * scale
    guard total.isFinite, total >= 0, total <= 10_000 * 86_400 else { return nil }
    return .milliseconds(Int64((total * 1000).rounded()))
  }

  private static let seconds: [String: Double] = [
    "ms": 0.001, "s": 1, "": 1, "m": 60, "h": 3600, "d": 86_400,
  ]
}
