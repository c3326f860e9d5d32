import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files of the repository the tests belong to.
public enum Repository {
  /// The files of a folder in the order of their names, called by their paths in the repository.
  public static func files(in folder: String, suffix: String, test: String = #filePath) -> [SourceFile] {
    // Tests/<Module>Tests/<File>: the root is three levels up.
    let parts = test.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    let root = (parts + [Substring(folder)]).joined(separator: "/")
    guard let directory = opendir(root) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(suffix) { names.append(name) }
    }
    return names.sorted().compactMap { name in
      Golden.read("\(root)/\(name)").map { SourceFile(name: "\(folder)/\(name)", text: $0) }
    }
  }
}
