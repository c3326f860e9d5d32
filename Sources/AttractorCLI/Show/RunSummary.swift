import Interpreter
import JSON

/// A run in reading order: how it ended, the failed stage, its command, its output, the branches, the journal's end,
/// the checkpoint, the manifest, and what to do next.
struct RunSummary {
  private let files: RunFiles
  private let journal: RunJournal
  private let state: RunState
  private let name: String
  private let page: Page

  /// Records of the journal that are shown.
  private static let journalLines = 8

  /// - Parameter name: how the directory is called in what to type next.
  init(files: RunFiles, name: String, paint: Paint) {
    self.files = files
    self.name = name
    journal = RunJournal(lines: files.lines("journal.jsonl"))
    state = RunState(files, journal)
    page = Page(paint: paint)
  }

  private var paint: Paint { page.paint }

  /// The text for a person.
  func text() -> String {
    var sections = [heading]
    let evidence = StageEvidence(files: files, journal: journal, page: page)
    switch state {
    case .ended(let final):
      let node = final.word("failed_node")
      if final.word("status") == "fail", !node.isEmpty { sections += evidence.sections(of: node) }
    case .cutOff:
      for step in journal.openSteps.prefix(1) { sections += evidence.stage(journal.directory(of: step)) }
    case .running, .unreadable: break
    }
    sections += [tail, checkpoint, manifest]
    sections.append("\(paint.bold("Next")) \(RunAdvice(state: state, name: name).text)")
    return sections.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private var heading: String {
    switch state {
    case .running(let process):
      return unfinished("\(paint.bold("Run")) \(paint.warn("in progress")), process \(process)", "at work on")
    case .cutOff:
      let word = paint.bad("cut off")
      return unfinished(
        "\(paint.bold("Run")) \(word): it has not ended, and no process has it", "was at work on")
    case .unreadable(let damage): return paint.bad("final.json cannot be read: \(damage)")
    case .ended(let final): return ended(final)
    }
  }

  /// The heading of a run without an end, with the steps it is in.
  private func unfinished(_ title: String, _ verb: String) -> String {
    let open = journal.openSteps.map { journal.directory(of: $0) }
    guard !open.isEmpty else { return title }
    return "\(title)\n  \(verb) \(open.map { TerminalText.visible($0) }.joined(separator: ", "))"
  }

  private func ended(_ final: JSONValue) -> String {
    let status = final.field("status")
    let shown =
      switch status {
      case "success": paint.good(status)
      case "fail": paint.bad(status)
      default: paint.warn(status)
      }
    let time = Amounts.time(milliseconds: final.number("duration_ms"))
    var lines = ["\(paint.bold("Run")) \(shown) in \(time)\(sums(final))"]
    var facts = [("failed at", "failed_node"), ("class", "failure_class"), ("reason", "failure_reason")]
    if status != "fail" { facts = status == "canceled" ? [("stopped at", "failed_node")] : [] }
    for (label, key) in facts + [("internal", "internal_error")] where !final.field(key).isEmpty {
      lines.append("  \(label.padded(to: 10)) \(final.field(key))")
    }
    if let question = final["question"] { lines += asked(question) }
    return lines.joined(separator: "\n")
  }

  private func sums(_ final: JSONValue) -> String {
    var parts = [Amounts.count(final.number("completed_nodes"), "stage", "stages")]
    let restarts = final.number("restarts")
    if restarts > 0 { parts.append(Amounts.count(restarts, "restart", "restarts")) }
    if let usage = final["usage"] {
      let tokens = usage.number("input_tokens").addingClamped(usage.number("output_tokens"))
      if tokens > 0 { parts.append(Amounts.count(tokens, "token", "tokens")) }
    }
    if let cost = final["cost"]?.doubleValue { parts.append(Amounts.dollars(cost)) }
    return ": " + parts.joined(separator: ", ")
  }

  /// What a suspended run wants to know.
  private func asked(_ question: JSONValue) -> [String] {
    let options = question["options"]?.arrayValue ?? []
    return ["  \(question.field("stage")) asks: \(question.field("text"))"]
      + options.map { "    [\($0.field("key"))] \($0.field("label"))" }
  }

  private var tail: String {
    let lines = journal.records.suffix(Self.journalLines).map(Self.line)
    return lines.isEmpty ? "" : page.block("journal.jsonl, its end", lines)
  }

  /// One record as words.
  private static func line(_ record: JSONValue) -> String {
    let parts = ["node", "from", "to", "at", "status", "outcome", "branch"].compactMap { key in
      record.field(key).isEmpty ? nil : "\(key)=\(record.field(key))"
    }
    return "\(record.field("seq").padded(to: 4)) \(record.field("type").padded(to: 12)) "
      + parts.joined(separator: " ")
  }

  private var checkpoint: String {
    let checkpoint = files.document("checkpoint.json")
    if let damage = checkpoint.damage {
      return page.block("checkpoint.json", ["cannot be read: \(damage)"])
    }
    guard let value = checkpoint.value else { return "" }
    let completed = value["completed_nodes"]?.arrayValue?.count ?? 0
    let stages = Amounts.count(completed, "stage", "stages")
    return page.block("checkpoint.json", ["\(stages) done, the last is \(value.field("current_node"))"])
  }

  private var manifest: String {
    let manifest = files.document("manifest.json")
    if let damage = manifest.damage { return page.block("manifest.json", ["cannot be read: \(damage)"]) }
    guard let value = manifest.value else { return "" }
    let keys = ["run_id", "name", "goal", "plan_hash", "start_time", "work_directory"]
    return page.members("manifest.json", value, keys)
  }
}
