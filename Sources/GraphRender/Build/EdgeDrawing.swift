import PipelineIR

extension Drawing {
  mutating func drawEdge(_ id: EdgeID) {
    let edge = pipeline.edges[id.index]
    let guardText = self.guardText(edge)
    let verdict = edge.condition?.verdict ?? guardText.map(EdgeVerdict.init(outcome:)) ?? .open
    let restarts = pipeline.restarts(id)
    let paint = paint(verdict)
    var drawn = DrawnEdge(
      id: "edge-\(id.index)", from: edge.from.index, to: edge.to.index,
      lines: edgeLines(edge, guardText: guardText), color: paint.line, textColor: paint.text, width: 1.2,
      isDashed: restarts, constrains: drawing("constraint", in: edge.attributes)?.text != "false",
      minimumLength: minimumLength(edge),
      isReturning: returning[id.index], straightness: straightness(id, verdict), classes: [],
      tooltip: edgeTooltip(edge, restarts: restarts))
    if edge.isConditional || guardText != nil { drawn.classes.append("conditional") }
    if verdict == .success { drawn.classes.append("success") }
    if verdict == .fail { drawn.classes.append("fail") }
    if restarts { drawn.classes.append("restart") }
    model.edges.append(drawn)
  }

  mutating func drawUnresolved(_ edge: UnresolvedEdge, number: Int) {
    let from = edge.from?.index ?? placeholder(edge.fromName)
    let to = edge.to?.index ?? placeholder(edge.toName)
    let names = "\(oneLine(edge.fromName, columns: 60)) → \(oneLine(edge.toName, columns: 60))"
    model.edges.append(
      DrawnEdge(
        id: "missing-edge-\(number)", from: from, to: to, lines: [], color: palette.missing.border,
        textColor: palette.missing.text, width: 1.2, isDashed: true, constrains: true, minimumLength: 1,
        isReturning: false, straightness: 1,
        classes: ["unresolved"], tooltip: "\(names): not declared"))
  }

  private func paint(_ verdict: EdgeVerdict) -> EdgePaint {
    switch verdict {
    case .open: palette.edge
    case .success: palette.successEdge
    case .fail: palette.failEdge
    }
  }

  /// The condition in words; as written where it does not parse.
  private func guardText(_ edge: Edge) -> String? {
    if let condition = edge.condition { return plainText(condition.readableText) }
    if let written = text(.condition, in: edge.attributes) { return plainText(written) }
    return text(.on, in: edge.attributes).map { plainText($0) }
  }

  /// The label, then the condition in brackets as UML writes guards; one of them where both say the same.
  private func edgeLines(_ edge: Edge, guardText: String?) -> [String] {
    let label = text(.label, in: edge.attributes).map { labelLines($0, columns: 24, lines: 3) } ?? []
    guard options.showsConditions, let guardText, !guardText.isEmpty else { return label }
    if label.joined(separator: " ").lowercased() == guardText.lowercased() { return label }
    return label + LabelWrapping(columns: 26, lines: 3).wrap("[\(guardText)]")
  }

  private func edgeTooltip(_ edge: Edge, restarts: Bool) -> String {
    let from = oneLine(pipeline.nodes[edge.from.index].name, columns: 60)
    let to = oneLine(pipeline.nodes[edge.to.index].name, columns: 60)
    var tooltip = "\(from) → \(to)"
    if let condition = text(.condition, in: edge.attributes) {
      tooltip += ", if \(oneLine(condition, columns: 160))"
    }
    if restarts { tooltip += ", restarts the run" }
    return tooltip
  }

  /// The way of success is the main line; what leads back or catches failures bends around it.
  private func straightness(_ id: EdgeID, _ verdict: EdgeVerdict) -> Int {
    if returning[id.index] { return 1 }
    switch verdict {
    case .success: return 6
    case .fail: return 2
    case .open: return hasSuccessEdge[pipeline.edges[id.index].from.index] ? 2 : 6
    }
  }

  private func minimumLength(_ edge: Edge) -> Int {
    guard let length = drawing("minlen", in: edge.attributes)?.number else { return 1 }
    return Int(min(max(length, 0), 20))
  }
}
