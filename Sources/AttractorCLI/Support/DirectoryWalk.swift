import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds pipeline files below directories: `*.dot` and `*.gv`, hidden folders and what `.gitignore` names left out.
struct DirectoryWalk {
  /// Folders within folders that are followed.
  static let depthLimit = 64

  private var found: [FilePath] = []

  /// The pipeline files below `root`, sorted by path.
  ///
  /// - Throws: ``CommandError`` when a folder cannot be read.
  static func pipelines(below root: FilePath) throws(CommandError) -> [FilePath] {
    var walk = DirectoryWalk()
    try walk.visit(root, ignore: GitIgnore(), depth: 0)
    return walk.found.sorted { $0.string < $1.string }
  }

  private mutating func visit(_ directory: FilePath, ignore outer: GitIgnore, depth: Int) throws(CommandError)
  {
    guard depth <= Self.depthLimit else { return }
    var ignore = outer
    if let rules = try? FileReading.bytes(
      of: directory.appending(".gitignore"), called: ".gitignore", limit: 1 << 20)
    {
      ignore.add(rules: String(decoding: rules, as: UTF8.self), in: directory)
    }
    for entry in try entries(of: directory) {
      let path = directory.appending(entry.name)
      guard !ignore.ignores(path, isDirectory: entry.isDirectory) else { continue }
      if entry.isDirectory {
        try visit(path, ignore: ignore, depth: depth + 1)
      } else if path.extension == "dot" || path.extension == "gv" {
        found.append(path)
      }
    }
  }

  private struct Entry {
    let name: String
    let isDirectory: Bool
  }

  /// The visible entries of a folder. Links to folders are not followed: they may lead round in a circle.
  private func entries(of directory: FilePath) throws(CommandError) -> [Entry] {
    guard let stream = opendir(directory.string) else {
      throw .failure("cannot read the folder `\(directory)`: \(Errno(rawValue: errno))")
    }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
          String(cString: $0)
        }
      }
      guard !name.hasPrefix(".") else { continue }
      entries.append(
        Entry(
          name: name, isDirectory: FileKind.of(directory.appending(name), followLinks: false) == .directory))
    }
    return entries
  }
}

/// What lies at a path.
enum FileKind {
  /// A folder.
  case directory
  /// Anything else.
  case other

  /// What lies at `path`; nil where nothing does.
  static func of(_ path: FilePath, followLinks: Bool = true) -> FileKind? {
    var status = stat()
    guard (followLinks ? stat(path.string, &status) : lstat(path.string, &status)) == 0 else { return nil }
    return status.st_mode & S_IFMT == S_IFDIR ? .directory : .other
  }
}
