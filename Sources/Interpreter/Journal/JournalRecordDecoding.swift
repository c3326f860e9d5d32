import JSON

extension JournalRecord {
  /// Reads the record of one line; nil when a member is missing or of another type.
  init?(json: JSONValue) {
    let branch = json["branch"]?.stringValue ?? ""
    func text(_ key: String) -> String? { json[key]?.stringValue }
    func number(_ key: String) -> Int? { json[key]?.integerValue.flatMap { Int(exactly: $0) } }
    func step() -> Step? {
      guard let node = text("node"), let visit = number("visit"), let attempt = number("attempt") else {
        return nil
      }
      return Step(branch: branch, node: node, visit: visit, attempt: attempt)
    }
    switch text("type") {
    case "run_started":
      guard let run = text("run"), let hash = text("plan_hash"), number("format") == Self.formatVersion else {
        return nil
      }
      self = .runStarted(run: run, planHash: hash)
    case "run_resumed": self = .runResumed
    case "intent":
      guard let step = step() else { return nil }
      self = .intent(step)
    case "suspended":
      guard let step = step() else { return nil }
      self = .suspended(step)
    case "interrupted":
      guard let step = step() else { return nil }
      self = .interrupted(step)
    case "attempt":
      guard let step = step(), let outcome = OutcomeRecord.read(json) else { return nil }
      self = .attempt(step, outcome)
    case "result":
      guard let step = step(), let outcome = OutcomeRecord.read(json) else { return nil }
      self = .result(step, outcome)
    case "edge":
      guard let from = text("from"), let to = text("to"), let edge = number("edge") else { return nil }
      self = .edge(branch: branch, from: from, to: to, edge: edge)
    case "jump":
      guard let from = text("from"), let to = text("to") else { return nil }
      self = .jump(branch: branch, from: from, to: to)
    case "branch_ended":
      guard let outcome = text("outcome") else { return nil }
      self = .branchEnded(branch: branch, outcome: outcome)
    case "restarted":
      guard let number = number("number"), let target = text("at") else { return nil }
      self = .restarted(number: number, at: target)
    case "run_ended":
      guard let status = text("status") else { return nil }
      self = .runEnded(status: status)
    default: return nil
    }
  }
}
