import Subprocess
import SystemPackage

/// Draws pictures in a child process, with limits on its time, memory and output.
///
/// Graphviz is a large C program that was not written for hostile input or several threads; a process of its
/// own can be killed, and its crash is an error, not the end of this program.
public struct Renderer: Sendable {
  /// The drawing program; nil looks at `ATTRACTOR_RENDER`, beside the running program, and along `PATH`.
  public var child: FilePath?
  /// What a picture may cost.
  public var limits: RenderLimits

  /// A renderer.
  public init(child: FilePath? = nil, limits: RenderLimits = RenderLimits()) {
    self.child = child
    self.limits = limits
  }

  /// The bytes of a picture.
  ///
  /// The same drawing gives the same bytes with the same version of Graphviz and the same fonts.
  ///
  /// - Throws: ``RenderError``.
  public func render(
    _ drawing: DrawingModel, engine: LayoutEngine = .dot, format: ImageFormat = .svg
  ) async throws(RenderError) -> [UInt8] {
    let count = drawing.nodes.count + drawing.edges.count
    guard count <= limits.elements else { throw .tooManyElements(count: count, limit: limits.elements) }
    let request = DrawingRequest(drawing, engine: engine, format: format).encoded()
    let path = try ChildLocation(explicit: child).find()
    let output = try await output(of: path, request: request)
    guard format == .svg else { return output }
    do {
      return try SVGPostPass.run(output, drawing: drawing)
    } catch {
      throw .malformedOutput("\(error)")
    }
  }

  private enum Ending: Sendable {
    case ended(TerminationStatus, output: [UInt8], errors: [UInt8])
    case failed(RenderError)
    case timedOut
  }

  private func output(of path: FilePath, request: [UInt8]) async throws(RenderError) -> [UInt8] {
    let ending = await withTaskGroup(of: Ending.self) { group in
      group.addTask { await run(path, request: request) }
      group.addTask {
        // Cancelled when the child is faster.
        try? await Task.sleep(for: limits.timeout)
        return .timedOut
      }
      let first = await group.next() ?? .timedOut
      // Cancelling kills the child's process group, and the group waits until it is reaped.
      group.cancelAll()
      return first
    }
    switch ending {
    case .timedOut: throw .timedOut(limits.timeout)
    case .failed(let error): throw error
    case .ended(let status, let output, let errors):
      if status.isSuccess, !output.isEmpty { return output }
      throw ChildEnding(status: status, errors: errors, limits: limits).error
    }
  }

  private func run(_ path: FilePath, request: [UInt8]) async -> Ending {
    let (whole, fraction) = limits.timeout.components
    // The clock decides; processor time is the second line, for a parent that dies first.
    let cpuSeconds = max(1, whole + (fraction > 0 ? 1 : 0) + 1)
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1))
    ]
    do {
      let input = try RequestFile.open(request)
      let result = try await Subprocess.run(
        .path(path),
        arguments: ["--memory-mib", "\(limits.memory)", "--cpu-seconds", "\(cpuSeconds)"],
        // A crash is an answer here; a stack trace of it on the user's terminal is not.
        environment: .inherit.updating(["SWIFT_BACKTRACE": "enable=no"]), platformOptions: options,
        input: .fileDescriptor(input, closeAfterSpawningProcess: true),
        output: .bytes(limit: limits.outputSize),
        error: .bytes(limit: 64 << 10))
      return .ended(result.terminationStatus, output: result.standardOutput, errors: result.standardError)
    } catch let error as SubprocessError where error.code == .outputLimitExceeded {
      return .failed(.outputTooLarge(limit: limits.outputSize))
    } catch {
      return .failed(.startFailed(path: path.string, reason: "\(error)"))
    }
  }
}
