/// Graphviz's own attributes, which only say how to draw. Source: the attribute reference at graphviz.org.
enum DrawingAttributes {
  /// Every documented name with what may own it; clusters count as subgraphs.
  static let names: [(name: String, owners: AttributeOwners)] =
    group(graph, [.graph, .subgraph]) + group(node, .node) + group(edge, .edge)
    + group(graphAndNode, [.graph, .subgraph, .node]) + group(graphAndEdge, [.graph, .subgraph, .edge])
    + group(nodeAndEdge, [.node, .edge]) + group(everywhere, [.graph, .subgraph, .node, .edge])

  private static func group(_ names: String, _ owners: AttributeOwners) -> [(String, AttributeOwners)] {
    names.split(whereSeparator: \.isWhitespace).map { (String($0), owners) }
  }

  private static let graph = """
    Damping K TBbalance _background bb beautify bgcolor center charset cluster clusterrank compound concentrate
    defaultdist dim dimen diredgeconstraints dpi epsilon esep fontnames fontpath forcelabels imagepath inputscale
    label_scheme landscape layerlistsep layers layerselect layersep layout levels levelsgap lheight linelength
    lwidth maxiter mclimit mindist mode model mosek newrank nodesep normalize notranslate nslimit nslimit1 oneblock
    outputorder overlap overlap_scaling overlap_shrink pack packmode pad page pagedir quadtree quantum rank rankdir
    ranksep ratio remincross repulsiveforce resolution rotate rotation scale searchsize size smoothing splines
    start stylesheet truecolor viewport voro_margin xdotversion
    """

  private static let node = """
    distortion fixedsize group height image imagepos imagescale orientation pin rects regular samplepoints shape
    shapefile sides skew vertices width z
    """

  private static let edge = """
    arrowhead arrowsize arrowtail constraint decorate dir edgeURL edgehref edgetarget edgetooltip headURL
    head_lp headclip headhref headlabel headport headtarget headtooltip labelURL labelangle labeldistance
    labelfloat labelfontcolor labelfontname labelfontsize labelhref labeltarget labeltooltip len lhead ltail minlen
    radius samehead sametail tailURL tail_lp tailclip tailhref taillabel tailport tailtarget tailtooltip weight
    """

  private static let graphAndNode =
    "area gradientangle labelloc margin ordering peripheries root showboxes sortv"

  private static let graphAndEdge = "lp"

  private static let nodeAndEdge = "xlabel xlp"

  private static let everywhere = """
    URL class color colorscheme comment fillcolor fontcolor fontname fontsize href id label labeljust layer
    nojustify pencolor penwidth pos style target tooltip
    """
}
