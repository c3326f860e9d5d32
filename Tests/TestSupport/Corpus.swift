import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Real pipelines, kept outside the repository: `shared/corpus/*/*.dot` beside one of the folders around it.
public enum Corpus {
  /// The files in the order of their names; none, with a line that says so, where the corpus is absent.
  public static func files(near test: String = #filePath) -> [SourceFile] {
    guard let folder = folder(near: test) else {
      print("skipped: no shared/corpus near this checkout")
      return []
    }
    var files: [SourceFile] = []
    for collection in Files.names(in: folder) {
      for name in Files.names(in: "\(folder)/\(collection)")
      where name.hasSuffix(".dot") || name.hasSuffix(".gv") {
        guard let bytes = Files.bytes(of: "\(folder)/\(collection)/\(name)") else { continue }
        files.append(SourceFile(name: "\(collection)/\(name)", bytes: bytes))
      }
    }
    return files
  }

  private static func folder(near test: String) -> String? {
    guard let resolved = realpath(test, nil) else { return nil }
    defer { free(resolved) }
    var parts = String(cString: resolved).split(separator: "/")
    while parts.popLast() != nil {
      let candidate = "/" + (parts + ["shared", "corpus"]).joined(separator: "/")
      if access(candidate, R_OK) == 0 { return candidate }
    }
    return nil
  }
}
