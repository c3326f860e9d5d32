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

  private let root: FilePath
  private let name: String
  private var found: [FilePath] = []

  private init(root: FilePath, name: String) {
    self.root = root
    self.name = name
  }

  /// The pipeline files below `root`, sorted by path.
  ///
  /// - Parameters:
  ///   - root: where to begin.
  ///   - name: what to call it in messages.
  /// - Throws: ``CommandError`` when a folder cannot be read, or folders lie too deep in each other.
  static func pipelines(below root: FilePath, called name: String) throws(CommandError) -> [FilePath] {
    var walk = DirectoryWalk(root: root, name: name)
    try walk.visit(root, ignore: GitIgnore(), depth: 0)
    return walk.found.sorted { $0.string < $1.string }
  }

  private mutating func visit(_ directory: FilePath, ignore outer: GitIgnore, depth: Int) throws(CommandError)
  {
    guard depth <= Self.depthLimit else {
      throw .failure(
        "`\(display(directory))` lies more than \(Self.depthLimit) folders deep; name it to search it")
    }
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

  private func display(_ directory: FilePath) -> String {
    var relative = directory
    return relative.removePrefix(root)
      ? FilePath(name).appending(relative.components).string : directory.string
  }

  private struct Entry {
    let name: String
    let isDirectory: Bool
  }

  /// The visible entries of a folder. Links to folders are not followed: they may lead round in a circle.
  private func entries(of directory: FilePath) throws(CommandError) -> [Entry] {
    guard let names = Self.names(in: directory) else {
      throw .failure("cannot read the folder `\(display(directory))`: \(Errno(rawValue: errno))")
    }
    return names.filter { !$0.hasPrefix(".") }.map { name in
      let kind = FileKind.of(directory.appending(name), followLinks: false)
      return Entry(name: name, isDirectory: kind == .directory)
    }
  }

  /// The names in a folder, sorted; nil, with `errno` set, when it cannot be read.
  static func names(in directory: FilePath) -> [String]? {
    guard let stream = opendir(directory.string) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
          String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
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
