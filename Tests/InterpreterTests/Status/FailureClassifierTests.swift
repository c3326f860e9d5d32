import SystemPackage
import Testing

@testable import Interpreter

@Suite struct FailureClassifierTests {
  @Test(arguments: [
    ("HTTP 503: upstream down", FailureClass.transientInfra),
    ("request failed: 429 Too Many Requests", .transientInfra),
    ("read tcp 10.0.0.1: i/o timeout", .transientInfra),
    ("curl: (7) Connection refused", .transientInfra),
    ("unknown option --timeout; try again later", .deterministic),
    ("bash: frobnicate: command not found", .deterministic),
    ("This model's maximum context length is 200000 tokens", .budgetExhausted),
    ("rate limit: you exceeded your current quota", .budgetExhausted),
    ("the operation was cancelled by peer, operation was canceled", .canceled),
  ])
  func recognisesPhrases(reason: String, expected: FailureClass) {
    #expect(FailureClassifier.classify(reason: reason) == Failure(expected))
  }

  @Test(arguments: [
    "", "exit code 1", "assertion failed at line 1502", "test timeout_handling failed",
    "test_connection_reset_by_peer",
    "expected 429 rows, found 430", "the timeout test is red", "FAILED: cancelled_order_total",
  ])
  func takesNothingForEvidence(reason: String) {
    #expect(FailureClassifier.classify(reason: reason) == Failure(.deterministic, hasEvidence: false))
  }

  @Test func classInTheStatusWins() {
    let outcome = Outcome(.fail, failureReason: "HTTP 503", failure: Failure(.deterministic))
    let failure = FailureClassifier.classify(outcome)
    #expect(failure.failureClass == .deterministic)
    #expect(failure.signature.count == 24)
  }

  @Test func classifiesTypedErrors() {
    #expect(FailureClassifier.classify(CancellationError()).failureClass == .canceled)
    #expect(FailureClassifier.classify(Errno.tooManyOpenFiles) == Failure(.transientInfra))
    #expect(FailureClassifier.classify(Errno.noSuchFileOrDirectory) == Failure(.deterministic))
    #expect(FailureClassifier.classify(UnknownBackend(name: "x", known: [])) == Failure(.deterministic))
  }

  @Test func classifiesExitCodesAndSignals() {
    #expect(FailureClassifier.classify(exitCode: 1) == nil)
    #expect(FailureClassifier.classify(exitCode: 126) == Failure(.deterministic))
    #expect(FailureClassifier.classify(exitCode: 127) == Failure(.deterministic))
    #expect(FailureClassifier.classify(exitCode: 137) == Failure(.transientInfra))
    #expect(FailureClassifier.classify(exitCode: 139) == Failure(.deterministic))
    #expect(FailureClassifier.classify(exitCode: 255) == nil)
    #expect(FailureClassifier.classify(signal: 9) == Failure(.transientInfra))
    #expect(FailureClassifier.classify(signal: 2) == Failure(.canceled))
  }

  @Test func onlyFailuresCarryAClass() {
    #expect(Outcome(.success, failure: Failure(.canceled)).classified().failure == nil)
    #expect(Outcome(.retry, failureReason: "later").classified().failure?.failureClass == .deterministic)
  }

  @Test func knowsOtherSpellingsOfClasses() {
    #expect(FailureClass(alias: "Transient-Infra") == .transientInfra)
    #expect(FailureClass(alias: "cancelled") == .canceled)
    #expect(FailureClass(alias: "structural") == .deterministic)
    #expect(FailureClass(alias: "weird") == nil)
    for known in FailureClass.allCases { #expect(FailureClass(alias: known.rawValue) == known) }
  }
}
