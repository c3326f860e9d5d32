import Testing

@testable import AttractorCLI

@Suite("Amounts as people read them")
struct AmountsTests {
  @Test(arguments: [
    (-5, "0 ms"), (999, "999 ms"), (1_000, "1.0 s"), (59_999, "59.9 s"), (65_000, "1 m 05 s"),
    (7_800_000, "2 h 10 m"), (Int.max, "2562047788015 h 12 m"),
  ])
  func time(milliseconds: Int, expected: String) {
    #expect(Amounts.time(milliseconds: milliseconds) == expected)
  }

  @Test(arguments: [
    (0.0, "$0.0000"), (0.00005, "$0.0001"), (12.5, "$12.5000"), (-0.5, "-$0.5000"), (.nan, "$?"),
    (1e300, "$?"),
  ])
  func dollars(amount: Double, expected: String) { #expect(Amounts.dollars(amount) == expected) }

  @Test(arguments: [
    (0, "0 edges"), (1, "1 edge"), (999, "999 edges"), (1_234_567, "1,234,567 edges"),
    (-1_000, "-1,000 edges"),
  ])
  func count(number: Int, expected: String) { #expect(Amounts.count(number, "edge", "edges") == expected) }

  @Test("No duration traps")
  func milliseconds() {
    #expect(Duration.seconds(Int64.max).milliseconds == .max)
    #expect(Duration.seconds(2).milliseconds == 2_000)
  }
}
