import JSON
import Testing

@testable import AttractorCLI

@Suite("What to do next about a run")
struct RunAdviceTests {
  @Test(
    "By how it ended",
    arguments: [
      ("success", "", "Nothing to do; each stage has a folder in my run."),
      ("canceled", "canceled", "`attractor resume 'my run'` goes on where it stopped."),
      ("suspended", "", "Answer: `attractor resume 'my run'` asks again on a terminal"),
      ("fail", "no_route", "Give `work` an edge for this outcome"),
      ("fail", "budget_exhausted", "Raise the limit the reason names"),
      ("fail", "transient_infra", "`max_retries` on `work` makes it try more often"),
      ("fail", "canceled", "Somebody declined at `work`"),
      ("fail", "deterministic", "Mend what the reason names"),
    ])
  func advice(status: String, failureClass: String, expected: String) {
    let final: JSONValue = [
      "status": .string(status), "failure_class": .string(failureClass), "failed_node": "work",
    ]
    #expect(RunAdvice(state: .ended(final), name: "my run").text.contains(expected))
  }
}
