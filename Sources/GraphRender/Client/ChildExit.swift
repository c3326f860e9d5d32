/// The drawing child's exit codes; 0 is a picture on standard output.
public enum ChildExit: Int32, Sendable {
  /// The input is not a drawing, or an argument is wrong.
  case badDrawing = 2
  /// Graphviz did not lay it out or cannot write the format.
  case layoutFailed = 3
  /// A limit was reached or could not be set.
  case limits = 4
}
