import PipelineIR

/// An outline of a node; the raw value is Graphviz's name for it.
///
/// Only polygons and ellipses that need nothing from the outside: no image, no shape file, no record with its
/// own label syntax.
public enum NodeShape: String, CaseIterable, Sendable {
  /// A rectangle with rounded corners.
  case box
  /// An ellipse.
  case ellipse
  /// A six-sided figure.
  case hexagon
  /// A square on its corner.
  case diamond
  /// A rectangle with two plugs, UML's component.
  case component
  /// An eight-sided figure.
  case octagon
  /// A slanted rectangle.
  case parallelogram
  /// A box with a roof.
  case house
  /// A box with a tab.
  case folder
  /// A box with depth.
  case box3d
  /// A rectangle with square corners.
  case rectangle = "rect"

  /// The widest line of a label that still looks well inside, in columns.
  var labelColumns: Int {
    switch self {
    case .diamond: 12
    case .hexagon, .ellipse, .octagon, .house, .parallelogram: 20
    case .box, .component, .folder, .box3d, .rectangle: 24
    }
  }
}

extension HandlerKind {
  /// The outline that stands for this kind; no two kinds share outline and number of borders.
  var drawnShape: NodeShape {
    switch self {
    case .start, .exit: .ellipse
    case .codergen: .box
    case .waitHuman: .hexagon
    case .conditional: .diamond
    case .parallel: .component
    case .fanIn: .octagon
    case .tool: .parallelogram
    case .managerLoop: .house
    case .pipeline: .folder
    case .custom: .box3d
    }
  }

  /// The class that stands for this kind in the SVG.
  var className: String {
    switch self {
    case .start: "start"
    case .exit: "exit"
    case .codergen: "codergen"
    case .waitHuman: "wait-human"
    case .conditional: "conditional"
    case .parallel: "parallel"
    case .fanIn: "fan-in"
    case .tool: "tool"
    case .managerLoop: "manager-loop"
    case .pipeline: "pipeline"
    case .custom: "custom"
    }
  }
}
