import CGraphviz
import GraphRender

/// Builds a drawing as a graph of libcgraph, call by call: no DOT text is ever written or parsed, because
/// libcgraph keeps the state of its lexer after an error.
struct GraphBuilder {
  private let graph: UnsafeMutablePointer<Agraph_t>
  private var clusters: [UnsafeMutablePointer<Agraph_t>] = []
  private var nodes: [UnsafeMutablePointer<Agnode_t>] = []
  /// Stands left and right of edge labels. Where edges run up and down their labels lie beside them, without
  /// a gap.
  private var labelPadding = ""

  /// The graph of what `request` draws.
  static func build(_ request: DrawingRequest) throws(ChildFailure) -> UnsafeMutablePointer<Agraph_t> {
    let drawing = request.drawing
    var builder = try GraphBuilder()
    try builder.setGraph(drawing)
    if drawing.direction == .down || drawing.direction == .up { builder.labelPadding = "  " }
    // Sharp on a screen with two pixels a point; SVG and PDF have no pixels.
    if request.format == .png { try builder.set(UnsafeMutableRawPointer(builder.graph), "dpi", "144") }
    for cluster in drawing.clusters { try builder.add(cluster) }
    for node in drawing.nodes { try builder.add(node) }
    for (number, edge) in drawing.edges.enumerated() { try builder.add(edge, number: number) }
    return builder.graph
  }

  private init() throws(ChildFailure) {
    attractor_silence_graphviz()
    guard let graph = withCText("drawing", attractor_open_digraph) else { throw Self.refused("the graph") }
    self.graph = graph
  }

  private static func refused(_ what: String) -> ChildFailure {
    ChildFailure(.layoutFailed, "libcgraph did not make \(what)")
  }

  // MARK: Parts

  private func setGraph(_ drawing: DrawingModel) throws(ChildFailure) {
    let owner = UnsafeMutableRawPointer(graph)
    try set(owner, "charset", "UTF-8")
    try set(owner, "id", "drawing")
    try set(owner, "fontname", DrawingFont.regular)
    try set(owner, "fontsize", "16")
    try set(owner, "fontcolor", drawing.ink.hex)
    try set(owner, "bgcolor", drawing.canvas.hex)
    try set(owner, "rankdir", drawing.direction.rawValue)
    try set(owner, "splines", drawing.routing == .splines ? "true" : drawing.routing.rawValue)
    try set(owner, "nodesep", "\(drawing.nodeSpacing ?? 0.35)")
    try set(owner, "ranksep", "\(drawing.rankSpacing ?? 0.5)")
    try set(owner, "pad", "0.3")
    // The placements other than `dot` let nodes lie on each other unless told not to.
    try set(owner, "overlap", "false")
    if !drawing.heading.isEmpty {
      try set(owner, "labelloc", "t")
      // The empty line keeps a distance from what is drawn below.
      try set(owner, "label", labelText(drawing.heading + [" "]))
    }
  }

  private mutating func add(_ cluster: DrawnCluster) throws(ChildFailure) {
    let parent = cluster.parent.map { clusters[$0] } ?? graph
    let made = withCText("cluster_\(clusters.count)") { agsubg(parent, $0, 1) }
    guard let made else { throw Self.refused("a cluster") }
    clusters.append(made)
    let owner = UnsafeMutableRawPointer(made)
    try set(owner, "id", cluster.id)
    try set(owner, "class", cluster.classes.joined(separator: " "))
    // An empty label hides the one inherited from the graph.
    try set(owner, "label", labelText(cluster.lines))
    try set(owner, "labeljust", "l")
    try set(owner, "labelloc", "t")
    try set(owner, "style", "rounded,filled")
    try set(owner, "fillcolor", cluster.paint.fill.hex)
    try set(owner, "color", cluster.paint.border.hex)
    try set(owner, "fontcolor", cluster.paint.text.hex)
    try set(owner, "fontsize", "12")
    try set(owner, "margin", "14")
  }

