extension PlanVerifier {
  func checkEdges() {
    for (index, node) in plan.nodes.enumerated() {
      for edge in node.edges {
        require(
          plan.edges[edge].from.index == index, "/edges/\(edge)/from",
          "the edge stands among those of node \(index)")
      }
    }
    for (index, edge) in plan.edges.enumerated() {
      requireNode(edge.to, "/edges/\(index)/to")
      for id in [
        edge.label, edge.normalizedLabel, edge.accelerator, edge.conditionText, edge.fidelity, edge.thread,
      ]
      where id.index >= plan.strings.count {
        requireString(id, "/edges/\(index)")
      }
      if let predicate = edge.predicate {
        require(
          plan.predicates.indices.contains(predicate), "/edges/\(index)/predicate",
          "predicate \(predicate) of \(plan.predicates.count)")
      }
    }
    for (index, edge) in plan.edgeLists.enumerated() {
      require(
        edge.index < plan.edges.count, "/edgeLists/\(index)", "edge \(edge.index) of \(plan.edges.count)")
    }
  }
}
