import SystemPackage

/// What a command sees of the world: handed in, so that a test runs any command in process.
public struct CommandEnvironment: Sendable {
  /// Relative paths on the command line start here.
  public var workingDirectory: FilePath
  /// The environment variables.
  public var variables: [String: String]
  /// Reads standard input.
  public var input: any InputSource
  /// Takes standard output.
  public var output: any OutputSink
  /// Takes standard error.
  public var errors: any OutputSink
  /// Finds the drawing child and names the program; nil when unknown.
  public var executable: FilePath?

  /// An environment of these parts.
  public init(
    workingDirectory: FilePath, variables: [String: String], input: any InputSource, output: any OutputSink,
    errors: any OutputSink, executable: FilePath? = nil
  ) {
    self.workingDirectory = workingDirectory
    self.variables = variables
    self.input = input
    self.output = output
    self.errors = errors
    self.executable = executable
  }

  /// A path from the command line, made absolute.
  func resolve(_ path: String) -> FilePath {
    let path = FilePath(path)
    return path.isAbsolute ? path.lexicallyNormalized() : workingDirectory.pushing(path).lexicallyNormalized()
  }

  /// A path as people want to read it: relative to the working directory where it lies below it.
  func display(_ path: FilePath) -> String {
    var relative = path
    guard relative.removePrefix(workingDirectory), !relative.isEmpty else { return path.string }
    return relative.string
  }
}

/// Where bytes come from.
public protocol InputSource: Sendable {
  /// Whether a person sits at it.
  var isTerminal: Bool { get }
  /// All bytes up to the end, at most `limit`; nil when there are more.
  ///
  /// - Throws: the system's error.
  func readAll(limit: Int) throws -> [UInt8]?
  /// The next line without its end; nil at the end of the input.
  func readLine() async throws -> String?
}

/// Where text goes.
public protocol OutputSink: Sendable {
  /// Whether a person looks at it.
  var isTerminal: Bool { get }
  /// The terminal's size; nil when it is none, or does not tell.
  var terminalSize: TerminalSize? { get }
  /// Writes all of `bytes`; output that nobody takes any more is dropped.
  func write(_ bytes: [UInt8])
}

/// The size of a terminal in characters.
public struct TerminalSize: Hashable, Sendable {
  /// Characters in a line.
  public var columns: Int
  /// Lines.
  public var rows: Int

  /// A size.
  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

extension OutputSink {
  /// Writes a text.
  func write(_ text: String) { write(Array(text.utf8)) }
}