  private mutating func add(_ node: DrawnNode) throws(ChildFailure) {
    let made = withCText("n\(nodes.count)") { agnode(graph, $0, 1) }
    guard let made else { throw Self.refused("a node") }
    nodes.append(made)
    if let cluster = node.cluster, agsubnode(clusters[cluster], made, 1) == nil {
      throw Self.refused("a member of a cluster")
    }
    let owner = UnsafeMutableRawPointer(made)
    try set(owner, "id", node.id)
    try set(owner, "class", node.classes.joined(separator: " "))
    try set(owner, "label", labelText(node.lines))
    try set(owner, "shape", node.shape.rawValue)
    try set(owner, "style", style(node))
    try set(owner, "fillcolor", node.paint.fill.hex)
    try set(owner, "color", node.paint.border.hex)
    try set(owner, "fontcolor", node.paint.text.hex)
    try set(owner, "penwidth", "\(node.borderWidth)")
    try set(owner, "peripheries", "\(node.borders)")
    try set(owner, "fontname", node.isBold ? DrawingFont.bold : DrawingFont.regular)
    try set(owner, "fontsize", "12")
    try set(owner, "margin", margin(node.shape))
    try set(owner, "height", "\(minimumHeight(node.shape))")
    try set(owner, "width", "0.9")
  }

  private func add(_ edge: DrawnEdge, number: Int) throws(ChildFailure) {
    // Ranks follow from the direction edges are entered in, not from where their arrows are.
    let (tail, head) = edge.isReturning ? (edge.to, edge.from) : (edge.from, edge.to)
    // The key makes parallel edges different edges.
    let made = withCText("e\(number)") { agedge(graph, nodes[tail], nodes[head], $0, 1) }
    guard let made else { throw Self.refused("an edge") }
    let owner = UnsafeMutableRawPointer(made)
    try set(owner, "id", edge.id)
    try set(owner, "class", edge.classes.joined(separator: " "))
    try set(owner, "label", labelText(edge.lines.map { labelPadding + $0 + labelPadding }))
    try set(owner, "color", edge.color.hex)
    try set(owner, "fontcolor", edge.textColor.hex)
    try set(owner, "penwidth", "\(edge.width)")
    try set(owner, "style", edge.isDashed ? "dashed" : "solid")
    try set(owner, "fontname", DrawingFont.regular)
    try set(owner, "fontsize", "10.5")
    try set(owner, "arrowsize", "0.75")
    try set(owner, "dir", edge.isReturning ? "back" : "forward")
    try set(owner, "constraint", edge.constrains ? "true" : "false")
    try set(owner, "minlen", "\(edge.minimumLength)")
    try set(owner, "weight", "\(edge.straightness)")
  }

  private func style(_ node: DrawnNode) -> String {
    var parts = ["filled"]
    if node.shape == .box { parts.append("rounded") }
    if node.isDashed { parts.append("dashed") }
    return parts.joined(separator: ",")
  }

  /// Inches left and right, above and below; figures with slanted sides need less.
  private func margin(_ shape: NodeShape) -> String {
    switch shape {
    case .diamond: "0.06,0.05"
    case .hexagon, .parallelogram, .house, .ellipse, .octagon: "0.06,0.06"
    default: "0.2,0.1"
    }
  }

  /// Inches; a roof or a rhombus as low as a box does not look like one.
  private func minimumHeight(_ shape: NodeShape) -> Double {
    switch shape {
    case .diamond: 0.75
    case .house: 0.65
    default: 0.42
    }
  }

  private func set(
    _ object: UnsafeMutableRawPointer, _ name: String, _ value: String
  ) throws(ChildFailure) {
    let result = withCText(name) { name in
      withCText(value) { value in withCText("") { agsafeset(object, name, value, $0) } }
    }
    guard result == 0 else { throw Self.refused("the attribute \(name)") }
  }
}
