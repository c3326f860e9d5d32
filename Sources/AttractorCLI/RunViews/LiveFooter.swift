import Interpreter

/// What stays at the bottom of the screen while a run goes on: one line a node that runs or waits, and one of sums.
///
/// A value that events change and that says what to draw at a given time; drawing is the view's.
struct LiveFooter {
  /// More nodes than this are summed up.
  static let nodeLimit = 16
  /// A narrower terminal has no room for a name and a time.
  static let leastColumns = 10
  private static let spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]

  fileprivate enum State {
    /// A handler is at work since a time.
    case running(since: Int64)
    /// The next attempt begins at a time.
    case waiting(until: Int64)
  }

  fileprivate struct Stage {
    let place: String
    var state: State
    var attempt: Int
  }

  private var stages: [Stage] = []
  private var began: Int64?
  private var done = 0
  private var tokens = 0
  private var cost: Double?
  /// Said instead of the sums, once the run is being stopped.
  var notice: String?

  /// Takes in an event; times are milliseconds since 1970.
  mutating func note(_ event: RunEvent) {
    let place = event.place
    let attempt = max(1, event.number("attempt"))
    began = began ?? event.time
    switch event.kind {
    case .stageStarted: set(Stage(place: place, state: .running(since: event.time), attempt: attempt))
    case .stageRetrying:
      let start = event.time + Int64(clamping: event.number("delay_ms"))
      set(Stage(place: place, state: .waiting(until: start), attempt: attempt))
    case .stageCompleted, .stageFailed:
      tokens = tokens.addingClamped(event.tokens)
      if let spent = event.fields["cost_usd"]?.doubleValue { cost = (cost ?? 0) + spent }
      guard event.fields["will_retry"]?.boolValue != true else { return }
      done += 1
      stages.removeAll { $0.place == place }
    case .parallelBranchCompleted:
      // A branch that was cancelled leaves stages that will not say how they ended.
      let inside = event.branch.isEmpty ? place : event.branch
      stages.removeAll { $0.place == inside || $0.place.hasPrefix(inside + "/") }
    default: break
    }
  }

  private mutating func set(_ stage: Stage) {
    if let index = stages.firstIndex(where: { $0.place == stage.place }) {
      stages[index] = stage
    } else {
      stages.append(stage)
    }
  }

  /// The lines at `now`, none wider than `columns` and no more than `rows`; none while nothing runs.
  func lines(at now: Int64, frame: Int, columns: Int, rows: Int, paint: Paint) -> [String] {
    guard !stages.isEmpty || notice != nil, rows > 1, columns >= Self.leastColumns else { return [] }
    // Half of the screen is for what is done.
    let room = min(Self.nodeLimit, max(1, rows / 2))
    let shown = stages.count > room ? room - 1 : stages.count
    let details = stages.prefix(shown).map { detail(of: $0, at: now) }
    // Mark and gaps take four columns.
    let nameRoom = max(1, columns - 4 - (details.map(\.count).max() ?? 0))
    let names = stages.prefix(shown).map { TerminalText.truncated($0.place, to: nameRoom) }
    let width = names.map(TerminalText.columns(of:)).max() ?? 0
    let mark = paint.warn(Self.spinner[frame % Self.spinner.count])
    var lines = zip(stages, zip(names, details)).map { stage, texts in
      let gap = String(repeating: " ", count: width - TerminalText.columns(of: texts.0))
      let room = max(0, columns - 4 - width)
      let detail = TerminalText.truncated(texts.1, to: room)
      return "\(stage.isWaiting ? paint.warn("↻") : mark) \(texts.0)\(gap)  \(paint.dim(detail))"
    }
    if shown < stages.count {
      lines.append(paint.dim(TerminalText.truncated("  and \(stages.count - shown) more", to: columns)))
    }
    lines.append(paint.dim(TerminalText.truncated("  " + sums(at: now), to: columns)))
    return lines
  }

  private func detail(of stage: Stage, at now: Int64) -> String {
    switch stage.state {
    case .running(let since):
      let again = stage.attempt > 1 ? "  attempt \(stage.attempt)" : ""
      return Amounts.time(milliseconds: Int(clamping: now - since)) + again
    case .waiting(let start):
      return "attempt \(stage.attempt) in \(Amounts.time(milliseconds: Int(clamping: start - now)))"
    }
  }

  private func sums(at now: Int64) -> String {
    if let notice { return notice }
    var parts = ["\(stages.count) running, \(done) done"]
    parts.append(Amounts.time(milliseconds: Int(clamping: now - (began ?? now))))
    if tokens > 0 { parts.append(Amounts.count(tokens, "token", "tokens")) }
    if let cost { parts.append(Amounts.dollars(cost)) }
    return parts.joined(separator: ", ")
  }
}

extension LiveFooter.Stage {
  fileprivate var isWaiting: Bool {
    if case .waiting = state { return true }
    return false
  }
}
