/// A picture to be laid out: what is drawn, in which colours, with which ids; not where.
///
/// The model is all the drawing child ever sees of a pipeline. Every text in it is plain text without control
/// characters, already wrapped; nothing in it is markup or an escape.
public struct DrawingModel: Hashable, Sendable {
  /// The picture's accessible name.
  public var title: String
  /// A longer description for those who cannot see it; empty for none.
  public var summary: String
  /// The heading's lines; empty for no heading.
  public var heading: [String]
  /// The classes of the whole picture.
  public var classes: [String]
  /// Which way the graph flows.
  public var direction: Direction
  /// Distance between neighbours of one rank, in inches; nil leaves it to the layout's default.
  public var nodeSpacing: Double?
  /// Distance between ranks, in inches; nil leaves it to the layout's default.
  public var rankSpacing: Double?
  /// How edges run.
  public var routing: Routing
  /// The background.
  public var canvas: Color
  /// The heading's colour.
  public var ink: Color
  /// The clusters, outer before inner.
  public var clusters: [DrawnCluster]
  /// The nodes, in declaration order.
  public var nodes: [DrawnNode]
  /// The edges, in declaration order.
  public var edges: [DrawnEdge]

  /// An empty picture.
  public init(title: String, canvas: Color, ink: Color) {
    self.title = title
    summary = ""
    heading = []
    classes = []
    direction = .down
    nodeSpacing = nil
    rankSpacing = nil
    routing = .splines
    self.canvas = canvas
    self.ink = ink
    clusters = []
    nodes = []
    edges = []
  }

  /// Which way a graph flows; the raw value is Graphviz's `rankdir`.
  public enum Direction: String, CaseIterable, Sendable {
    /// Top to bottom.
    case down = "TB"
    /// Left to right.
    case right = "LR"
    /// Bottom to top.
    case up = "BT"
    /// Right to left.
    case left = "RL"
  }

  /// How edges run; the raw value is Graphviz's `splines`.
  public enum Routing: String, CaseIterable, Sendable {
    /// Smooth curves.
    case splines
    /// Broken lines.
    case polyline
    /// Horizontal and vertical pieces only.
    case ortho
    /// Straight lines.
    case line
    /// Arcs.
    case curved
  }
}

/// One node of a picture.
public struct DrawnNode: Hashable, Sendable {
  /// Its id in the SVG, unique in the picture.
  public var id: String
  /// Its label's lines.
  public var lines: [String]
  /// Its outline.
  public var shape: NodeShape
  /// Its colours.
  public var paint: Paint
  /// Width of its outline in points.
  public var borderWidth: Double
  /// How many outlines it has, 1 or 2.
  public var borders: Int
  /// Whether the outline is dashed.
  public var isDashed: Bool
  /// Whether its label is bold.
  public var isBold: Bool
  /// Its classes in the SVG, without `node`.
  public var classes: [String]
  /// What a pointer resting on it shows.
  public var tooltip: String
  /// The index of the cluster it stands in.
  public var cluster: Int?
}

/// One edge of a picture.
public struct DrawnEdge: Hashable, Sendable {
  /// Its id in the SVG, unique in the picture.
  public var id: String
  /// The index of its source in `DrawingModel.nodes`.
  public var from: Int
  /// The index of its target in `DrawingModel.nodes`.
  public var to: Int
  /// Its label's lines; empty for none.
  public var lines: [String]
  /// The colour of line and arrow.
  public var color: Color
  /// The label's colour.
  public var textColor: Color
  /// Width of the line in points.
  public var width: Double
  /// Whether the line is dashed.
  public var isDashed: Bool
  /// Whether the edge takes part in ranking; false keeps it from pulling its ends apart.
  public var constrains: Bool
  /// The least number of ranks it spans.
  public var minimumLength: Int
  /// Whether it leads back against the flow; the layout then places its target before its source.
  public var isReturning: Bool
  /// How much the layout does to keep it short and straight, 1 to 20.
  public var straightness: Int
  /// Its classes in the SVG, without `edge`.
  public var classes: [String]
  /// What a pointer resting on it shows.
  public var tooltip: String
}

/// A labelled box around nodes, or nodes kept on one rank.
public struct DrawnCluster: Hashable, Sendable {
  /// Its id in the SVG, unique in the picture.
  public var id: String
  /// Its label's lines; empty for none.
  public var lines: [String]
  /// Its colours.
  public var paint: Paint
  /// The index of the cluster around it, always smaller than its own.
  public var parent: Int?
  /// Its classes in the SVG, without `cluster`.
  public var classes: [String]
  /// What a pointer resting on it shows.
  public var tooltip: String
}
