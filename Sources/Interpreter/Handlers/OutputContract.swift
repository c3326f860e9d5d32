import SystemPackage

/// The `outputs` attribute: files that must be there once a node has succeeded.
enum OutputContract {
  /// `outcome`, or a failure that names the files a success left missing.
  static func enforce(_ outcome: Outcome, for stage: Stage) -> Outcome {
    guard outcome.status.satisfiesGate else { return outcome }
    let outputs = stage.list("outputs")
    guard !outputs.isEmpty else { return outcome }
    var missing: [String] = []
    do throws(WorkPathError) {
      for output in outputs {
        let path = try WorkPath.resolve(output, in: stage.workDirectory, attribute: "outputs")
        if !Platform.exists(path) { missing.append(output) }
      }
    } catch {
      return failure(outcome, error.description)
    }
    guard !missing.isEmpty else { return outcome }
    let names = missing.map { "`\($0)`" }.joined(separator: ", ")
    return failure(
      outcome, "output contract: missing \(names) although the stage reported \(outcome.status.word)")
  }

  /// What the stage did keeps its context updates and usage; that it succeeded it does not.
  private static func failure(_ outcome: Outcome, _ reason: String) -> Outcome {
    var failed = outcome
    failed.status = .fail
    failed.failureReason = reason
    failed.failure = Failure(.deterministic)
    failed.preferredLabel = ""
    failed.suggestedNextIDs = []
    return failed
  }
}
