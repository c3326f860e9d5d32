import DOTSyntax
import SourceText

/// The second pass over edge statements: attributes and condition once a statement, then its edges.
extension Elaborator {
  /// One node an edge statement names.
  private struct End {
    /// Its index; negative when no node has the name.
    let node: Int32
    let token: Int32
  }

  mutating func elaborateEdges(_ index: Int) {
    let statement = Int(edgeStatements[index].statement)
    subject = .edge(statement: statement)
    defer { subject = .none }
    edgeDefaults.use(edgeStatements[index].defaults)
    let attributes = edgeAttributes(index)
    let (condition, isConditional) = condition(attributes)
    let span = tree.span(of: statement)
    var sources: [End] = []
    var targets: [End] = []
    var child = statement + 1
    while child < Int(syntax[statement].subtreeEnd) {
      targets.removeAll(keepingCapacity: true)
      if collectEnds(child, &targets) {
        guard edges.count + unresolvedEdges.count + sources.count * targets.count <= limits.edges else {
          return reportLimit("edges", limits.edges, at: span)
        }
        for source in sources {
          for target in targets {
            connect(
              source, target,
              Edge(
                from: NodeID(Int(source.node)), to: NodeID(Int(target.node)),
                fromSpan: tokens[Int(source.token)].span, toSpan: tokens[Int(target.token)].span, span: span,
                attributes: attributes, condition: condition, isConditional: isConditional))
          }
        }
        swap(&sources, &targets)
      }
      child = Int(syntax[child].subtreeEnd)
    }
  }

  private mutating func connect(_ source: End, _ target: End, _ edge: Edge) {
    if source.node >= 0, target.node >= 0 { return edges.append(edge) }
    unresolvedEdges.append(
      UnresolvedEdge(
        fromName: String(decoding: nameBytes(ofToken: Int(source.token)), as: UTF8.self),
        toName: String(decoding: nameBytes(ofToken: Int(target.token)), as: UTF8.self),
        from: source.node >= 0 ? edge.from : nil, to: target.node >= 0 ? edge.to : nil,
        fromSpan: edge.fromSpan, toSpan: edge.toSpan))
  }

  /// Adds the nodes one end of an edge names; false when this child of the statement is no end.
  private func collectEnds(_ child: Int, _ ends: inout [End]) -> Bool {
    switch syntax[child].kind {
    case .nodeReference:
      if let end = end(child) { ends.append(end) }
    case .nodeGroup, .subgraph:
      var seen: Set<Int32> = []
      for index in child..<Int(syntax[child].subtreeEnd) where syntax[index].kind == .nodeReference {
        guard let end = end(index), end.node < 0 || seen.insert(end.node).inserted else { continue }
        ends.append(end)
      }
    default: return false
    }
    return true
  }

  private func end(_ reference: Int) -> End? {
    let token = syntax[reference].tokenStart
    guard syntax[reference].tokenEnd > token else { return nil }
    let key = nameBytes(ofToken: Int(token))
    let node = nodeTable.find(key, NameTable.hash(key), in: nodes)
    return End(node: Int32(node ?? -1), token: Int32(token))
  }

  private mutating func edgeAttributes(_ index: Int) -> AttributeRange {
    guard merger.attributes.count < limits.attributes else {
      let token = tokens[Int(syntax[Int(edgeStatements[index].statement)].tokenStart)]
      reportLimit("attributes and classes", limits.attributes, at: token.span)
      return 0..<0
    }
    let defaults = edgeDefaults.attributes(of: edgeStatements[index].defaults, defaultBlocks, &merger)
    merger.begin()
    forEachAttribute(Int(edgeStatements[index].statement)) { elaborator, index in
      if let attribute = elaborator.attribute(index, on: .edge, .explicit) {
        elaborator.merger.set(attribute)
      }
    }
    // Edges that say nothing themselves share what their defaults say.
    if merger.range.isEmpty { return defaults }
    for index in defaults { merger.setIfAbsent(merger.attributes[index]) }
    return merger.range
  }

  private mutating func condition(_ range: AttributeRange) -> (Condition?, isConditional: Bool) {
    var sources = ConditionSources()
    for index in range {
      switch merger.attributes[index].name {
      case .condition: sources.condition = merger.attributes[index]
      case .on: sources.outcome = merger.attributes[index]
      default: break
      }
    }
    return sources.resolve { parse($0) }
  }

  private mutating func parse(_ attribute: Attribute) -> Condition? {
    if attribute.origin == .defaults, let known = inheritedConditions[attribute.valueSpan] { return known }
    let (condition, error) = Condition.parse(embeddedText(attribute))
    if let error { report(error) }
    if attribute.origin == .defaults { inheritedConditions[attribute.valueSpan] = .some(condition) }
    return condition
  }
}
