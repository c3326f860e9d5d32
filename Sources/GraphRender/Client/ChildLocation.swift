import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where the drawing child is looked for.
struct ChildLocation {
  static let name = "attractor-render"
  static let variable = "ATTRACTOR_RENDER"

  /// A path given by the caller; nothing else is tried then.
  var explicit: FilePath?
  /// The value of `ATTRACTOR_RENDER`; nothing else is tried when it is set.
  var named: FilePath?
  /// The folder of the running program.
  var programFolder: FilePath?
  /// The folders of `PATH`.
  var path: [FilePath]

  /// The first executable file.
  ///
  /// - Throws: ``RenderError/childMissing(searched:)``.
  func find() throws(RenderError) -> FilePath {
    if let only = explicit ?? named {
      guard isExecutable(only) else { throw .childMissing(searched: [only.string]) }
      return only
    }
    var searched: [String] = []
    if let programFolder {
      let beside = programFolder.appending(Self.name)
      if isExecutable(beside) { return beside }
      searched.append(beside.string)
    }
    // An empty or relative entry would run whatever lies in the working directory.
    for folder in path where folder.isAbsolute {
      let candidate = folder.appending(Self.name)
      if isExecutable(candidate) { return candidate }
    }
    throw .childMissing(searched: searched + ["PATH"])
  }
}

/// The value of an environment variable; nil where it is unset or empty.
func environmentValue(_ name: String) -> String? {
  guard let value = getenv(name) else { return nil }
  let text = String(cString: value)
  return text.isEmpty ? nil : text
}

extension ChildLocation {
  /// The usual places of this process.
  init(explicit: FilePath?) {
    self.init(
      explicit: explicit, named: environmentValue(Self.variable).map { FilePath($0) },
      programFolder: runningProgram()?.removingLastComponent(),
      path: (environmentValue("PATH") ?? "").split(separator: ":").map { FilePath(String($0)) })
  }
}

private func isExecutable(_ path: FilePath) -> Bool {
  var info = stat()
  guard path.withPlatformString({ stat($0, &info) }) == 0, info.st_mode & S_IFMT == S_IFREG else {
    return false
  }
  return path.withPlatformString { access($0, X_OK) } == 0
}

/// The path of the running program, links resolved.
private func runningProgram() -> FilePath? {
  #if canImport(Darwin)
    let link = CommandLine.arguments.first ?? ""
  #else
    let link = "/proc/self/exe"
  #endif
  guard let resolved = realpath(link, nil) else { return nil }
  defer { free(resolved) }
  return FilePath(platformString: resolved)
}
