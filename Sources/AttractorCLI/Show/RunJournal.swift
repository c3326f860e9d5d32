import JSON

/// What a reader needs from a run's journal: where steps left their files, what is open, whether the run ended.
struct RunJournal {
  /// A step that has begun and has no end.
  struct OpenStep: Hashable {
    let branch: String
    let node: String
  }

  /// All records, in order; a line that is none is left out.
  let records: [JSONValue]

  init(lines: [String]) { records = lines.compactMap { try? JSONParser.parse($0) } }

  /// Whether the last process came to write down how it ended.
  var isEnded: Bool { records.last?.word("type") == "run_ended" }

  /// The steps that were announced and of which nobody knows more.
  var openSteps: [OpenStep] {
    var open: [OpenStep] = []
    for record in records {
      let step = OpenStep(branch: record.word("branch"), node: record.word("node"))
      switch record.word("type") {
      case "intent": open.append(step)
      case "attempt", "result", "suspended", "interrupted": open.removeAll { $0 == step }
      default: break
      }
    }
    return open
  }

  /// The directory of a node's last visit, relative to the run's: `restart-1/fan_out/clarity/review`.
  func directory(of node: String) -> String {
    let last = records.lastIndex { $0.word("node") == node }
    let restart = records[..<(last ?? records.count)].last { $0.word("type") == "restarted" }
    let branch = last.map { records[$0].word("branch") } ?? ""
    return Self.directory(of: node, branch: branch, restart: restart?.word("number") ?? "")
  }

  /// The directory of an open step.
  func directory(of step: OpenStep) -> String {
    let restart = records.last { $0.word("type") == "restarted" }
    return Self.directory(of: step.node, branch: step.branch, restart: restart?.word("number") ?? "")
  }

  /// A branch is called `fan_out#2/clarity` in the journal, for the second visit of `fan_out`; after a restart the name
  /// begins with the restart's folder.
  private static func directory(of node: String, branch: String, restart: String) -> String {
    var parts = branch.split(separator: "/").map { part -> String in
      guard let mark = part.lastIndex(of: "#"), part[mark...].dropFirst().allSatisfy(\.isNumber) else {
        return String(part)
      }
      return String(part[..<mark])
    }
    let folder = "restart-\(restart)"
    if !restart.isEmpty, parts.first != folder { parts.insert(folder, at: 0) }
    return (parts + [node]).joined(separator: "/")
  }
}
