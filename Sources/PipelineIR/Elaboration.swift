import DOTSyntax
import SourceText

/// Elaborates a tree to the typed IR.
///
/// Subgraphs are flattened, chains and groups expanded, defaults inherited by what follows them in their scope
/// (specification 2.11), redeclared nodes merged, values typed, conditions parsed, and the model stylesheet
/// applied (8.5). Edge ends are looked up when the whole file is read, so an edge may stand before the nodes
/// it names; edges create no nodes. Of several graphs in a file, the first counts.
///
/// Always gives a pipeline, with what is wrong in `Pipeline.diagnostics`; the tree's own diagnostics are not
/// repeated there.
///
/// - Parameters:
///   - tree: the file.
///   - limits: how much is elaborated; what lies beyond is reported as AT007.
public func elaborate(_ tree: SyntaxTree, limits: ElaborationLimits = ElaborationLimits()) -> Pipeline {
  var elaborator = Elaborator(tree, limits)
  return elaborator.run()
}

/// The state of one elaboration: a walk that collects declarations, then a pass over what it collected.
///
/// Two passes, because what an attribute means to a node may stand behind it: a subgraph's label gives it a
/// class, and the graph's stylesheet then gives it a model.
struct Elaborator {
  let tree: SyntaxTree
  let syntax: [SyntaxNode]
  let tokens: [Token]
  let bytes: [UInt8]
  let table = AttributeTable.shared
  let limits: ElaborationLimits

  var merger = AttributeMerger()
  /// How many attributes the file writes out.
  let writtenAttributes: Int
  var nodes: [Node] = []
  var nodeTable: NameTable
  /// Beside `nodes`: the declarations of each.
  var nodeDeclarations: [DeclaredNode] = []
  var declarations: [Declaration] = []
  var edgeStatements: [EdgeStatement] = []
  var edges: [Edge] = []
  var unresolvedEdges: [UnresolvedEdge] = []
  var subgraphs: [Subgraph] = []
  /// `key = value` and `graph [..]` of the graph (first) and of each subgraph.
  var ownAttributes: [[Int]] = [[]]
  var classNames: [String] = []
  var defaultBlocks: [DefaultBlock] = []
  var nodeDefaults = DefaultScopes()
  var edgeDefaults = DefaultScopes()
  var overrides: [AttributeOverride] = []
  /// Conditions of `edge [..]` blocks, by where they stand: parsed and reported once, not for every edge.
  var inheritedConditions: [SourceSpan: Condition?] = [:]

  var diagnostics: [Diagnostic] = []
  var exceeded: Set<String> = []
  /// What the attributes being read belong to.
  var subject = Subject.none

  /// What a diagnostic is about, as indices: names are made when one is reported.
  enum Subject {
    case none
    case node(Int)
    case edge(statement: Int)
  }

  /// One statement that declares a node.
  struct Declaration {
    let statement: Int32
    let subgraph: SubgraphID?
    /// The same node's next one; negative for none.
    var next: Int32 = -1
  }

  /// What a node is made of until its attributes are read.
  struct DeclaredNode {
    var first: Int32
    var last: Int32
    /// The defaults in scope at its first declaration.
    let defaults: DefaultScopes.Frame?
  }

  /// One edge statement.
  struct EdgeStatement {
    let statement: Int32
    let defaults: DefaultScopes.Frame?
  }

  init(_ tree: SyntaxTree, _ limits: ElaborationLimits) {
    self.tree = tree
    self.limits = limits
    syntax = tree.nodes
    tokens = tree.tokens
    bytes = tree.source.bytes
    var attributeCount = 0
    var statementCount = 0
    for node in syntax {
      switch node.kind {
      case .attribute, .assignment: attributeCount += 1
      case .nodeStatement: statementCount += 1
      default: break
      }
    }
    writtenAttributes = attributeCount
    let nodeCount = min(statementCount, limits.nodes)
    nodeTable = NameTable(capacity: nodeCount)
    nodes.reserveCapacity(nodeCount)
    nodeDeclarations.reserveCapacity(nodeCount)
    declarations.reserveCapacity(statementCount)
  }

