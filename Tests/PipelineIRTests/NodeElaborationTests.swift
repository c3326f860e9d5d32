import DOTSyntax
import SourceText
import Testing

@testable import PipelineIR

@Suite struct NodeElaborationTests {
  @Test func defaultsCountForWhatFollowsThemInTheirScope() {
    let result = pipeline(
      """
      digraph g {
        early
        node [timeout=10s, max_retries=1]
        middle
        subgraph cluster_loop {
          inherits
          node [thread_id="loop-a", timeout=20s]
          Plan
          Implement [timeout="1800s"]
          subgraph { deep }
        }
        node [max_retries=2]
        late
      }
      """)
    func timeout(_ node: String) -> Duration? { result.attribute(.timeout, of: node)?.duration }
    #expect(timeout("early") == nil)
    #expect(timeout("middle") == .seconds(10))
    #expect(timeout("inherits") == .seconds(10))
    #expect(timeout("Plan") == .seconds(20))
    #expect(timeout("Implement") == .seconds(1800))
    #expect(timeout("deep") == .seconds(20))
    #expect(timeout("late") == .seconds(10))
    #expect(result.attribute(.threadID, of: "deep")?.string == "loop-a")
    #expect(result.attribute(.threadID, of: "late") == nil)
    #expect(result.attribute(.maxRetries, of: "late")?.integer == 2)
    #expect(result.attribute(.maxRetries, of: "Plan")?.integer == 1)
    #expect(result.attribute(.timeout, of: "Implement")?.origin == .explicit)
    #expect(result.attribute(.threadID, of: "Implement")?.origin == .defaults)
  }

  @Test func blocksSayWhetherTheyAreUsed() {
    let result = pipeline(
      "digraph g { node [timeout=1s] node [max_retries=1] a subgraph { node [k=1] } edge [weight=1] node [timeout=2s] }"
    )
    #expect(result.defaultBlocks.map(\.isUsed) == [true, true, false, false, false])
    #expect(result.defaultBlocks.map(\.isForNodes) == [true, true, true, false, true])
    #expect(result.defaultBlocks[2].subgraph != nil)
    #expect(result.text(result.defaultBlocks[0].span) == "node [timeout=1s]")
    #expect(result.attributes[result.defaultBlocks[4].attributes].map(\.name) == [.timeout])
  }

