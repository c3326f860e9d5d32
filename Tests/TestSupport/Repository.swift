import SourceText

/// Files of the repository the tests belong to.
public enum Repository {
  /// The files of a folder in the order of their names, called by their paths in the repository.
  public static func files(in folder: String, suffix: String, test: String = #filePath) -> [SourceFile] {
    // Tests/<Module>Tests/<File>: the root is three levels up.
    let parts = test.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    let root = (parts + [Substring(folder)]).joined(separator: "/")
    return Files.names(in: root).filter { $0.hasSuffix(suffix) }.compactMap { name in
      Files.bytes(of: "\(root)/\(name)").map { SourceFile(name: "\(folder)/\(name)", bytes: $0) }
    }
  }
}
