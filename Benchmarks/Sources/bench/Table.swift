/// Medians and how they are printed.
enum Table {
  /// Runs two commands in turn, A B A B …, after one warm-up each, so that both see the machine's moods alike.
  static func paired(_ runs: Int, _ first: [String], _ second: [String]) throws -> (a: [Cost], b: [Cost]) {
    _ = try Child.run(first)
    _ = try Child.run(second)
    var a: [Cost] = []
    var b: [Cost] = []
    for _ in 0..<runs {
      a.append(try Child.run(first))
      b.append(try Child.run(second))
    }
    return (a, b)
  }

  /// Runs one command after a warm-up.
  static func repeated(_ runs: Int, _ command: [String]) throws -> [Cost] {
    var costs: [Cost] = []
    for _ in 0...runs { costs.append(try Child.run(command)) }
    return Array(costs.dropFirst())
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .nan }
    return sorted[sorted.count / 2]
  }

  /// One row: what, the figure, the bar, and whether it holds.
  static func row(_ work: String, _ figure: String, bar: String, holds: Bool) {
    print("\(pad(work, 46)) \(pad(figure, 34)) \(pad(bar, 22)) \(holds ? "holds" : "MISSED")")
  }

  static func milliseconds(_ seconds: Double) -> String { "\(rounded(seconds * 1_000, 1)) ms" }

  static func megabytes(_ bytes: Int) -> String { "\(bytes >> 20) MB" }

  static func rounded(_ value: Double, _ places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    return "\((value * scale).rounded() / scale)"
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
