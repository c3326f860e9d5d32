import ArgumentParser
import PipelineIR

/// A length of time on the command line, written as in a pipeline: `90s`, `15m`, `2h`.
struct DurationArgument: ExpressibleByArgument, Sendable {
  let duration: Duration
  private let text: String

  init(_ duration: Duration) {
    self.duration = duration
    text = DurationText.text(duration)
  }

  init?(argument: String) {
    guard let duration = try? DurationText.parse(argument), duration > .zero else { return nil }
    self.duration = duration
    text = argument
  }

  var defaultValueDescription: String { text }
}
