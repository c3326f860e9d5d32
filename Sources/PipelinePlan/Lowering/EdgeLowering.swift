import PipelineIR
import SourceText

extension Lowering {
  /// Lowers all edges, grouped by source; an edge's place in `Pipeline.outgoing` is its id in the plan.
  mutating func lowerEdges() {
    let order = pipeline.outgoing.items
    plan.edges.reserveCapacity(order.count)
    for id in order { plan.edges.append(lowerEdge(pipeline.edges[id.index])) }
    if order.count > PlanLimits.edges {
      report(
        LoweringCode.limitExceeded, "\(order.count) edges are more than the \(PlanLimits.edges) of a plan",
        at: pipeline.nameSpan)
    }
  }

  private mutating func lowerEdge(_ edge: Edge) -> PlanEdge {
    let range = edge.attributes
    checkTypes(range)
    let label = text(.label, in: range) ?? ""
    let condition = lowerCondition(edge)
    return PlanEdge(
      from: PlanNodeID(edge.from.index), to: PlanNodeID(edge.to.index), label: strings.id(of: label),
      normalizedLabel: label.isEmpty ? .empty : strings.id(of: EdgeLabel.normalized(label)),
      accelerator: label.isEmpty
        ? .empty : strings.id(of: EdgeLabel.acceleratorKey(label)?.uppercased() ?? ""),
      predicate: condition?.predicate, conditionText: condition?.text ?? .empty,
      weight: pipeline.attribute(.weight, in: range)?.integer ?? 0, isRestart: flag(.loopRestart, in: range),
      fidelity: stringID(.fidelity, in: range), thread: stringID(.threadID, in: range), jump: 0)
  }

  private mutating func lowerCondition(_ edge: Edge) -> (predicate: Int, text: StringID)? {
    guard edge.isConditional else { return nil }
    let attribute =
      pipeline.attribute(.condition, in: edge.attributes) ?? pipeline.attribute(.on, in: edge.attributes)
    guard let condition = edge.condition else {
      report(
        LoweringCode.conditionSyntax, "the condition cannot be read, so nobody knows when the edge is taken",
        at: attribute?.valueSpan ?? edge.span, subject: subject(of: edge))
      return nil
    }
    // All branches of a parallel node run, whatever is written on its edges (rule AT315).
    if pipeline.nodes[edge.from.index].handler == .parallel { return nil }
    guard let formula = Formula(condition) else {
      report(
        LoweringCode.limitExceeded, "the condition nests deeper than \(Formula.depthLimit) levels",
        at: attribute?.valueSpan ?? edge.span, help: "write it flatter", subject: subject(of: edge))
      return nil
    }
    var text = attribute?.string ?? ""
    if attribute?.name == .on { text = "outcome=" + text }
    return (predicates.id(of: formula, &strings), strings.id(of: text))
  }

  func subject(of edge: Edge) -> Diagnostic.Subject {
    .edge(from: pipeline.nodes[edge.from.index].name, to: pipeline.nodes[edge.to.index].name)
  }

  /// The plan's edges out of a node, in declaration order.
  func edgeRange(of node: NodeID) -> Range<Int> {
    Int(pipeline.outgoing.offsets[node.index])..<Int(pipeline.outgoing.offsets[node.index + 1])
  }

  /// Orders edges as specification 3.3 chooses among equals: by weight, then by the target's name; edges that
  /// agree in both stay in declaration order.
  func byPriority(_ edges: [Int]) -> [Int] {
    if edges.count < 2 { return edges }
    return edges.sorted { left, right in
      let (first, second) = (plan.edges[left], plan.edges[right])
      if first.weight != second.weight { return first.weight > second.weight }
      let (a, b) = (pipeline.nodes[first.to.index].name.utf8, pipeline.nodes[second.to.index].name.utf8)
      if a.elementsEqual(b) { return left < right }
      return a.lexicographicallyPrecedes(b)
    }
  }
}