  @Test func redeclaredNodesMerge() {
    let result = pipeline(
      "digraph g { a [label=one, prompt=p] b a [label=two][timeout=5s] a [label=two] a [prompt=p] }")
    #expect(result.nodes.map(\.name) == ["a", "b"])
    #expect(result.attribute(.label, of: "a")?.string == "two")
    #expect(result.attribute(.prompt, of: "a")?.string == "p")
    #expect(result.attribute(.timeout, of: "a")?.duration == .seconds(5))
    #expect(
      result.overrides.map { "\(result.text($0.earlier.valueSpan)) \(result.text($0.later.valueSpan))" } == [
        "one two"
      ])
    #expect(result.overrides.first.map { result.nodes[$0.node.index].name } == "a")
  }

  @Test func lastOfOneNameWins() {
    let result = pipeline("digraph g { a [k=1, foo=1, k=2][foo=2, color=red, color=blue] }")
    #expect(result.attributes.map { $0.spelling ?? "\($0.name)" } == ["k", "foo", "color"])
    #expect(result.attribute(.k, of: "a")?.integer == 2)
    #expect(result.attribute(.unknown, of: "a")?.string == "2")
    #expect(result.attribute(.drawing, of: "a")?.string == "blue")
    #expect(result.overrides.isEmpty)
  }

  @Test func manyUnknownKeysStayApart() {
    let list = (0..<100).map { "x\($0 % 50)=\($0)" }.joined(separator: ",")
    let result = pipeline("digraph g { a [\(list)] }")
    #expect(result.attributes.map(\.string) == (50..<100).map { "\($0)" })
  }

  @Test func ownSpellingWinsOverAnAlias() {
    let result = pipeline(
      "digraph g { a [llm_prompt=old, prompt=new] b [prompt=new, llm_prompt=old] c [llm_prompt=old] }")
    #expect(["a", "b", "c"].map { result.attribute(.prompt, of: $0)?.string } == ["new", "new", "old"])
    #expect(result.attribute(.prompt, of: "c")?.spelling == "llm_prompt")
    #expect(result.attribute(.prompt, of: "a")?.spelling == nil)
  }

  @Test func familiesKeepTheirKey() {
    let result = pipeline("digraph g { a [env.PATH=x, env.HOME=y, input.topic=z] }")
    #expect(result.attributes.map(\.spelling) == ["env.PATH", "env.HOME", "input.topic"])
    #expect(result.attributes.map(\.name) == [.environment, .environment, .input])
  }

  @Test func quotedAndBareIdsAreOne() {
    let result = pipeline("digraph g { \"a\"; a; \"b\\\"c\"; a -> \"b\\\"c\" }")
    #expect(result.nodes.map(\.name) == ["a", "b\"c"])
    #expect(result.arrows == ["a->b\"c"])
    #expect(result.node(named: "b\"c")?.index == 1)
    #expect(result.node(named: "b") == nil)
  }

  @Test(arguments: [
    ("n", HandlerKind.codergen), ("n [shape=hexagon]", .waitHuman), ("n [shape=hexagon, type=tool]", .tool),
    ("n [type=\"parallel.fan_in\"]", .fanIn), ("n [type=mine, shape=box]", .custom),
    ("n [type=\"\", shape=house]", .managerLoop),
    ("n [shape=cloud]", .codergen), ("n [shape=folder]", .pipeline), ("n [shape=circle]", .start),
    ("n [node_type=\"stack.steer\", shape=diamond]", .conditional), ("n [node_type=tool]", .tool),
    ("node [shape=component] n", .parallel), ("node [type=tool] n [shape=diamond]", .tool),
  ])
  func handlerKind(_ text: String, _ expected: HandlerKind) {
    #expect(pipeline("digraph g { \(text) }").handler("n") == expected)
  }

  @Test func roleOfTheIdCountsWhenNothingElseSaysAnything() {
    let result = pipeline(
      "digraph g { start; Exit; END; done; startup; subgraph { node [shape=box] Start } }")
    #expect(result.nodes.map(\.handler) == [.start, .exit, .exit, .codergen, .codergen, .codergen])
  }

  @Test func commandIsAnAliasOnToolsOnly() {
    let result = pipeline("digraph g { t [shape=parallelogram, command=ls] b [command=ls] }")
    #expect(result.attribute(.toolCommand, of: "t")?.string == "ls")
    #expect(result.attribute(.toolCommand, of: "b") == nil)
    #expect(result.attribute(.unknown, of: "b")?.spelling == "command")
  }

  @Test func classesComeFromWordsThenSubgraphsInnerFirst() {
    let result = pipeline(
      """
      digraph g {
        label="Whole Graph"
        subgraph cluster_a {
          n [class="code, critical code"]
          subgraph cluster_b { m; graph [label="In (B) 2!"] }
          label = "Loop A"
        }
        subgraph { bare }
        subgraph again { m; label=extra }
      }
      """)
    #expect(result.classes(of: "n") == ["code", "critical", "loop-a"])
    #expect(result.classes(of: "m") == ["in-b-2", "loop-a", "extra"])
    #expect(result.classes(of: "bare").isEmpty)
    #expect(result.subgraphs.map(\.name) == ["cluster_a", "cluster_b", nil, "again"])
    #expect(result.subgraphs[1].parent?.index == 0)
    #expect(result.subgraphs[2].derivedClass == nil)
    #expect(result.graphAttribute(.label)?.string == "Whole Graph")
    #expect(result.nodes.map { $0.subgraph?.index } == [0, 1, 2])
  }

  @Test func subgraphAttributesNeverReachTheGraph() {
    let result = pipeline("digraph g { subgraph s { goal=inner; rankdir=LR; graph [label=l] } }")
    #expect(result.attributes[result.graphAttributes].isEmpty)
    #expect(
      result.attributes[result.subgraphs[0].attributes].map { $0.spelling ?? "\($0.name)" } == [
        "goal", "rankdir", "label",
      ])
  }

  @Test(arguments: [("Loop A", "loop-a"), ("A_b  C", "ab--c"), ("Über", "ber"), ("!?", nil), ("x-1", "x-1")])
  func derivedClass(_ label: String, _ expected: String?) {
    #expect(Subgraph.derivedClass(ofLabel: label) == expected)
  }

  @Test func manyBlocksAndManyMembershipsStayCheap() {
    // Quadratic work would take minutes here: blocks nothing is declared under, then subgraphs on top of them; one
    // node in every subgraph.
    let blocks = (0..<4_000).map { "node [k=\($0)]" }.joined(separator: "\n")
    let subgraphs = (0..<4_000).map { "subgraph { label=l\($0); node [k=x\($0)]; shared; n\($0) }" }
    let result = pipeline("digraph g { \(blocks) \(subgraphs.joined(separator: "\n")) }")
    #expect(result.nodes.count == 4_001)
    #expect(result.classes(of: "shared").count == 4_000)
    #expect(result.attribute(.k, of: "n7")?.value == .invalid("x7"))
  }

  @Test func aMemberDeclaredEarlierJoinsTheSubgraph() {
    let result = pipeline("digraph g { a [shape=box]; subgraph s { label=x a } }")
    #expect(result.nodes[0].subgraph?.index == 0)
    #expect(result.classes(of: "a") == ["x"])
  }
}
