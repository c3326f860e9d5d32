import Testing

@testable import Interpreter

@Suite struct DurationTextTests {
  @Test(arguments: [
    ("15m", Duration.seconds(900)), ("250ms", .milliseconds(250)), ("1.5s", .milliseconds(1500)),
    ("2h", .seconds(7200)),
    ("1d", .seconds(86_400)), ("30", .seconds(30)), (" 0s ", .zero),
  ])
  func durations(text: String, duration: Duration) { #expect(DurationText.parse(text) == duration) }

  @Test(arguments: ["", "m", "soon", "-5s", "5 m", "1e9s", "1.2.3s", "99999999999999999999d", "5w", "٣s"])
  func others(text: String) { #expect(DurationText.parse(text) == nil) }
}
