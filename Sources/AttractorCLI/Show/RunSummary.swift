import Interpreter
import JSON
import SystemPackage

/// A run in reading order: how it ended, the failed stage, its command, its output, the branches, the journal's end,
/// the checkpoint, the manifest, and what to do next.
struct RunSummary {
  let files: RunFiles
  /// How the directory is called in what to type next.
  let name: String
  let paint: Paint

  /// The text for a person.
  func text() -> String {
    let final = files.document("final.json")
    var sections = [heading(final.value, final.damage)]
    if let node = final.value?.field("failed_node"), !node.isEmpty { sections += failedStage(node) }
    sections.append(journal())
    sections.append(checkpoint())
    sections.append(manifest())
    sections.append(advice(final.value))
    return sections.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func heading(_ final: JSONValue?, _ damage: String?) -> String {
    guard let final else {
      if let damage { return paint.bad("final.json cannot be read: \(damage)") }
      return paint.warn("This run has not ended, or was cut off before it could say how.")
    }
    let status = final.field("status")
    let shown = status == "success" ? paint.good(status) : paint.bad(status)
    var lines = [
      "\(paint.bold("Run")) \(shown) in \(DurationDisplay.text(milliseconds: final.number("duration_ms")))"
    ]
    for (label, key) in [
      ("failed at", "failed_node"), ("class", "failure_class"), ("reason", "failure_reason"),
    ]
    where !final.field(key).isEmpty {
      lines.append("  \(label.padded(to: 10)) \(final.field(key))")
    }
    return lines.joined(separator: "\n")
  }

  /// The evidence of one stage, in the order to read it.
  private func failedStage(_ node: String) -> [String] {
    var sections: [String] = []
    let status = files.document("\(node)/status.json").value
    if let status {
      sections.append(members("\(node)/status.json", status, ["outcome", "failure_reason", "notes"]))
    }
    if let call = files.document("\(node)/invocation.json").value {
      sections.append(
        members(
          "\(node)/invocation.json", call, ["command", "exit_code", "signal", "timed_out", "duration_ms"]))
    }
    for log in ["stderr.log", "stdout.log"] {
      let lines = files.tail("\(node)/\(log)", lines: 10)
      if !lines.isEmpty { sections.append(block("\(node)/\(log), its end", lines)) }
    }
    if let branches = files.document("\(node)/parallel_results.json").value?.arrayValue {
      let lines = branches.map {
        "\($0.field("id").padded(to: 20)) \($0.field("outcome"))  \($0.field("failure_reason"))"
      }
      sections.append(block("\(node)/parallel_results.json", lines))
    }
    return sections
  }

  private func journal() -> String {
    let lines = files.tail("journal.jsonl", lines: 8)
    return lines.isEmpty ? "" : block("journal.jsonl, its end", lines.map(Self.record))
  }

  /// One record as words; a line that is no record is shown as it is.
  private static func record(_ line: String) -> String {
    guard let value = try? JSONParser.parse(line), let type = value["type"]?.stringValue else { return line }
    let body = value["body"] ?? value
    let parts = ["node", "from", "to", "at", "status", "outcome", "branch"].compactMap { key in
      body.field(key).isEmpty ? nil : "\(key)=\(body.field(key))"
    }
    return "\(value.field("seq").padded(to: 6)) \(type.padded(to: 14)) \(parts.joined(separator: " "))"
  }

  private func checkpoint() -> String {
    guard let value = files.document("checkpoint.json").value else { return "" }
    let completed = value["completed_nodes"]?.arrayValue?.count ?? 0
    return block(
      "checkpoint.json", ["current node: \(value.field("current_node"))", "completed: \(completed) stages"])
  }

  private func manifest() -> String {
    guard let value = files.document("manifest.json").value else { return "" }
    return members("manifest.json", value, ["run_id", "name", "goal", "plan_hash", "start_time"])
  }

  private func advice(_ final: JSONValue?) -> String {
    let next: String
    switch final?.field("status") {
    case "success": next = "Nothing to do; the stages are in \(name)/<node>."
    case "suspended": next = "A person has to answer: `attractor resume \(name)` on a terminal asks again."
    case "canceled", nil: next = "`attractor resume \(name)` goes on where it stopped."
    default: next = "Mend what the reason names, then run the pipeline again with a new --logs directory."
    }
    return "\(paint.bold("Next")) \(next)"
  }

  private func members(_ title: String, _ value: JSONValue, _ keys: [String]) -> String {
    let lines = keys.compactMap { key in
      value.field(key).isEmpty ? nil : "\(key.padded(to: 14)) \(value.field(key))"
    }
    return lines.isEmpty ? "" : block(title, lines)
  }

  private func block(_ title: String, _ lines: [String]) -> String {
    ([paint.bold(title)] + lines.map { "  \($0)" }).joined(separator: "\n")
  }
}

extension JSONValue {
  /// A member as text for a terminal; empty when it is missing.
  fileprivate func field(_ key: String) -> String {
    guard let value = self[key] else { return "" }
    return TerminalText.visible(RunContext.text(of: value))
  }

  /// A member as a whole number; 0 when it is missing.
  fileprivate func number(_ key: String) -> Int { Int(clamping: self[key]?.integerValue ?? 0) }
}
