import Testing

@testable import Interpreter

@Suite struct FailureSignatureTests {
  private func fold(_ text: String) -> String { String(decoding: FailureSignature.fold(text), as: UTF8.self) }

  @Test(arguments: [
    ("Exit code 12\n\n  in  /tmp/run-77/x.swift:3:9: boom", "exit code <n> in <path>:<n>:<n>: boom"),
    ("took 12ms, id 3f2a9c1e7b", "took <n>ms, id <hex>"),
    ("object 0xDEADBEEF at ../a/b", "object <hex> at <path>"),
    ("session 123e4567-e89b-12d3-a456-426614174000 lost", "session <hex> lost"),
    ("facade", "facade"),
    ("", ""),
  ])
  func foldsWhatVaries(text: String, expected: String) {
    #expect(fold(text) == expected)
  }

  @Test func sameCauseSameSignature() {
    let first = FailureSignature.of(.transientInfra, reason: "HTTP 503 after 120 ms (request 8c1f00d2ab)")
    let second = FailureSignature.of(.transientInfra, reason: "HTTP 503  after 98 ms (request 99aa00d2cd)")
    #expect(first == second)
    #expect(first.count == 24)
    #expect(
      first != FailureSignature.of(.deterministic, reason: "HTTP 503 after 120 ms (request 8c1f00d2ab)"))
    #expect(first != FailureSignature.of(.transientInfra, reason: "connection reset"))
  }

  @Test func isTheSHA256PrefixOfClassAndReason() {
    // printf 'deterministic|boom' | sha256sum
    #expect(FailureSignature.of(.deterministic, reason: " Boom ") == "afb07e4ef9e0526eff7f1ba4")
  }

  @Test func longReasonsAreCutOff() {
    let long = String(repeating: "word ", count: 10_000)
    #expect(FailureSignature.fold(long).count <= 240)
  }
}
