import PipelineIR

extension Drawing {
  /// Decides which subgraphs are boxes: those with a label or a name that starts with `cluster`. Others only
  /// group defaults, and their nodes stand in the box around them.
  mutating func drawClusters() {
    clusters = Array(repeating: nil, count: pipeline.subgraphs.count)
    for (index, subgraph) in pipeline.subgraphs.enumerated() {
      // Outer subgraphs come first, so the parent is already decided.
      let parent = subgraph.parent.flatMap { $0.index < index ? clusters[$0.index] : nil }
      let label = text(.label, in: subgraph.attributes)
      let isNamedCluster = subgraph.name?.hasPrefix("cluster") == true
      guard label != nil || isNamedCluster else {
        clusters[index] = parent
        continue
      }
      let lines = label.map { labelLines($0, columns: 40, lines: 2) } ?? []
      var drawn = DrawnCluster(
        id: "cluster-\(index)", lines: lines, paint: palette.cluster, parent: parent, classes: [],
        tooltip: lines.isEmpty ? oneLine(subgraph.name ?? "", columns: 80) : lines.joined(separator: " "))
      if let derived = subgraph.derivedClass.flatMap(classToken) { drawn.classes.append(derived) }
      clusters[index] = model.clusters.count
      model.clusters.append(drawn)
    }
  }
}
