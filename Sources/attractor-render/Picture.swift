import CGraphviz
import GraphRender

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A laid-out drawing.
struct Picture {
  private let request: DrawingRequest
  private let context: OpaquePointer
  private let graph: UnsafeMutablePointer<Agraph_t>

  /// Lays out what `request` draws.
  init(_ request: DrawingRequest) throws(ChildFailure) {
    self.request = request
    graph = try GraphBuilder.build(request)
    guard let context = gvContext() else { throw ChildFailure(.layoutFailed, "libgvc did not start") }
    self.context = context
    guard gvLayout(context, graph, request.engine.rawValue) == 0 else {
      throw ChildFailure(
        .layoutFailed,
        "Graphviz could not lay the graph out with `\(request.engine.rawValue)`; if its plug-ins are not registered, `dot -c` as the administrator does that"
      )
    }
  }

  /// Writes the picture to standard output. What was allocated goes with the process.
  func write() throws(ChildFailure) {
    guard let output = fdopen(1, "w") else { throw ChildFailure(.layoutFailed, "standard output is closed") }
    guard gvRender(context, graph, request.format.rawValue, output) == 0 else {
      throw ChildFailure(
        .layoutFailed,
        "this Graphviz cannot write \(request.format.rawValue); its plug-in for that is missing")
    }
    guard fflush(output) == 0 else {
      throw ChildFailure(.layoutFailed, "standard output was closed too early")
    }
    _exit(0)
  }
}
