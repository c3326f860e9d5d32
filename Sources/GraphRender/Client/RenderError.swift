/// Why there is no picture. The description is a sentence that says what to do.
public enum RenderError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No `attractor-render` where it is looked for.
  case childMissing(searched: [String])
  /// The child is there and cannot be started.
  case startFailed(path: String, reason: String)
  /// The child starts, and the system's loader finds no Graphviz library.
  case graphvizMissing(detail: String)
  /// Parent and child do not understand each other.
  case badDrawing(String)
  /// Graphviz gave up.
  case layoutFailed(String)
  /// The pipeline has more nodes and edges than may be drawn.
  case tooManyElements(count: Int, limit: Int)
  /// The time is over; the child has been killed.
  case timedOut(Duration)
  /// The child reached its limit of memory, in MiB.
  case outOfMemory(limit: Int)
  /// Another limit of the child.
  case limitReached(String)
  /// The picture is larger than allowed, in bytes.
  case outputTooLarge(limit: Int)
  /// The child was ended by a signal; its limit of memory, in MiB, may be why.
  case crashed(signal: Int32, memory: Int)
  /// The child ended in a way it never should.
  case unexpected(String)
  /// The child's SVG is not what Graphviz writes.
  case malformedOutput(String)

  /// What happened and what to do.
  public var description: String {
    switch self {
    case .childMissing(let searched):
      "the drawing program `attractor-render` was not found (looked at \(searched.joined(separator: ", "))); "
        + "install it beside `attractor` (building it needs Graphviz: `apt-get install libgraphviz-dev` or "
        + "`brew install graphviz`), or name it in ATTRACTOR_RENDER"
    case .startFailed(let path, let reason):
      "the drawing program \(path) did not start: \(reason)"
    case .graphvizMissing(let detail):
      "Graphviz is not installed: `apt-get install libgvc6` or `brew install graphviz` installs it (\(detail))"
    case .badDrawing(let detail):
      "the drawing program did not accept the drawing (\(detail)); `attractor` and `attractor-render` must be of "
        + "the same version"
    case .layoutFailed(let detail): "\(detail)"
    case .tooManyElements(let count, let limit):
      "the pipeline has \(count) nodes and edges, more than the \(limit) that can be drawn; draw a part of it"
    case .timedOut(let duration):
      "the layout took longer than \(duration.formattedSeconds) and was stopped; allow more with `--timeout`, or choose a "
        + "faster layout with `--engine`"
    case .outOfMemory(let limit):
      "the layout needed more than \(limit) MiB of memory; choose another layout with `--engine`, or draw a part"
    case .limitReached(let detail): "\(detail)"
    case .outputTooLarge(let limit):
      "the picture is larger than \(limit >> 20) MiB; draw a part of the pipeline, or as SVG"
    case .crashed(let signal, let memory):
      "Graphviz crashed (signal \(signal)) while it drew this pipeline, perhaps because it reached \(memory) MiB of "
        + "memory; another layout may work: `--engine`"
    case .unexpected(let detail): "the drawing program failed: \(detail)"
    case .malformedOutput(let detail):
      "Graphviz wrote an SVG that cannot be read: \(detail); `--format png` may work"
    }
  }
}

extension Duration {
  fileprivate var formattedSeconds: String {
    let milliseconds = components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    if milliseconds % 1000 == 0 { return "\(milliseconds / 1000) s" }
    return "\(milliseconds) ms"
  }
}
