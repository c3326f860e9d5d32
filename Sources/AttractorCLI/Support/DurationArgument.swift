import ArgumentParser
import PipelineIR

/// A length of time on the command line, written as in a pipeline: `90s`, `15m`, `2h`.
struct DurationArgument: Sendable, CustomStringConvertible {
  let duration: Duration
  init(_ duration: Duration) {
    self.duration = duration
  }

  /// The length of time `text` says.
  ///
  /// - Throws: `ValidationError` that says how one is written.
  @Sendable static func parse(_ text: String) throws -> DurationArgument {
    guard let duration = try? DurationText.parse(text), duration > .zero else {
      throw ValidationError("write a number and a unit, as in 90s, 15m or 2h")
    }
    return DurationArgument(duration)
  }

  /// The length as it is written.
  var description: String { DurationText.text(duration) }
}
