/// The fonts of pictures, as Graphviz names them: families whose widths agree nearly everywhere, so that text
/// fits its shape on other machines than the one that laid it out.
public enum DrawingFont {
  /// Nearly all text.
  public static let regular = "Helvetica,Arial,sans-serif"
  /// Text that stands out. Graphviz has no weight of its own; SVG gets one in place of this name.
  public static let bold = "Arial Bold"
}
