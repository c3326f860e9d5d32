/// Finds the backend of an agent node.
public protocol BackendResolver: Sendable {
  /// The backend called `name`; the run's own for an empty name.
  ///
  /// - Throws: ``UnknownBackend``.
  func backend(named name: String) throws(UnknownBackend) -> any CodergenBackend
}

/// A `backend` that nobody registered.
public struct UnknownBackend: ClassifiedError, Hashable {
  /// The name asked for; empty when the run has no default.
  public let name: String
  /// The names there are, sorted.
  public let known: [String]

  /// An unknown name.
  public init(name: String, known: [String]) {
    self.name = name
    self.known = known
  }

  /// The pipeline asks for something this program does not have.
  public var failureClass: FailureClass { .deterministic }
  /// The name, and those there are.
  public var description: String {
    let list =
      known.isEmpty ? "none is set up" : "known are \(known.map { "`\($0)`" }.joined(separator: ", "))"
    return name.isEmpty
      ? "no backend is chosen for agent nodes; \(list)" : "there is no backend `\(name)`; \(list)"
  }
}
