import Testing

@testable import PipelineIR

@Suite struct DurationTextTests {
  @Test(arguments: [
    ("0", Duration.zero), ("900", .seconds(900)), ("900s", .seconds(900)), ("15m", .seconds(900)),
    ("250ms", .milliseconds(250)), ("1.5h", .seconds(5400)), ("2d", .seconds(172_800)),
    (".5s", .milliseconds(500)),
    ("0.000001ms", .nanoseconds(1)), ("106751d", .seconds(9_223_286_400)),
  ])
  func parses(_ text: String, _ expected: Duration) throws {
    #expect(try DurationText.parse(text) == expected)
  }

  @Test(arguments: [
    ("", DurationText.Failure.malformed), ("s", .malformed), ("1 s", .malformed), ("1S", .malformed),
    ("1ss", .malformed), ("5.s", .malformed), ("1.5", .missingUnit), ("-1s", .negative), ("1e3s", .malformed),
    ("106752d", .tooLong), ("99999999999999999999999999999999999999999999s", .tooLong), ("1μs", .malformed),
  ])
  func rejects(_ text: String, _ expected: DurationText.Failure) {
    #expect(throws: expected) { try DurationText.parse(text) }
  }

  @Test(arguments: [
    ("0s", Duration.zero), ("15m", .seconds(900)), ("90s", .seconds(90)), ("250ms", .milliseconds(250)),
    ("1500ms", .milliseconds(1500)), ("36h", .seconds(129_600)), ("2d", .seconds(172_800)),
    ("1.5ms", .microseconds(1500)), ("0.000001ms", .nanoseconds(1)), ("-90s", .seconds(-90)),
  ])
  func prints(_ text: String, _ duration: Duration) {
    #expect(DurationText.text(duration) == text)
  }

  @Test func whatIsPrintedParsesToTheSame() throws {
    var seed: UInt64 = 7
    for _ in 0..<500 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let duration = Duration.nanoseconds(Int64(seed >> (1 + seed % 40)))
      #expect(try DurationText.parse(DurationText.text(duration)) == duration)
    }
  }
}
