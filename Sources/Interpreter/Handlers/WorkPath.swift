import SystemPackage

/// Paths that a pipeline names and that must stay inside its work tree.
public enum WorkPath {
  /// The place a relative path names under `root`, links resolved as far as it exists.
  ///
  /// - Throws: ``WorkPathError`` when the path is absolute, holds a NUL, or leads outside by `..` or by a link.
  public static func resolve(_ text: String, in root: FilePath, attribute: String) throws(WorkPathError)
    -> FilePath
  {
    func refused(_ why: String) -> WorkPathError {
      WorkPathError(attribute: attribute, path: text, problem: why)
    }
    guard !text.utf8.contains(0) else { throw refused("it holds a NUL byte") }
    let path = FilePath(text)
    guard path.isRelative else { throw refused("it must be relative to the work tree") }
    guard let realRoot = Platform.realPath(root) else {
      throw refused("the work tree \(root) does not exist")
    }
    let place = realRoot.pushing(path).lexicallyNormalized()
    guard place.starts(with: realRoot) else { throw refused("it leads out of the work tree") }
    // What does not exist yet cannot be a link: the deepest part that exists decides.
    var existing = realRoot.pushing(path)
    while Platform.realPath(existing) == nil, existing != realRoot, existing.removeLastComponent() {}
    guard let real = Platform.realPath(existing), real.starts(with: realRoot) else {
      throw refused("it leads out of the work tree through a link")
    }
    return place
  }
}

/// A path that does not stay inside the work tree.
public struct WorkPathError: ClassifiedError, Hashable {
  /// The attribute that names it.
  public let attribute: String
  /// The path as written.
  public let path: String
  /// Why it is refused.
  public let problem: String

  /// The pipeline says so.
  public var failureClass: FailureClass { .deterministic }
  /// The attribute, the path and the reason.
  public var description: String { "\(attribute)=\"\(path)\": \(problem)" }
}
