import DOTSyntax
import SourceText

/// The walk over a graph's statements.
extension Elaborator {
  /// A graph or a subgraph on the way from the root to a statement.
  private struct Scope {
    /// Where its subtree ends.
    let end: Int
    let subgraph: SubgraphID?
    var nodeDefaults: DefaultScopes.Frame?
    var edgeDefaults: DefaultScopes.Frame?
  }

  /// Collects every declaration of a graph. A stack in place of recursion: nesting comes from the file.
  mutating func collect(_ graph: Int) {
    var scopes = [Scope(end: Int(syntax[graph].subtreeEnd), subgraph: nil)]
    var position = graph + 1
    while let scope = scopes.last {
      if position >= scope.end {
        scopes.removeLast()
        continue
      }
      let next = Int(syntax[position].subtreeEnd)
      switch syntax[position].kind {
      case .nodeStatement:
        declareNode(position, scope.subgraph, scope.nodeDefaults)
        position = next
      case .edgeStatement:
        edgeStatements.append(EdgeStatement(statement: Int32(position), defaults: scope.edgeDefaults))
        // Subgraphs as ends hold statements of their own; whatever else is inside is passed over below.
        position = hasSubgraph(position) ? position + 1 : next
      case .attributeStatement:
        collectDefaults(position, &scopes[scopes.count - 1])
        position = next
      case .assignment:
        ownAttributes[owner(scope.subgraph)].append(position)
        position = next
      case .subgraph:
        guard subgraphs.count < limits.nodes else {
          reportLimit("subgraphs", limits.nodes, at: tree.span(of: position))
          position = next
          continue
        }
        let id = SubgraphID(subgraphs.count)
        subgraphs.append(
          Subgraph(
            name: tree.nameToken(of: position).map(tree.name(ofToken:)), parent: scope.subgraph,
            attributes: 0..<0, derivedClass: nil, span: tree.span(of: position)))
        ownAttributes.append([])
        scopes.append(
          Scope(
            end: next, subgraph: id, nodeDefaults: scope.nodeDefaults, edgeDefaults: scope.edgeDefaults))
        position += 1
      default:
        position = next
      }
    }
  }

  /// The index of an owner in `ownAttributes`.
  private func owner(_ subgraph: SubgraphID?) -> Int { subgraph.map { $0.index + 1 } ?? 0 }

  private func hasSubgraph(_ statement: Int) -> Bool {
    var child = statement + 1
    while child < Int(syntax[statement].subtreeEnd) {
      if syntax[child].kind == .subgraph { return true }
      child = Int(syntax[child].subtreeEnd)
    }
    return false
  }

  private mutating func declareNode(
    _ statement: Int, _ subgraph: SubgraphID?, _ defaults: DefaultScopes.Frame?
  ) {
    let reference = statement + 1
    guard reference < Int(syntax[statement].subtreeEnd), syntax[reference].kind == .nodeReference,
      syntax[reference].tokenEnd > syntax[reference].tokenStart
    else { return }
    let token = Int(syntax[reference].tokenStart)
    let key = nameBytes(ofToken: token)
    let hash = NameTable.hash(key)
    let declaration = Int32(declarations.count)
    if let node = nodeTable.find(key, hash, in: nodes) {
      declarations.append(Declaration(statement: Int32(statement), subgraph: subgraph))
      declarations[Int(nodeDeclarations[node].last)].next = declaration
      nodeDeclarations[node].last = declaration
      if nodes[node].subgraph == nil { nodes[node].subgraph = subgraph }
      return
    }
    guard nodes.count < limits.nodes else {
      return reportLimit("nodes", limits.nodes, at: tokens[token].span)
    }
    declarations.append(Declaration(statement: Int32(statement), subgraph: subgraph))
    nodeTable.insert(nodes.count, hash)
    nodes.append(
      Node(
        name: String(decoding: key, as: UTF8.self), nameSpan: tokens[token].span,
        span: tree.span(of: statement), handler: .codergen, attributes: 0..<0, classes: 0..<0,
        subgraph: subgraph))
    nodeDeclarations.append(DeclaredNode(first: declaration, last: declaration, defaults: defaults))
    nodeDefaults.use(defaults)
  }

