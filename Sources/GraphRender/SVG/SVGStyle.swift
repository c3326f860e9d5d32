/// The style sheet inside every SVG.
///
/// Every selector begins with `.attractor`, because the sheet of an SVG placed in an HTML page applies to the
/// whole page.
enum SVGStyle {
  static let text = """
    <style>
    .attractor .node:hover :is(path, polygon, polyline, ellipse) { stroke-width: 2.6 }
    .attractor .edge:hover > path { stroke-width: 2.6 }
    .attractor .state-pending { opacity: .75 }
    .attractor .state-skipped { opacity: .6 }
    @media (prefers-reduced-motion: no-preference) {
    .attractor .state-running > path { animation: attractor-pulse 1.6s ease-in-out infinite }
    .attractor .state-running > polygon { animation: attractor-pulse 1.6s ease-in-out infinite }
    .attractor .state-running > ellipse { animation: attractor-pulse 1.6s ease-in-out infinite }
    }
    @keyframes attractor-pulse { 50% { stroke-opacity: .35 } }
    </style>

    """
}
