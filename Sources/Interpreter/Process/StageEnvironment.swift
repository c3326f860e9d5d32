import PipelinePlan
import SystemPackage

/// The environment of a tool or an agent that runs as a process.
///
/// In this order, later ones win: the environment of the engine without secrets and without `ATTRACTOR_*`
/// (those of an outer run would send a status file to the wrong stage), the node's `env.NAME` attributes, the
/// stage's own `ATTRACTOR_*`.
public enum StageEnvironment {
  /// The prefix of the engine's own variables.
  public static let prefix = "ATTRACTOR_"

  /// The variables of a stage.
  ///
  /// `env.NAME` with the value `$NAME` or `${NAME}`, of its own name, passes the inherited value on, also of
  /// a secret.
  ///
  /// - Parameters:
  ///   - promptFile: the file in the stage directory that holds the prompt or the command.
  ///   - keeping: names that are passed on although they look like secrets, such as a provider's key for its
  ///     own agent.
  /// - Throws: ``ToolError`` for a name or a value that no environment can hold.
  public static func variables(
    for stage: Stage, promptFile: String, keeping: Set<String> = []
  ) throws(ToolError) -> [String: String] {
    var variables = stage.environment.filter { name, _ in
      isPortable(name) && !name.hasPrefix(prefix)
        && (keeping.contains(name) || !SecretVariables.contains(name))
    }
    for (name, value) in stage.attributes(prefix: "env.") {
      guard isPortable(name) else {
        throw ToolError(
          "env.\(name): a variable's name is letters, digits and `_`, and begins with no digit",
          .deterministic)
      }
      if value == "$\(name)" || value == "${\(name)}" {
        variables[name] = stage.environment[name]
      } else {
        variables[name] = value
      }
    }
    for (name, value) in stageVariables(of: stage, promptFile: promptFile) {
      variables[prefix + name] = value
    }
    try addInputs(of: stage, to: &variables)
    for (name, value) in variables where value.utf8.contains(0) {
      throw ToolError("the value of \(name) holds a NUL byte, which no environment can hold", .deterministic)
    }
    return variables
  }

  private static func stageVariables(of stage: Stage, promptFile: String) -> [String: String] {
    // A tool works in another directory, so a relative path would lead it elsewhere.
    let directory = absolute(stage.directory)
    return [
      "RUN_ID": stage.runID,
      "LOGS_ROOT": absolute(stage.logsRoot).string,
      "STAGE_DIR": directory.string,
      "NODE_ID": stage.name,
      "STATUS_PATH": StatusFile.path(in: directory).string,
      "PROMPT_FILE": directory.appending(promptFile).string,
      "CONTEXT_FILE": directory.appending(StageContextFile.name).string,
      "PREDECESSOR_NODE": stage.predecessor?.node ?? "",
      "PREDECESSOR_OUTCOME": stage.predecessor?.outcome ?? "",
      "GOAL": stage.plan[stage.plan.goal],
      "BASE_SHA": stage.context.text(PromptExpansion.baseSHAKey),
    ]
  }

  private static func absolute(_ path: FilePath) -> FilePath {
    path.isAbsolute ? path : Platform.realPath(path) ?? path
  }

  /// Inputs as `ATTRACTOR_INPUT_<NAME>`: upper case, `_` for what is neither letter nor digit.
  private static func addInputs(of stage: Stage, to variables: inout [String: String]) throws(ToolError) {
    var origin: [String: String] = [:]
    for (input, value) in stage.inputs.sorted(by: { $0.key < $1.key }) {
      let name =
        prefix + "INPUT_"
        + String(input.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
      if let other = origin.updateValue(input, forKey: name) {
        throw ToolError("the inputs `\(other)` and `\(input)` would both be \(name)", .deterministic)
      }
      variables[name] = value
    }
  }

  /// Whether shells and systems agree on a name; others are not passed on, since some programs stop at them.
  private static func isPortable(_ name: String) -> Bool {
    guard let first = name.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
      return false
    }
    return name.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
  }
}
