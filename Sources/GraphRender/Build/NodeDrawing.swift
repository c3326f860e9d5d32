import PipelineIR
import SourceText

extension Drawing {
  mutating func drawNode(_ id: NodeID) {
    let node = pipeline.nodes[id.index]
    let shape = node.handler.drawnShape
    let isGate = pipeline.attribute(.goalGate, in: node.attributes)?.boolean == true
    var drawn = DrawnNode(
      id: elementID("node", node.name), lines: nodeLines(node, shape: shape), shape: shape,
      paint: palette.kind(node.handler), borderWidth: isGate ? 1.8 : 1.2,
      borders: isGate || node.handler == .exit ? 2 : 1, isDashed: false,
      isBold: isGate || node.handler == .start || node.handler == .exit, classes: [node.handler.className],
      tooltip: nodeTooltip(node, isGate: isGate), cluster: node.subgraph.flatMap { clusters[$0.index] })
    if isGate { drawn.classes.append("goal-gate") }
    drawn.classes += pipeline.classes(of: id).prefix(8).compactMap(classToken)
    color(&drawn, name: node.name)
    model.nodes.append(drawn)
  }

  /// The placeholder for a node that an edge names and nobody declares.
  mutating func placeholder(_ name: String) -> Int {
    if let index = placeholders[name] { return index }
    let index = model.nodes.count
    placeholders[name] = index
    let shown = oneLine(name, columns: 24)
    model.nodes.append(
      DrawnNode(
        id: elementID("missing", name), lines: [shown.isEmpty ? "?" : shown, "(not declared)"],
        shape: .rectangle,
        paint: palette.missing, borderWidth: 1.2, borders: 1, isDashed: true, isBold: false,
        classes: ["missing"], tooltip: "\(shown): no node of this name is declared", cluster: nil))
    return index
  }

  private func nodeLines(_ node: Node, shape: NodeShape) -> [String] {
    let label = text(.label, in: node.attributes) ?? node.name
    let lines = labelLines(label, columns: shape.labelColumns)
    if !lines.isEmpty { return lines }
    let name = labelLines(node.name, columns: shape.labelColumns)
    return name.isEmpty ? ["?"] : name
  }

  private func nodeTooltip(_ node: Node, isGate: Bool) -> String {
    var parts = ["\(oneLine(node.name, columns: 80)) (\(kindName(node))\(isGate ? ", goal gate" : ""))"]
    if let state = options.states.map({ $0[node.name] ?? .pending }) { parts.append(state.rawValue) }
    let says =
      drawing("tooltip", in: node.attributes)?.text ?? text(.prompt, in: node.attributes)
      ?? text(.toolCommand, in: node.attributes)
    if let says { parts.append(oneLine(says, columns: 160)) }
    return parts.joined(separator: ": ")
  }

  private func kindName(_ node: Node) -> String {
    guard node.handler == .custom else { return node.handler.typeName }
    return text(.type, in: node.attributes).map { oneLine($0, columns: 40) } ?? node.handler.typeName
  }

  private func color(_ drawn: inout DrawnNode, name: String) {
    guard let states = options.states else { return }
    let state = states[name] ?? .pending
    drawn.paint = palette.state(state)
    drawn.classes.append("state-\(state.rawValue)")
    if state == .running { drawn.borderWidth += 1 }
    if state == .skipped { drawn.isDashed = true }
  }
}

/// An author's class as one class of the SVG, in its own name space so that it never means one of ours.
func classToken(_ name: String) -> String? {
  let clean = name.utf8.prefix(64).filter(ASCII.isName)
  return clean.isEmpty ? nil : "class-" + String(decoding: clean, as: UTF8.self)
}
