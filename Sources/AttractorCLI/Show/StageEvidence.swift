import JSON
import PipelinePlan

/// What a failed stage left behind, in the order to read it.
struct StageEvidence {
  let files: RunFiles
  let journal: RunJournal
  let page: Page

  /// The lines of a text file that are shown: its end.
  private static let tailLines = 12

  /// The sections about `node`; a fan-in's are those of its branches too.
  func sections(of node: String) -> [String] {
    let directory = journal.directory(of: node)
    var sections = stage(directory)
    if let fork = fork(joinedBy: node) ?? (isFork(directory) ? directory : nil) {
      sections += branches(of: fork)
    }
    return sections
  }

  /// The sections about the stage in `directory`.
  func stage(_ directory: String) -> [String] {
    var sections: [String] = []
    let status = files.document("\(directory)/status.json")
    if let value = status.value {
      sections.append(page.members("\(directory)/status.json", value, Self.statusMembers))
    } else if let damage = status.damage {
      sections.append(page.block("\(directory)/status.json", ["cannot be read: \(damage)"]))
    }
    if let call = files.document("\(directory)/invocation.json").value {
      sections.append(page.members("\(directory)/invocation.json", call, Self.invocationMembers))
    }
    for log in ["stderr.log", "stdout.log", "response.md"] {
      let lines = files.tail("\(directory)/\(log)", lines: Self.tailLines)
      if !lines.isEmpty { sections.append(page.block("\(directory)/\(log), its end", lines)) }
    }
    let more = files.names(in: directory).filter { name in
      name == "prompt.md" || name.hasPrefix("attempt") || name.hasPrefix("visit")
    }
    if !more.isEmpty { sections.append(page.block("\(directory), also there", more)) }
    return sections.filter { !$0.isEmpty }
  }

  private static let statusMembers = ["outcome", "failure_reason", "failure_class", "notes"]
  private static let invocationMembers = [
    "command", "cwd", "exit_code", "signal", "timed_out", "canceled", "duration_ms",
  ]

  /// What became of the branches of a parallel node, and the evidence of the first that failed.
  private func branches(of fork: String) -> [String] {
    let name = "\(fork)/parallel_results.json"
    guard let results = files.document(name).value?.arrayValue, !results.isEmpty else { return [] }
    let width = results.map { TerminalText.columns(of: $0.field("id")) }.max() ?? 0
    let lines = results.map { result in
      let reason = result.field("failure_reason")
      let id = result.field("id").padded(to: width)
      return reason.isEmpty
        ? "\(id)  \(result.field("outcome"))" : "\(id)  \(result.field("outcome"))  \(reason)"
    }
    var sections = [page.block(name, lines)]
    let failed = results.filter { $0.word("outcome") == "fail" && !$0.word("last_node").isEmpty }
    for result in failed.prefix(1) {
      sections += stage("\(fork)/\(result.word("id"))/\(result.word("last_node"))")
    }
    let rest = failed.dropFirst().map { "\(fork)/\($0.field("id"))/\($0.field("last_node"))" }
    if !rest.isEmpty { sections.append(page.block("The other branches that failed", rest)) }
    return sections
  }

  private func isFork(_ directory: String) -> Bool { files.exists("\(directory)/parallel_results.json") }

  /// The directory of the parallel node whose branches meet at `join`; nil where the plan knows of none.
  private func fork(joinedBy join: String) -> String? {
    guard let bytes = files.bytes("plan.json"), let plan = try? Plan(decoding: bytes), verify(plan).isEmpty,
      let region = plan.regions.first(where: { plan[plan.nodes[$0.join.index].id] == join })
    else { return nil }
    return journal.directory(of: plan[plan.nodes[region.node.index].id])
  }
}
