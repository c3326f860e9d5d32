extension PlanListing {
  mutating func writeNode(_ id: PlanNodeID) {
    let node = plan.nodes[id.index]
    line()
    var title = "\(name(id)): \(plan[node.type])"
    if node.label != node.id { title += " \(plan[node.label].quoted(limit: 60))" }
    line(title)
    writeSettings(node)
    let end = id.index + 1 < plan.nodes.count ? plan.nodes[id.index + 1].entry : plan.code.count
    var rows: [CodeRow] = []
    for index in node.entry..<end {
      if case .restart = plan.code[index] { break }
      rows += self.rows(plan.code[index], at: index)
    }
    write(rows)
  }

  private mutating func writeSettings(_ node: PlanNode) {
    setting("prompt", prompt(node.prompt))
    if let command = node.toolCommand { setting("command", plan[command].quoted(limit: 80)) }
    if plan.policies[node.policy].maxAttempts > 1 { setting("policy", "p\(node.policy)") }
    if let timeout = node.timeout { setting("timeout", Self.duration(timeout)) }
    if node.maxVisits != plan.limits.maxNodeVisits { setting("visits", "at most \(node.maxVisits)") }
    var flags: [String] = []
    if node.flags.contains(.goalGate) { flags.append("goal gate") }
    if node.flags.contains(.autoStatus) { flags.append("auto status") }
    if node.flags.contains(.allowPartial) { flags.append("allows partial success") }
    setting("is", flags.joined(separator: ", "))
    let model = [node.provider, node.model, node.reasoningEffort].map { plan[$0] }.filter { !$0.isEmpty }
    setting("model", model.joined(separator: " "))
    setting("backend", plan[node.backend])
    setting("fidelity", plan[node.fidelity])
    setting("thread", plan[node.thread])
    for attribute in plan.attributes[node.attributes] {
      setting(plan[attribute.name], plan[attribute.value].quoted(limit: 80))
    }
  }

  /// The beginning of a prompt, with its variables as an author writes them.
  private func prompt(_ range: Range<Int>) -> String {
    var text = ""
    for segment in plan.templates[range] {
      if text.utf8.count > 400 { break }
      switch segment {
      case .text(let part): text += String(plan[part].unicodeScalars.prefix(100))
      case .goal: text += "$goal"
      case .input(let name): text += "$input.\(plan[name])"
      case .context(let key): text += "$context.\(plan[key])"
      case .runID: text += "$run_id"
      case .nodeID: text += "$node_id"
      case .baseSHA: text += "$base_sha"
      }
    }
    return text.isEmpty ? "" : text.quoted(limit: 80)
  }

  /// The lines of one instruction: one, or one for each edge it may take.
  private func rows(_ instruction: Instruction, at index: Int) -> [CodeRow] {
    var row = CodeRow(number: index, word: instruction.word)
    switch instruction {
    case .enter, .execute, .commit: break
    case .gates: row.argument = "all goal gates that were visited"
    case .test(let predicate, let edge):
      row.argument = plan.conditionText(predicate)
      row.take(edge, self)
    case .onFail(let target): row.argument = "@\(target)"
    case .prefer(let range):
      return choices(range, row) { plan[plan.edges[$0.index].normalizedLabel].quoted(limit: 40) }
    case .suggest(let range): return choices(range, row) { name(plan.edges[$0.index].to) }
    case .take(let edge), .restart(let edge): row.take(edge, self)
    case .failRoute(let node):
      if let first = plan.nodeLists[plan.nodes[node.index].retryTargets].first {
        row.target = target(first)
      } else {
        row.argument = "to where the node before retries"
      }
    case .fork(let region):
      row.argument = "r\(region)"
      let branches = plan.regions[region].branches.map { branch in
        CodeRow(target: target(plan.edges[branch.index].to))
      }
      return [row] + branches
    case .join(let region):
      row.argument = "r\(region)"
      row.target = target(plan.regions[region].join)
    case .halt(let status): row.argument = status.explanation
    }
    return [row]
  }

  private func choices(
    _ range: Range<Int>, _ first: CodeRow, _ argument: (PlanEdgeID) -> String
  ) -> [CodeRow] {
    plan.edgeLists[range].enumerated().map { position, edge in
      var row = position == 0 ? first : CodeRow()
      row.argument = argument(edge)
      row.take(edge, self)
      return row
    }
  }

  /// Writes code with its columns aligned.
  mutating func write(_ rows: [CodeRow]) {
    let width = rows.filter { !$0.target.isEmpty }.map(\.argument.unicodeScalars.count).max() ?? 0
    let targets = rows.filter { !$0.note.isEmpty }.map(\.target.unicodeScalars.count).max() ?? 0
    for row in rows {
      let number = row.number.map(String.init) ?? ""
      var arrow = ""
      if !row.target.isEmpty {
        let gap = width == 0 ? "" : "  "
        arrow = row.argument.padded(width) + gap + "-> " + row.target.padded(targets) + "  " + row.note
      }
      let padding = String(repeating: " ", count: max(0, numberWidth - number.count))
      line(padding, number, "  ", row.word.padded(10), " ", arrow.isEmpty ? row.argument : arrow)
    }
  }
}

/// A line of code in columns.
struct CodeRow {
  var number: Int?
  var word = ""
  var argument = ""
  var target = ""
  var note = ""

  /// Fills in where an edge leads and what is written on it.
  mutating func take(_ id: PlanEdgeID, _ listing: PlanListing) {
    let edge = listing.plan.edges[id.index]
    target = "\(listing.name(edge.to)) @\(edge.jump)"
    var notes: [String] = []
    if edge.label != .empty { notes.append(listing.plan[edge.label].quoted(limit: 40)) }
    if edge.weight != 0 { notes.append("weight \(edge.weight)") }
    if edge.isRestart { notes.append("restarts the run") }
    if edge.fidelity != .empty { notes.append("fidelity \(listing.plan[edge.fidelity])") }
    if edge.thread != .empty { notes.append("thread \(listing.plan[edge.thread])") }
    note = notes.joined(separator: ", ")
  }
}

extension HaltStatus {
  /// The word, and in other words.
  var explanation: String {
    switch self {
    case .success: "success"
    case .failed: "failed: the failure goes nowhere else"
    case .noRoute: "no route: no edge takes the outcome"
    }
  }
}
