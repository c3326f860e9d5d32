import AgentBackends
import ArgumentParser
import Interpreter
import PipelinePlan
import SystemPackage

/// What `run` and `resume` have in common: who works, who answers, what is shown.
struct RunOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Where tools and agents work; when it is left out, the current folder, or the one the run began in.",
      valueName: "dir"))
  var workdir: String?

  @Flag(help: "Answer for all agent nodes with a fixed text; tools really run.")
  var simulate = false

  @Option(
    help: ArgumentHelp(
      "Answer for all agent nodes from this script (docs/scripted-model.md).", valueName: "file"))
  var script: String?

  @Flag(help: "Answer every question with yes or its first choice.")
  var autoApprove = false

  @Option(
    help: ArgumentHelp(
      "Answer questions from this file, one answer a line; a question it has no answer for suspends the run.",
      valueName: "file"))
  var answers: String?

  @Flag(help: "Print nothing but what went wrong.")
  var quiet = false

  @Flag(help: "Print events as JSON lines on standard output.")
  var json = false

  @Option(help: ArgumentHelp("When to use colours.", valueName: "when"))
  var color = ColorChoice.auto

  func validate() throws {
    if simulate, script != nil { throw ValidationError("use --simulate or --script, not both") }
    if autoApprove, answers != nil { throw ValidationError("use --auto-approve or --answers, not both") }
    if quiet, json { throw ValidationError("use --quiet or --json, not both") }
  }

  /// The folder tools and agents work in.
  ///
  /// - Throws: ``CommandError`` when there is no such folder.
  func workDirectory(in environment: CommandEnvironment) throws(CommandError) -> FilePath {
    let path = workdir.map(environment.resolve) ?? environment.workingDirectory
    guard FileKind.of(path) == .directory else {
      throw .usage("there is no folder `\(workdir ?? path.string)`")
    }
    return path
  }

  /// The options that say who answers for agents, as they were given.
  var backendOptions: [String] {
    if simulate { return ["--simulate"] }
    return script.map { ["--script", $0] } ?? []
  }

  /// Who does the work of agent nodes; nil when nobody was named.
  ///
  /// - Throws: ``CommandError`` when the script is not one.
  func backend(in environment: CommandEnvironment) throws(CommandError) -> (any CodergenBackend)? {
    if simulate { return SimulateBackend() }
    guard let script else { return nil }
    let bytes = try FileReading.bytes(
      of: environment.resolve(script), called: script, limit: ModelScript.maxBytes)
    do {
      return ScriptedBackend(try ModelScript.decode(bytes, source: script), source: script)
    } catch {
      throw .usage(error.description)
    }
  }

  /// Who answers questions: a script of answers, nobody at all, the terminal, or somebody later.
  ///
  /// - Throws: ``CommandError`` when the file of answers cannot be read.
  func interviewer(in environment: CommandEnvironment, view: any RunView) throws(CommandError)
    -> any Interviewer
  {
    if autoApprove { return AutoApproveInterviewer() }
    if let answers {
      let bytes = try FileReading.bytes(of: environment.resolve(answers), called: answers, limit: 1 << 20)
      return FileAnswers(String(decoding: bytes, as: UTF8.self))
    }
    // Without a person at the terminal the run is suspended and can be answered later.
    guard environment.input.isTerminal, environment.output.isTerminal, !json else {
      return SuspendingInterviewer()
    }
    return PausingInterviewer(inner: ConsoleInterviewer(), view: view)
  }

  /// What shows the run.
  func view(in environment: CommandEnvironment) -> any RunView {
    if quiet { return QuietView() }
    if json { return JSONView(output: environment.output) }
    let isOn = color.isOn(for: environment.output, variables: environment.variables)
    let text = EventText(paint: Paint(isOn: isOn))
    guard environment.output.isTerminal, environment.variables["TERM"] != "dumb" else {
      return LineView(output: environment.output, text: text)
    }
    return LiveView(output: environment.output, text: text)
  }
}

/// The backend that answers for every agent node, whatever `backend` the node names.
struct OneBackend: BackendResolver {
  let backend: any CodergenBackend

  func backend(named name: String) throws(UnknownBackend) -> any CodergenBackend { backend }
}

/// No backend: a run without agent nodes needs none.
struct NoBackend: BackendResolver {
  func backend(named name: String) throws(UnknownBackend) -> any CodergenBackend {
    throw UnknownBackend(name: name, known: [])
  }
}

extension Plan {
  /// The first node that needs a model: an agent, or a fan-in with a prompt of its own.
  var firstAgentNode: String? {
    nodes.first { $0.handler == .codergen || ($0.handler == .fanIn && $0.flags.contains(.hasPrompt)) }
      .map { self[$0.id] }
  }
}
