import DOTSyntax
import SourceText

/// The second pass over nodes: attributes, handler, classes, stylesheet.
extension Elaborator {
  mutating func elaborateNode(_ node: Int, _ styles: StyleIndex?) {
    subject = .node(node)
    defer { subject = .none }
    guard merger.attributes.count + classNames.count < limits.attributes else {
      return reportLimit("attributes and classes", limits.attributes, at: nodes[node].nameSpan)
    }
    let declared = nodeDeclarations[node]
    let defaults = nodeDefaults.attributes(of: declared.defaults, defaultBlocks, &merger)
    merger.begin()
    var declaration = declared.first
    while declaration >= 0 {
      readDeclaration(Int(declarations[Int(declaration)].statement), of: node)
      declaration = declarations[Int(declaration)].next
    }
    for index in defaults { merger.setIfAbsent(merger.attributes[index]) }
    let handler = merger.handler(ofNodeNamed: nodes[node].name)
    nodes[node].handler = handler
    if handler != .tool { merger.dropToolAlias() }
    readClasses(of: node)
    styles?.apply(
      to: &merger, name: nodes[node].name, classes: classNames[nodes[node].classes])
    nodes[node].attributes = merger.range
  }

  private mutating func readDeclaration(_ statement: Int, of node: Int) {
    let isFirst = declarations[Int(nodeDeclarations[node].first)].statement == statement
    let start = tokens[Int(syntax[statement].tokenStart)].start
    forEachAttribute(statement) { elaborator, index in
      guard let attribute = elaborator.attribute(index, on: .node, .explicit) else { return }
      let earlier = elaborator.merger.set(attribute)
      // Only what an earlier statement said is a contradiction worth telling.
      if let earlier, !isFirst, earlier.keySpan.start < start, earlier.value != attribute.value {
        elaborator.overrides.append(AttributeOverride(node: NodeID(node), earlier: earlier, later: attribute))
      }
    }
  }

  /// `class` words, then the classes derived from the subgraphs around each declaration, inner first.
  private mutating func readClasses(of node: Int) {
    let start = classNames.count
    defer { nodes[node].classes = start..<classNames.count }
    if let words = merger.value(.classNames)?.string {
      var seen: Set<Substring> = []
      for word in words.split(whereSeparator: { $0 == "," || $0.isWhitespace })
      where seen.insert(word).inserted {
        guard merger.attributes.count + classNames.count < limits.attributes else { return }
        classNames.append(String(word))
      }
    }
    var next = nodeDeclarations[node].first
    while next >= 0 {
      let declaration = declarations[Int(next)]
      var subgraph = declaration.subgraph
      while let id = subgraph {
        if let name = subgraphs[id.index].derivedClass { addDerivedClass(name, start) }
        subgraph = subgraphs[id.index].parent
      }
      next = declaration.next
    }
  }

  private mutating func addDerivedClass(_ name: String, _ start: Int) {
    guard merger.attributes.count + classNames.count < limits.attributes else { return }
    if !classNames[start...].contains(name) { classNames.append(name) }
  }
}

extension AttributeMerger {
  /// What runs a node with the current owner's attributes: `type`, then shape, then the role of its id.
  ///
  /// The alias `node_type` counts only where it names a built-in kind: public files use it for other things.
  func handler(ofNodeNamed name: String) -> HandlerKind {
    let type = value(.type)
    if let word = type?.string, !word.isEmpty {
      if let kind = HandlerKind(typeName: word) { return kind }
      if type?.spelling == nil { return .custom }
    }
    if let shape = value(.shape)?.string, !shape.isEmpty { return HandlerKind(shape: shape) ?? .codergen }
    return HandlerKind(role: name) ?? .codergen
  }

  /// Makes `command` an unknown key again: it is an alias of `tool_command` on tool nodes only.
  mutating func dropToolAlias() {
    guard let command = value(.toolCommand), let spelling = command.spelling else { return }
    demote(
      .toolCommand,
      to: Attribute(
        .unknown, spelling: spelling, command.value, keySpan: command.keySpan, valueSpan: command.valueSpan,
        origin: command.origin))
  }
}
