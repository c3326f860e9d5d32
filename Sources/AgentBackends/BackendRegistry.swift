import Interpreter

/// The backends of a program by name, and the one that agent nodes use when they name none.
public struct BackendRegistry: BackendResolver {
  private var backends: [String: any CodergenBackend] = [:]
  private var defaultName: String

  /// A registry of these backends; the first is the default. Of two with one name the later counts.
  public init(_ backends: (any CodergenBackend)...) {
    defaultName = backends.first?.name ?? ""
    for backend in backends { register(backend) }
  }

  /// The name of the backend that agent nodes use when they name none; empty when there is none.
  public var defaultBackend: String { defaultName }

  /// The names, sorted.
  public var names: [String] { backends.keys.sorted() }

  /// Adds a backend under its name, in place of an earlier one.
  public mutating func register(_ backend: any CodergenBackend) { backends[backend.name] = backend }

  /// Makes a registered backend the default.
  ///
  /// - Throws: ``UnknownBackend``.
  public mutating func setDefault(_ name: String) throws(UnknownBackend) {
    guard backends[name] != nil else { throw UnknownBackend(name: name, known: names) }
    defaultName = name
  }

  /// The backend called `name`; the default for an empty name.
  ///
  /// - Throws: ``UnknownBackend``.
  public func backend(named name: String) throws(UnknownBackend) -> any CodergenBackend {
    guard let backend = backends[name.isEmpty ? defaultName : name] else {
      throw UnknownBackend(name: name, known: names)
    }
    return backend
  }
}
