import AgentBackends
import Interpreter
import PipelinePlan
import SystemPackage

/// Takes a run from its configuration to the exit code: handlers, view, signals, the last words.
struct RunDriver {
  let options: RunOptions
  let environment: CommandEnvironment
  let view: any RunView

  init(_ options: RunOptions, _ environment: CommandEnvironment) {
    self.options = options
    self.environment = environment
    view = options.view(in: environment)
  }

  /// The configuration of a run in `logs`.
  ///
  /// - Throws: ``CommandError``.
  func configuration(logs: FilePath) throws(CommandError) -> RunConfiguration {
    let interviewer = PausingInterviewer(inner: try options.interviewer(in: environment), view: view)
    let backend = try options.backend(in: environment)
    let backends: any BackendResolver = backend.map { OneBackend(backend: $0) } ?? NoBackend()
    var configuration = RunConfiguration(
      logs: logs, workDirectory: try options.workDirectory(in: environment),
      handlers: .standard(backends: backends, interviewer: interviewer))
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
      result = try await interruption.watch { try await engine.run() }
    } catch {
      throw Self.explain(error)
    }
    view.finish()
    report(result, name)
    return Self.status(of: result, signal: interruption.signal)
  }

  /// What a refusal or a broken directory means for the exit code.
  static func explain(_ error: any Error) -> CommandError {
    switch error {
    case let error as CommandError: error
    case let error as RunRefusal: .usage(error.description)
    case let error as RunDirectoryError: .usage(error.description)
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

  private func report(_ result: RunResult, _ name: String) {
    let isOn = options.color.isOn(for: environment.output, variables: environment.variables)
    let paint = Paint(isOn: isOn)
    let spent = DurationDisplay.text(milliseconds: Int(clamping: result.duration))
    let stages = "\(result.completedNodes.count) \(result.completedNodes.count == 1 ? "stage" : "stages")"
    let line: String
    switch result.status {
    case .success: line = "\(paint.good("success")) in \(spent), \(stages)"
    case .fail: line = "\(paint.bad("failed")) at \(failure(result)) after \(spent), \(stages)"
    case .suspended:
      let question = result.question.map { " for an answer to: \(TerminalText.visible($0.text))" } ?? ""
      line = "\(paint.warn("suspended")), waiting\(question)"
    case .canceled: line = "\(paint.warn("stopped")) after \(spent), \(stages)"
    }
    let next =
      switch result.status {
      case .success, .fail: "attractor show \(name)"
      case .suspended, .canceled: "attractor resume \(name)"
      }
    if !options.quiet && !options.json {
      environment.output.write("\(line)\n\(paint.dim(next))\n")
    } else if result.status == .fail {
      environment.errors.write("attractor: the run failed at \(failure(result)); see `\(next)`\n")
    }
  }

  private func failure(_ result: RunResult) -> String {
    guard let failure = result.failure else { return "an unknown place" }
    return TerminalText.visible(
      "`\(failure.node)` (\(failure.failure.failureClass.rawValue)): \(failure.reason)")
  }
}
