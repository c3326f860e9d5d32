import PipelineIR

/// A plan as text for people: what it holds, then the code of each node, as an assembler would list it.
///
/// Equal plans give equal listings. `@12` is instruction 12; `p1` and `r0` name rows of the tables at the
/// top. The plan must have been verified.
public func listing(_ plan: Plan) -> String {
  var listing = PlanListing(plan)
  listing.writeHead()
  listing.writeInputs()
  listing.writePolicies()
  listing.writeRegions()
  listing.writeGates()
  for index in plan.nodes.indices { listing.writeNode(PlanNodeID(index)) }
  listing.writeRestarts()
  return listing.text
}

/// The state of one listing; each part is an extension of its own.
struct PlanListing {
  /// Where the values of settings begin.
  static let settingColumn = 20

  let plan: Plan
  let numberWidth: Int
  var text = ""

  init(_ plan: Plan) {
    self.plan = plan
    numberWidth = max(4, String(plan.code.count).count) + 2
  }

  mutating func line(_ parts: String...) {
    for part in parts { text += part }
    while text.last == " " { text.removeLast() }
    text += "\n"
  }

  /// A setting of a node or the run; nothing for an empty value.
  mutating func setting(_ name: String, _ value: String) {
    if !value.isEmpty { line("  ", name.padded(Self.settingColumn - 3), " ", value) }
  }

  /// A table with a title and aligned columns; nothing when it has no rows.
  mutating func table(_ title: String, _ rows: [[String]]) {
    if rows.isEmpty { return }
    line()
    line(title)
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.unicodeScalars.count)
      }
    }
    for row in rows {
      let cells = row.enumerated().map { column, cell in
        column == row.count - 1 ? cell : cell.padded(widths[column])
      }
      line("  ", cells.joined(separator: "  "))
    }
  }

  func name(_ node: PlanNodeID) -> String { plan[plan.nodes[node.index].id] }

  /// A node as a target: its name and where its code begins.
  func target(_ node: PlanNodeID) -> String { "\(name(node)) @\(plan.nodes[node.index].entry)" }

  static func duration(_ milliseconds: Int64) -> String { DurationText.text(.milliseconds(milliseconds)) }

  static func count(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
  }
}
