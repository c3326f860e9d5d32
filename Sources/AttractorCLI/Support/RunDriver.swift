import AgentBackends
import Interpreter
import PipelinePlan
import SystemPackage

/// Takes a run from its configuration to the exit code: handlers, view, signals, the last words.
struct RunDriver {
  let options: RunOptions
  let environment: CommandEnvironment
  let view: any RunView
  private let tools = RunningTools()

  init(_ options: RunOptions, _ environment: CommandEnvironment) {
    self.options = options
    self.environment = environment
    view = options.view(in: environment)
  }

  /// The configuration of a run in `logs`.
  ///
  /// - Throws: ``CommandError``.
  func configuration(logs: FilePath) throws(CommandError) -> RunConfiguration {
    let interviewer = try options.interviewer(in: environment, view: view)
    let backend = try options.backend(in: environment)
    let backends: any BackendResolver = backend.map { OneBackend(backend: $0) } ?? NoBackend()
    var configuration = RunConfiguration(
      logs: logs, workDirectory: try options.workDirectory(in: environment),
      handlers: .standard(backends: backends, interviewer: interviewer, running: tools))
    configuration.environment = environment.variables
    configuration.interviewer = interviewer
    configuration.sinks = [view]
    configuration.tools = ["attractor": Version.text]
    return configuration
  }

  /// Refuses a plan whose agents nobody would answer for.
  ///
  /// - Throws: ``CommandError``.
  func requireBackend(for plan: Plan) throws(CommandError) {
    guard !options.simulate, options.script == nil, let node = plan.firstAgentNode else { return }
    throw .usage(
      "`\(node)` is an agent node and this version has no model client yet; use --simulate or --script FILE")
  }

  /// Runs to the end, or to the signal that stops it.
  ///
  /// - Parameters:
  ///   - logs: the run's directory.
  ///   - name: what to call it in messages.
  /// - Throws: ``CommandError``.
  func run(_ engine: Engine, logs: FilePath, called name: String) async throws -> CommandStatus {
    let interruption = Interruption()
    let ticker = (view as? LiveView).map { live in
      Task {
        while !Task.isCancelled {
          try? await Task.sleep(for: .milliseconds(120))
          live.tick()
        }
      }
    }
    defer {
      ticker?.cancel()
      view.finish()
    }
    let result: RunResult
    do {
      result = try await interruption.watch { notice in
        tell(notice, name)
      } _: {
        try await engine.run()
      }
    } catch {
      throw explain(error, logs: logs, called: name)
    }
    view.finish()
    report(result, name)
    return Self.status(of: result, signal: interruption.signal)
  }

  private func tell(_ notice: Interruption.Notice, _ name: String) {
    switch notice {
    case .stopping: view.announce("stopping; Control-C again ends at once, without waiting for what runs")
    case .ending:
      tools.killAll()
      view.finish()
      let resume = (["attractor", "resume", name] + options.backendOptions).map(TerminalText.shellWord)
      environment.errors.write("attractor: ended at once; go on with `\(resume.joined(separator: " "))`\n")
    }
  }

  /// What a refusal or a broken directory means for the exit code; paths are shown as the person typed them.
  ///
  /// - Parameters:
  ///   - logs: the run's directory.
  ///   - name: what the person calls it.
  func explain(_ error: any Error, logs: FilePath, called name: String) -> CommandError {
    func show(_ path: FilePath) -> String {
      var rest = path
      guard rest.removePrefix(logs) else { return environment.display(path) }
      return FilePath(name).appending(rest.components).string
    }
    return switch error {
    case let error as CommandError: error
    case let error as RunRefusal: .usage(error.description)
    case let error as RunDirectoryError: .usage(error.description(showing: show))
    case let error as RunFileError: .failure(error.description(showing: show))
    case let error as JournalDamage: .failure(error.description(showing: show))
    default: .failure("\(error)")
    }
  }

  private static func status(of result: RunResult, signal: Int32?) -> CommandStatus {
    switch result.status {
    case .success: .success
    case .fail: .findings
    case .suspended: .suspended
    case .canceled: .interrupted(signal ?? 2)
    }
  }

  /// On standard output the whole report; where that is kept free, a sentence on standard error.
  private func report(_ result: RunResult, _ name: String) {
    func report(_ hasColors: Bool) -> RunReport {
      RunReport(
        result: result, name: name, resumeOptions: options.backendOptions, paint: Paint(isOn: hasColors))
    }
    guard options.quiet || options.json else {
      let isOn = options.color.isOn(for: environment.output, variables: environment.variables)
      environment.output.write(report(isOn).text)
      return
    }
    if let sentence = report(false).sentence { environment.errors.write("attractor: \(sentence)\n") }
  }
}
