import PipelineIR

/// A set of colours for pictures. All text reaches WCAG 2.1 AA (4.5 to 1) on what lies under it.
public enum Theme: String, CaseIterable, Sendable {
  /// For white pages.
  case light
  /// For dark pages.
  case dark

  var palette: Palette {
    switch self {
    case .light: .light
    case .dark: .dark
    }
  }
}

/// What a theme consists of.
struct Palette: Sendable {
  var canvas: Color
  /// Headings.
  var ink: Color
  var cluster: Paint
  /// The node drawn where an edge names none.
  var missing: Paint
  var edge: EdgePaint
  var successEdge: EdgePaint
  var failEdge: EdgePaint
  /// The colours of a handler kind.
  var kind: @Sendable (HandlerKind) -> Paint
  /// The colours of a state, which replace those of the kind.
  var state: @Sendable (NodeState) -> Paint
}

/// The two colours of an edge.
struct EdgePaint: Sendable {
  var line: Color
  var text: Color

  init(line: UInt32, text: UInt32) {
    self.line = Color(line)
    self.text = Color(text)
  }
}
