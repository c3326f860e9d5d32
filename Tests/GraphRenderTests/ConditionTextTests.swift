import PipelineIR
import Testing

@testable import GraphRender

@Suite struct ConditionTextTests {
  @Test func readsLikeWords() {
    #expect(clause(.outcome, .equal, "success").readableText == "success")
    #expect(clause(.outcome, .notEqual, "success").readableText == "not success")
    #expect(clause(.context("tests.passed"), .equal, "true").readableText == "tests.passed = true")
    #expect(clause(.preferredLabel, .notEqual, "Fix").readableText == "label ≠ Fix")
    #expect(clause(.context("ready"), .truthy).readableText == "ready")
    let both = Condition.and([clause(.outcome, .equal, "fail"), clause(.context("n"), .equal, "1")])
    #expect(both.readableText == "fail and n = 1")
    #expect(Condition.or([both, clause(.context("x"), .truthy)]).readableText == "(fail and n = 1) or x")
    #expect(Condition.not(both).readableText == "not (fail and n = 1)")
  }

  @Test func deepConditionsEnd() {
    var condition = clause(.outcome, .equal, "success")
    for _ in 0..<200 { condition = .not(condition) }
    #expect(condition.readableText.contains("…"))
  }

  @Test func verdicts() {
    let success = clause(.outcome, .equal, "success")
    let fail = clause(.outcome, .equal, "failure")
    let open = clause(.context("x"), .equal, "fail")
    #expect(success.verdict == .success)
    #expect(fail.verdict == .fail)
    #expect(open.verdict == .open)
    #expect(clause(.outcome, .notEqual, "success").verdict == .fail)
    #expect(clause(.outcome, .notEqual, "fail").verdict == .success)
    #expect(clause(.outcome, .notEqual, "partial_success").verdict == .open)
    #expect(Condition.and([open, fail]).verdict == .fail)
    #expect(Condition.or([success, fail]).verdict == .open)
    #expect(Condition.not(success).verdict == .fail)
  }
}