  mutating func run() -> Pipeline {
    let graph = syntax.indices.first { syntax[$0].kind == .graph }
    if let graph { collect(graph) }
    let graphAttributes = readOwnAttributes()
    let stylesheet = readStylesheet(graphAttributes)
    var index: StyleIndex?
    if let stylesheet { index = StyleIndex(stylesheet) { report($0) } }
    reserve(styled: index == nil ? 0 : StyleDeclaration.properties.count)
    for node in nodes.indices { elaborateNode(node, index) }
    for statement in edgeStatements.indices { elaborateEdges(statement) }
    nodeDefaults.markUsed(&defaultBlocks)
    edgeDefaults.markUsed(&defaultBlocks)
    sortDiagnostics()
    let nameToken = graph.flatMap(tree.nameToken(of:))
    return Pipeline(
      source: tree.source, name: nameToken.map(tree.name(ofToken:)), nameSpan: nameSpan(graph, nameToken),
      graphAttributes: graphAttributes, nodes: nodes, edges: edges, unresolvedEdges: unresolvedEdges,
      subgraphs: subgraphs, attributes: merger.attributes, classNames: classNames, stylesheet: stylesheet,
      outgoing: Adjacency(nodeCount: nodes.count, edges: edges) { $0.from },
      incoming: Adjacency(nodeCount: nodes.count, edges: edges) { $0.to }, diagnostics: diagnostics,
      defaultBlocks: defaultBlocks, overrides: overrides, nameTable: nodeTable)
  }

  /// Makes room for what the second pass adds: what is written, what is inherited, `styled` attributes a node.
  private mutating func reserve(styled: Int) {
    var count = writtenAttributes + nodes.count * styled
    for node in nodeDeclarations { count += nodeDefaults.size(of: node.defaults) }
    for statement in edgeStatements { count += edgeDefaults.size(of: statement.defaults) }
    merger.reserve(min(count, limits.attributes))
    edges.reserveCapacity(edgeStatements.count)
  }

  /// Where the graph is named, or its keyword.
  private func nameSpan(_ graph: Int?, _ nameToken: Int?) -> SourceSpan {
    if let nameToken { return tokens[nameToken].span }
    guard let graph else { return .empty(at: ByteOffset(0)) }
    let first = Int(syntax[graph].tokenStart)
    let keyword = tokens[first].kind == .strict ? min(first + 1, tokens.count - 1) : first
    return tokens[keyword].span
  }

  private mutating func sortDiagnostics() {
    guard diagnostics.count > 1 else { return }
    diagnostics.sort { $0.span < $1.span }
    if diagnostics.count > limits.diagnostics {
      let last = diagnostics[limits.diagnostics]
      diagnostics.removeSubrange(limits.diagnostics...)
      diagnostics.append(
        Diagnostic(
          ElaborationCodes.limitExceeded, .error,
          "more than \(limits.diagnostics) findings in values; the rest is not shown", at: last.span))
    }
  }

  /// Keeps a diagnostic, unless there are more than anybody reads.
  mutating func report(_ diagnostic: Diagnostic) {
    // One more than is kept, so that the cut is seen.
    guard diagnostics.count <= limits.diagnostics else { return }
    var diagnostic = diagnostic
    if diagnostic.subject == nil { diagnostic.subject = describe(subject) }
    diagnostics.append(diagnostic)
  }

  /// Reports once that there are too many of something.
  mutating func reportLimit(_ what: String, _ limit: Int, at span: SourceSpan) {
    guard exceeded.insert(what).inserted else { return }
    diagnostics.append(
      Diagnostic(
        ElaborationCodes.limitExceeded, .error, "more than \(limit) \(what); the rest is not read", at: span,
        help: "split the pipeline into several files"))
  }

  private func describe(_ subject: Subject) -> Diagnostic.Subject? {
    switch subject {
    case .none: return nil
    case .node(let index): return .node(nodes[index].name)
    case .edge(let statement):
      let ends = tree.children(of: statement).filter { syntax[$0].kind == .nodeReference }
      guard ends.count >= 2 else { return nil }
      return .edge(
        from: tree.name(ofToken: Int(syntax[ends[0]].tokenStart)),
        to: tree.name(ofToken: Int(syntax[ends[1]].tokenStart)))
    }
  }
}
