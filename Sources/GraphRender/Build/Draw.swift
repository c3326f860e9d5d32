import PipelineIR

/// What may be chosen about a picture besides its theme.
public struct DrawingOptions: Sendable {
  /// How far each node has come, by name; a node that is not named here is drawn as pending. Nil draws the
  /// pipeline, not a run of it.
  public var states: [String: NodeState]?
  /// The direction; nil keeps the author's `rankdir`.
  public var direction: DrawingModel.Direction?
  /// Whether conditions are written on the edges.
  public var showsConditions: Bool

  /// The usual picture: no run, the author's direction, conditions shown.
  public init(
    states: [String: NodeState]? = nil, direction: DrawingModel.Direction? = nil, showsConditions: Bool = true
  ) {
    self.states = states
    self.direction = direction
    self.showsConditions = showsConditions
  }
}

/// Draws a pipeline: every node by its handler kind, every edge with its label and condition, every labelled
/// subgraph as a box.
///
/// A wrong pipeline is drawn as well: an edge to a node that does not exist leads to a dashed placeholder. Of
/// the author's drawing attributes only harmless ones about layout are kept (`rankdir`, `nodesep`, `ranksep`,
/// `splines`, edge `minlen` and `constraint`, `tooltip`); shapes and colours belong to the theme, and nothing
/// that opens a file or links elsewhere is looked at.
public func draw(
  _ pipeline: Pipeline, theme: Theme = .light, options: DrawingOptions = DrawingOptions()
) -> DrawingModel {
  var drawing = Drawing(pipeline: pipeline, palette: theme.palette, options: options)
  drawing.drawGraph(theme: theme)
  drawing.drawClusters()
  for index in pipeline.nodes.indices { drawing.drawNode(NodeID(index)) }
  for index in pipeline.edges.indices { drawing.drawEdge(EdgeID(index)) }
  for (index, edge) in pipeline.unresolvedEdges.enumerated() { drawing.drawUnresolved(edge, number: index) }
  return drawing.model
}

/// A picture in the making.
struct Drawing {
  let pipeline: Pipeline
  let palette: Palette
  let options: DrawingOptions
  var model: DrawingModel
  /// The drawn cluster of each subgraph; nil for those that are not drawn and stand in none.
  var clusters: [Int?] = []
  /// Placeholders by the name an edge gives.
  var placeholders: [String: Int] = [:]
  /// By edge, whether it leads back to a node on the way to it.
  let returning: [Bool]
  /// By node, whether one of its edges is the way of success.
  let hasSuccessEdge: [Bool]

  init(pipeline: Pipeline, palette: Palette, options: DrawingOptions) {
    self.pipeline = pipeline
    self.palette = palette
    self.options = options
    returning = returningEdges(pipeline)
    var hasSuccessEdge = [Bool](repeating: false, count: pipeline.nodes.count)
    for edge in pipeline.edges where edge.condition?.verdict == .success {
      hasSuccessEdge[edge.from.index] = true
    }
    self.hasSuccessEdge = hasSuccessEdge
    model = DrawingModel(
      title: oneLine(pipeline.name ?? pipeline.source.name, columns: 120), canvas: palette.canvas,
      ink: palette.ink)
  }

  /// The text of attribute `name`; nil where it is absent or empty.
  func text(_ name: AttributeName, in range: AttributeRange) -> String? {
    guard let text = pipeline.attribute(name, in: range)?.text, !text.isEmpty else { return nil }
    return text
  }

  /// The value of a drawing attribute, found by its spelling.
  func drawing(_ spelling: String, in range: AttributeRange) -> Attribute? {
    for index in range where pipeline.attributes[index].name == .drawing {
      if pipeline.attributes[index].spelling == spelling { return pipeline.attributes[index] }
    }
    return nil
  }

  mutating func drawGraph(theme: Theme) {
    let own = pipeline.graphAttributes
    model.classes = [theme.rawValue]
    if options.states != nil { model.classes.append("run") }
    model.summary = text(.goal, in: own).map { oneLine($0, columns: 400) } ?? ""
    model.heading = text(.label, in: own).map { labelLines($0, columns: 60) } ?? []
    if let heading = model.heading.first {
      model.title = ([heading] + model.heading.dropFirst()).joined(separator: " ")
    }
    let authored = drawing("rankdir", in: own)?.text.flatMap(DrawingModel.Direction.init(rawValue:))
    model.direction = options.direction ?? authored ?? .down
    model.nodeSpacing = drawing("nodesep", in: own)?.number.map { min(max($0, 0.1), 5) }
    model.rankSpacing = drawing("ranksep", in: own)?.number.map { min(max($0, 0.1), 5) }
    switch drawing("splines", in: own)?.text {
    case "ortho": model.routing = .ortho
    case "polyline": model.routing = .polyline
    case "line", "false": model.routing = .line
    case "curved": model.routing = .curved
    default: model.routing = .splines
    }
  }
}

/// The lines of a label: Graphviz's line breaks `\l` and `\r` break lines, every other escape is what it
/// looks like.
func labelLines(_ text: String, columns: Int, lines: Int = 4) -> [String] {
  var clean = plainText(text)
  if clean.utf8.contains(UInt8(ascii: "\\")) {
    clean = clean.split(separator: "\\l", omittingEmptySubsequences: false).joined(separator: "\n")
    clean = clean.split(separator: "\\r", omittingEmptySubsequences: false).joined(separator: "\n")
    clean = clean.split(separator: "\\n", omittingEmptySubsequences: false).joined(separator: "\n")
  }
  return LabelWrapping(columns: columns, lines: lines).wrap(clean)
}

extension Attribute {
  /// The value as text, whatever its type.
  var text: String? {
    switch value {
    case .string(let text), .invalid(let text): text
    case .integer(let number): String(number)
    case .float(let number): String(number)
    case .boolean(let flag): flag ? "true" : "false"
    case .duration: nil
    }
  }

  /// The value as a finite number, also where it is written as text.
  var number: Double? {
    guard let number = float ?? text.flatMap(Double.init), number.isFinite else { return nil }
    return number
  }
}
