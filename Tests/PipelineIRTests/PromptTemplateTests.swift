import Testing

@testable import PipelineIR

@Suite struct PromptTemplateTests {
  typealias Segment = PromptTemplate.Segment

  @Test(
    arguments: [
      ("", []), ("plain", [Segment.text("plain")]), ("$goal", [.variable(.goal)]),
      ("Do $goal.", [.text("Do "), .variable(.goal), .text(".")]),
      ("$goals $HOME ${goal} $(ls)", [.text("$goals $HOME ${goal} $(ls)")]),
      (
        "$run_id/$node_id@$base_sha",
        [.variable(.runID), .text("/"), .variable(.nodeID), .text("@"), .variable(.baseSHA)]
      ),
      ("$input.topic", [.variable(.input("topic"))]),
      ("$input.topic.x", [.variable(.input("topic")), .text(".x")]),
      ("$input", [.text("$input")]), ("$input. x", [.text("$input. x")]), ("$context.", [.text("$context.")]),
      ("See $context.a.b-c.", [.text("See "), .variable(.context("a.b-c")), .text(".")]),
      ("$context.a..b", [.variable(.context("a")), .text("..b")]), ("cost $$5", [.text("cost $5")]),
      ("$$goal", [.text("$goal")]), ("$$$goal", [.text("$"), .variable(.goal)]), ("100$", [.text("100$")]),
      ("$goal_x", [.text("$goal_x")]), ("$GOAL", [.text("$GOAL")]),
      ("é$goalé", [.text("é"), .variable(.goal), .text("é")]),
    ] as [(String, [Segment])])
  func parses(_ prompt: String, _ segments: [Segment]) {
    let template = PromptTemplate(parsing: prompt)
    #expect(template.segments == segments)
    #expect(PromptTemplate(parsing: template.source) == template)
  }
}
