import SourceText
import Testing

@testable import PipelinePlan

/// What cannot be lowered is said with a code and a span.
@Suite struct LoweringDiagnosticsTests {
  static let frame = "digraph G { s [shape=Mdiamond]; x [shape=Msquare]; "
  static let region =
    "s -> p; p [shape=component]; p -> a -> j; p -> b -> j; a; b; j [shape=tripleoctagon]; j -> x"

  /// The text between `«` and `»` is where the finding points.
  static let mistakes: [(code: String, text: String)] = [
    ("AT006", "digraph «G» { s [shape=Mdiamond]; x [shape=Msquare]; s -> x [label=\"\0\"] }"),
    ("AT101", "digraph «G» { x [shape=Msquare] }"),
    ("AT101", "digraph G { s [shape=Mdiamond]; «t» [shape=Mdiamond]; s -> x; x [shape=Msquare] }"),
    ("AT102", "digraph «G» { s [shape=Mdiamond] }"),
    ("AT105", frame + "s -> «y»; s -> x }"),
    ("AT105", frame + "«y» -> x; s -> x }"),
    ("AT202", frame + "s -> a -> x; a [max_retries=«lots»] }"),
    ("AT206", frame + "s -> a -> x; a [max_retries=«-1»] }"),
    ("AT206", frame + "s -> a -> x; a [max_retries=«99999999»] }"),
    ("AT206", frame + "s -> a -> x; a [max_visits=«0»] }"),
    ("AT206", frame + "s -> a -> x; a [timeout=«0s»] }"),
    ("AT206", frame + "s -> a -> x; a [retry.factor=«0»] }"),
    ("AT206", frame + "s -> x; max_steps=«0» }"),
    ("AT206", frame + "s -> x; max_restarts=«-2» }"),
    ("AT206", frame + "s -> x; max_cost_usd=«-0.5» }"),
    ("AT206", frame + "s -> x; inputs=«\"a b\"» }"),
    ("AT206", frame + "s -> x; inputs=«\"a,a?\"» }"),
    ("AT206", frame + region.replacing("component", with: "component, max_parallel=«0»") + "}"),
    ("AT206", frame + region.replacing("component", with: "component, join_policy=k_of_n, k=«3»") + "}"),
    (
      "AT206",
      frame + region.replacing("p [shape=component", with: "«p» [shape=component, join_policy=k_of_n") + "}"
    ),
    (
      "AT206",
      frame + region.replacing("component", with: "component, join_policy=quorum, quorum_fraction=«1.5»")
        + "}"
    ),
    ("AT210", frame + "s -> a -> x; a [prompt=\"p\", «prompt_file»=\"f.md\"] }"),
    ("AT211", frame + "s -> a -> x; a [prompt_file=«\"f.md\"»] }"),
    ("AT301", frame + "s -> x; s -> x [condition=«\"outcome==fail\"»] }"),
    ("AT410", frame + region.replacing("; a;", with: "; «a»; a -> a [loop_restart=true];") + "}"),
    (
      "AT511",
      frame
        + "s -> p; «p» [shape=component]; p -> a; p -> b; a -> x; b -> x; a; b }".replacing(
          "-> x", with: "-> a")
    ),
    (
      "AT513",
      frame
        + "s -> p; «p» [shape=component]; p -> a -> j; p -> b -> x; a; b; j [shape=tripleoctagon]; j -> x }"
    ),
    ("AT951", frame + region.replacing("component", with: "component, isolation=«worktree»") + "}"),
    ("AT951", frame + region.replacing("tripleoctagon", with: "tripleoctagon, merge=«union»") + "}"),
    ("AT951", frame + region.replacing("tripleoctagon", with: "tripleoctagon, merge=«octopus»") + "}"),
    ("AT953", frame + "s -> artifacts -> x; «artifacts» }"),
    ("AT953", frame + "s -> Lock -> x; «Lock» }"),
  ]

  @Test(arguments: mistakes.indices)
  func mistake(row: Int) throws {
    let (code, marked) = Self.mistakes[row]
    let parts = marked.split(separator: /[«»]/, omittingEmptySubsequences: false)
    let text = parts.joined()
    let start = try #require(parts.first).utf8.count
    let result = lowering(text)
    #expect(result.plan == nil)
    let found = try #require(result.diagnostics.first { $0.code.id == code }, "\(result.diagnostics)")
    #expect(found.span == SourceSpan(start..<start + parts[1].utf8.count), "\(text)")
    #expect(found.severity == .error)
  }

  @Test func whatTheEngineOrHandlersRefuseLaterIsLowered() throws {
    let plan = try framed(
      """
      s -> m -> f -> h -> x; m [shape=house, manager.max_cycles=3]; f [shape=folder, subgraph.dot="c.dot"]
      h [shape=hexagon, human.kind=freeform]
      """)
    let attributes = plan.attributes[try plan.node("h").attributes]
    #expect(attributes.map { plan[$0.name] + "=" + plan[$0.value] } == ["human.kind=freeform"])
    #expect(try plan.node("m").handler == .managerLoop)
    #expect(try plan.node("f").handler == .pipeline)
  }

  @Test func defaultsWrittenOutAreNoMistake() throws {
    let text = Self.region.replacing("component", with: "component, isolation=shared").replacing(
      "tripleoctagon", with: "tripleoctagon, merge=winner")
    let plan = try framed(text.replacing("s -> p", with: "s -> p"))
    #expect(plan.regions.count == 1)
  }

  @Test func aLongConditionIsLowered() throws {
    let long = (0..<5_000).map { "context.k\($0)=1" }.joined(separator: " && ")
    let plan = try framed("s -> x; s -> x [condition=\"\(long)\"]")
    #expect(plan.operations.count == 9_999)
  }
}
