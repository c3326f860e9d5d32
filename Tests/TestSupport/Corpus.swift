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
    for collection in names(in: folder).sorted() {
      for name in names(in: "\(folder)/\(collection)").sorted()
      where name.hasSuffix(".dot") || name.hasSuffix(".gv") {
        guard let bytes = bytes(of: "\(folder)/\(collection)/\(name)") else { continue }
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

  private static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  private static func bytes(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }
}
