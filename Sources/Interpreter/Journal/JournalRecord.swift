import JSON

/// One line of the journal: something that happened, or is about to.
enum JournalRecord: Hashable, Sendable {
  /// The run begins with a plan.
  case runStarted(run: String, planHash: String)
  /// Another process goes on with the run.
  case runResumed
  /// A handler with effects is about to start.
  case intent(Step)
  /// An attempt is over and will be repeated.
  case attempt(Step, Outcome)
  /// A node is done; the step's attempt is the last one.
  case result(Step, Outcome)
  /// The walk goes on along an edge, given by its index in the plan.
  case edge(branch: String, from: String, to: String, edge: Int)
  /// The walk jumps to a retry target.
  case jump(branch: String, from: String, to: String)
  /// The step waits for a person.
  case suspended(Step)
  /// The step was stopped on request.
  case interrupted(Step)
  /// A branch is over; `canceled` when a join policy stopped it.
  case branchEnded(branch: String, outcome: String)
  /// The walk starts over.
  case restarted(number: Int, at: String)
  /// The run is over or interrupted.
  case runEnded(status: String)

  /// One attempt at one node.
  struct Step: Hashable, Sendable {
    /// The branch it is in; empty on the trunk.
    var branch: String
    /// The node.
    var node: String
    /// The visit, from 1.
    var visit: Int
    /// The attempt, from 1.
    var attempt: Int
  }

  /// The branch whose walk the record belongs to; empty on the trunk.
  var branch: String {
    switch self {
    case .intent(let step), .attempt(let step, _), .result(let step, _), .suspended(let step),
      .interrupted(let step):
      step.branch
    case .edge(let branch, _, _, _), .jump(let branch, _, _), .branchEnded(let branch, _): branch
    case .runStarted, .runResumed, .restarted, .runEnded: ""
    }
  }

  /// The record's name in the file.
  var type: String {
    switch self {
    case .runStarted: "run_started"
    case .runResumed: "run_resumed"
    case .intent: "intent"
    case .attempt: "attempt"
    case .result: "result"
    case .edge: "edge"
    case .jump: "jump"
    case .suspended: "suspended"
    case .interrupted: "interrupted"
    case .branchEnded: "branch_ended"
    case .restarted: "restarted"
    case .runEnded: "run_ended"
    }
  }
}

extension JournalRecord {
  /// The version of the format; a reader refuses any other.
  static let formatVersion = 1

  /// Writes the members that are particular to the record into an open object.
  func write(to writer: inout JSONWriter) {
    writer.member("type", type)
    switch self {
    case .runStarted(let run, let hash):
      writer.member("format", Self.formatVersion)
      writer.member("run", run)
      writer.member("plan_hash", hash)
    case .runResumed: break
    case .intent(let step), .suspended(let step), .interrupted(let step): write(step, &writer)
    case .attempt(let step, let outcome), .result(let step, let outcome):
      write(step, &writer)
      OutcomeRecord.write(outcome, to: &writer)
    case .edge(let branch, let from, let to, let edge):
      writeBranch(branch, &writer)
      writer.member("from", from)
      writer.member("to", to)
      writer.member("edge", edge)
    case .jump(let branch, let from, let to):
      writeBranch(branch, &writer)
      writer.member("from", from)
      writer.member("to", to)
    case .branchEnded(let branch, let outcome):
      writeBranch(branch, &writer)
      writer.member("outcome", outcome)
    case .restarted(let number, let target):
      writer.member("number", number)
      writer.member("at", target)
    case .runEnded(let status): writer.member("status", status)
    }
  }

  private func writeBranch(_ branch: String, _ writer: inout JSONWriter) {
    if !branch.isEmpty { writer.member("branch", branch) }
  }

  private func write(_ step: Step, _ writer: inout JSONWriter) {
    writeBranch(step.branch, &writer)
    writer.member("node", step.node)
    writer.member("visit", step.visit)
    writer.member("attempt", step.attempt)
  }
}
