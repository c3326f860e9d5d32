import SystemPackage

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// The process around a command line.
public enum AttractorProcess {
  /// Runs the process's command line in the process's environment and exits.
  public static func main() async -> Never {
    // Writing to a closed pipe must be an error to handle, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    let arguments = CommandLine.arguments
    let output = StandardOutput(.standardOutput)
    let errors = StandardOutput(.standardError)
    let environment = CommandEnvironment(
      workingDirectory: currentDirectory(), variables: environmentVariables(), input: StandardInput(),
      output: output, errors: errors, executable: executablePath(arguments.first))
    let status = await run(Array(arguments.dropFirst()), in: environment)
    if let failure = output.failure {
      errors.write("attractor: cannot write standard output: \(failure)\n")
      exit(CommandStatus.failure.code)
    }
    exit(status.code)
  }

  private static func currentDirectory() -> FilePath {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return FilePath(platformString: path)
  }

  private static func environmentVariables() -> [String: String] {
    var variables: [String: String] = [:]
    var entry = environ
    while let line = entry.pointee {
      let text = String(cString: line)
      if let equal = text.firstIndex(of: "=") {
        variables[String(text[..<equal])] = String(text[text.index(after: equal)...])
      }
      entry += 1
    }
    return variables
  }

  /// Where the program lies, links resolved.
  private static func executablePath(_ argument: String?) -> FilePath? {
    #if os(Linux)
      let candidate = "/proc/self/exe"
    #else
      guard let candidate = argument else { return nil }
    #endif
    guard let path = realpath(candidate, nil) else { return nil }
    defer { free(path) }
    return FilePath(platformString: path)
  }
}