  /// The bytes of a name: a token's own, without quotes; decoded only where there is something to decode.
  func nameBytes(ofToken index: Int) -> ArraySlice<UInt8> {
    let token = tokens[index]
    switch token.kind {
    case .string:
      guard token.flags.isDisjoint(with: [.hasEscape, .unterminated]), token.span.length >= 2 else {
        return Array(tree.name(ofToken: index).utf8)[...]
      }
      return bytes[token.start.index + 1..<token.end.index - 1]
    case .htmlString: return Array(tree.name(ofToken: index).utf8)[...]
    default: return bytes[token.span.range]
    }
  }

  /// `graph [..]`, `node [..]` or `edge [..]`.
  private mutating func collectDefaults(_ statement: Int, _ scope: inout Scope) {
    let keyword = tokens[Int(syntax[statement].tokenStart)].kind
    if keyword == .graph {
      forEachAttribute(statement) { elaborator, attribute in
        elaborator.ownAttributes[elaborator.owner(scope.subgraph)].append(attribute)
      }
      return
    }
    let isForNodes = keyword == .node
    merger.begin()
    forEachAttribute(statement) { elaborator, index in
      let attribute = elaborator.attribute(index, on: isForNodes ? .node : .edge, .defaults)
      if let attribute { elaborator.merger.set(attribute) }
    }
    if isForNodes {
      scope.nodeDefaults = nodeDefaults.push(
        defaultBlocks.count, of: merger.range.count, on: scope.nodeDefaults)
    } else {
      scope.edgeDefaults = edgeDefaults.push(
        defaultBlocks.count, of: merger.range.count, on: scope.edgeDefaults)
    }
    defaultBlocks.append(
      DefaultBlock(
        isForNodes: isForNodes, attributes: merger.range, span: tree.span(of: statement),
        subgraph: scope.subgraph, isUsed: false))
  }

  /// Calls `body` with every attribute of a statement's lists, in order.
  mutating func forEachAttribute(_ statement: Int, _ body: (inout Elaborator, Int) -> Void) {
    var child = statement + 1
    let end = Int(syntax[statement].subtreeEnd)
    while child < end {
      if syntax[child].kind == .attributeList {
        // Into the list: its children follow it directly.
        child += 1
        continue
      }
      if syntax[child].kind == .attribute { body(&self, child) }
      child = Int(syntax[child].subtreeEnd)
    }
  }

  /// Types the attributes of the graph and of each subgraph, and derives the subgraphs' classes.
  ///
  /// - Returns: the graph's attributes.
  mutating func readOwnAttributes() -> AttributeRange {
    var graphAttributes = 0..<0
    for (owner, attributes) in ownAttributes.enumerated() {
      merger.begin()
      for index in attributes {
        if let attribute = attribute(index, on: owner == 0 ? .graph : .subgraph, .explicit) {
          merger.set(attribute)
        }
      }
      if owner == 0 {
        graphAttributes = merger.range
      } else {
        subgraphs[owner - 1].attributes = merger.range
        subgraphs[owner - 1].derivedClass = merger.value(.label)?.string.flatMap(
          Subgraph.derivedClass(ofLabel:))
      }
    }
    return graphAttributes
  }
}

extension Subgraph {
  /// The class a label gives to the nodes inside: lower case, hyphens for spaces, nothing but letters, digits
  /// and hyphens (specification 2.10); nil when nothing is left.
  public static func derivedClass(ofLabel label: String) -> String? {
    var bytes: [UInt8] = []
    for byte in label.utf8 {
      if ASCII.isSpace(byte) {
        bytes.append(UInt8(ascii: "-"))
      } else if ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == UInt8(ascii: "-") {
        bytes.append(ASCII.lowercased(byte))
      }
    }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }
}
