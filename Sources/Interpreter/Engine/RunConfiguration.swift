import PipelinePlan
import SystemPackage

/// Everything a run needs from outside.
public struct RunConfiguration: Sendable {
  /// The run's directory; made if need be, and empty before.
  public var logs: FilePath
  /// Where tools and agents work.
  public var workDirectory: FilePath
  /// What runs the nodes.
  public var handlers: HandlerRegistry
  /// Values for the plan's inputs.
  public var inputs: [String: String]
  /// The environment tools and agents get; never written down.
  public var environment: [String: String]
  /// The id of the run; nil makes one that sorts by time.
  public var runID: String?
  /// The file the plan was made of, kept beside it.
  public var source: [UInt8]?
  /// Who decides about a step that was cut off, where its node says `on_crash=ask`.
  public var interviewer: (any Interviewer)?
  /// Who takes events, beside `events.jsonl`.
  public var sinks: [any EventSink]
  /// The time.
  public var clock: any RunClock
  /// Versions of the tools involved, for the manifest.
  public var tools: [String: String]

  /// A configuration with everything else left at its default.
  public init(logs: FilePath, workDirectory: FilePath, handlers: HandlerRegistry) {
    self.logs = logs
    self.workDirectory = workDirectory
    self.handlers = handlers
    inputs = [:]
    environment = [:]
    sinks = []
    clock = SystemClock()
    tools = [:]
  }
}

/// The id of a run.
public enum RunID {
  /// A new id: UTC to the second, then eight random hexadecimal digits; ids sort by time.
  public static func generate(at milliseconds: Int64) -> String {
    let random = String(UInt32.random(in: .min ... .max), radix: 16)
    return Timestamp.compact(milliseconds) + "-" + String(repeating: "0", count: 8 - random.count) + random
  }
}
