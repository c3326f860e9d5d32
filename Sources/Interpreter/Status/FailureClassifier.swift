import SystemPackage

/// Tells why a failure happened, so that the engine knows whether to repeat it. Specification Appendix D.
///
/// The sources, best first: a class the status names; the typed error, exit code or signal; phrases in the
/// reason; else `deterministic` without evidence, since repeating what nobody understands wastes a model's
/// time.
public enum FailureClassifier {
  /// The failure of an outcome that is `fail` or `retry`: its own where it has one, else by its reason; with
  /// its signature.
  public static func classify(_ outcome: Outcome) -> Failure {
    var failure = outcome.failure ?? classify(reason: outcome.failureReason)
    if failure.signature.isEmpty {
      failure.signature = FailureSignature.of(failure.failureClass, reason: outcome.failureReason)
    }
    return failure
  }

  /// The failure a thrown error stands for, without a signature.
  public static func classify(_ error: any Error) -> Failure {
    switch error {
    case let error as any ClassifiedError: Failure(error.failureClass)
    case is CancellationError: Failure(.canceled)
    case let error as Errno: errnoClasses[error].map { Failure($0) } ?? Failure(.deterministic)
    default: classify(reason: "\(error)")
    }
  }

  /// The failure a reason tells of, without a signature.
  public static func classify(reason: String) -> Failure {
    guard let found = FailurePhrases.match(reason) else { return Failure(.deterministic, hasEvidence: false) }
    return Failure(found)
  }

  /// The failure an exit code stands for; nil where the code says nothing, as 1 does.
  ///
  /// Codes above 128 are a shell's way to report the signal that ended its child.
  public static func classify(exitCode: Int32) -> Failure? {
    if exitCode > 128, exitCode <= 128 + 64 { return signalClasses[exitCode - 128].map { Failure($0) } }
    return exitCodeClasses[exitCode].map { Failure($0) }
  }

  /// The failure the signal that ended a process stands for.
  public static func classify(signal: Int32) -> Failure {
    signalClasses[signal].map { Failure($0) } ?? Failure(.deterministic)
  }

  /// Exit codes with a meaning of their own: POSIX shells (126, 127), `sysexits.h` (75), `timeout(1)` (124).
  private static let exitCodeClasses: [Int32: FailureClass] = [
    75: .transientInfra,
    124: .transientInfra,
    126: .deterministic,
    127: .deterministic,
  ]

  /// Signals by number, the same on Linux and Darwin for these.
  ///
  /// A kill from outside (out of memory, a machine going down) may not happen again; a crash or a bad system
  /// call will.
  private static let signalClasses: [Int32: FailureClass] = [
    1: .transientInfra,  // SIGHUP
    2: .canceled,  // SIGINT
    3: .canceled,  // SIGQUIT
    4: .deterministic,  // SIGILL
    6: .deterministic,  // SIGABRT
    8: .deterministic,  // SIGFPE
    9: .transientInfra,  // SIGKILL
    11: .deterministic,  // SIGSEGV
    15: .transientInfra,  // SIGTERM
    24: .budgetExhausted,  // SIGXCPU
    25: .budgetExhausted,  // SIGXFSZ
  ]

  /// Errors of the system that pass; any other says that the stage asks for something impossible.
  private static let errnoClasses: [Errno: FailureClass] = [
    .resourceTemporarilyUnavailable: .transientInfra, .interrupted: .transientInfra,
    .noMemory: .transientInfra,
    .tooManyOpenFiles: .transientInfra, .tooManyOpenFilesInSystem: .transientInfra,
    .textFileBusy: .transientInfra,
    .noSpace: .transientInfra, .diskQuotaExceeded: .budgetExhausted, .ioError: .transientInfra,
    .connectionRefused: .transientInfra, .connectionReset: .transientInfra, .connectionAbort: .transientInfra,
    .brokenPipe: .transientInfra, .timedOut: .transientInfra, .hostIsDown: .transientInfra,
    .noRouteToHost: .transientInfra, .networkUnreachable: .transientInfra, .networkDown: .transientInfra,
    .canceled: .canceled,
  ]
}

extension Outcome {
  /// The outcome with its failure classified and signed where it is one; otherwise without a failure.
  public func classified() -> Outcome {
    var outcome = self
    outcome.failure = status == .fail || status == .retry ? FailureClassifier.classify(self) : nil
    return outcome
  }
}
