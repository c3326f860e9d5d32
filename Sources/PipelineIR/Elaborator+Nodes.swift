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
    let handler = HandlerKind(
      ofNodeNamed: nodes[node].name, type: merger.value(.type), shape: merger.value(.shape))
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
    if let text = merger.value(.classNames)?.string {
      let room = max(0, limits.attributes - merger.attributes.count - start)
      classNames += Node.classWords(text).prefix(room)
    }
    let declared = nodeDeclarations[node]
    if declared.first == declared.last {
      forEachSubgraph(around: declared.first) { elaborator, id in
        elaborator.addDerivedClass(of: id) { elaborator, name in
          elaborator.classNames[start...].contains(name)
        }
      }
      return
    }
    // A node may be declared in any number of subgraphs: each is looked at once, and classes are looked up.
    var visited: Set<SubgraphID> = []
    var names = Set(classNames[start...])
    var next = declared.first
    while next >= 0 {
      forEachSubgraph(around: next) { elaborator, id in
        guard visited.insert(id).inserted else { return false }
        return elaborator.addDerivedClass(of: id) { _, name in !names.insert(name).inserted }
      }
      next = declarations[Int(next)].next
    }
  }

  /// Calls `body` with the subgraphs around a declaration, inner first, until it says no.
  private mutating func forEachSubgraph(
    around declaration: Int32, _ body: (inout Elaborator, SubgraphID) -> Bool
  ) {
    var subgraph = declarations[Int(declaration)].subgraph
    while let id = subgraph, body(&self, id) { subgraph = subgraphs[id.index].parent }
  }

  /// Adds a subgraph's class unless it is there; false when there is no room for more.
  private mutating func addDerivedClass(
    of subgraph: SubgraphID, unless isThere: (inout Elaborator, String) -> Bool
  ) -> Bool {
    guard merger.attributes.count + classNames.count < limits.attributes else { return false }
    if let name = subgraphs[subgraph.index].derivedClass, !isThere(&self, name) { classNames.append(name) }
    return true
  }
}

extension AttributeMerger {
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

extension Node {
  /// The words of a `class` value, each once. Specification 2.12; white space separates as commas do.
  static func classWords(_ text: String) -> [String] {
    let isSeparator = { (byte: UInt8) in byte == UInt8(ascii: ",") || ASCII.isSpace(byte) }
    guard text.utf8.contains(where: isSeparator) else { return text.isEmpty ? [] : [text] }
    var seen: Set<Substring> = []
    return text.utf8.split(whereSeparator: isSeparator).map(Substring.init).filter {
      seen.insert($0).inserted
    }
    .map { String($0) }
  }
}
