import Testing

@testable import PipelineIR

@Suite struct AttributeSchemaTests {
  /// The tables of specification 2.5, 2.6, 2.7, Appendix A and the attributes of 4.6 to 4.11, with their defaults.
  static let specified: [(owner: AttributeOwners, key: String, type: AttributeType, defaultText: String?)] = [
    (.graph, "goal", .string, ""), (.graph, "label", .string, ""),
    (.graph, "model_stylesheet", .stylesheet, ""), (.graph, "default_max_retries", .integer, "0"),
    (.graph, "retry_target", .nodeReference, ""), (.graph, "fallback_retry_target", .nodeReference, ""),
    (.graph, "default_fidelity", .string, "compact"), (.graph, "stack.child_dotfile", .path, ""),
    (.graph, "stack.child_workdir", .path, "working directory"), (.graph, "tool_hooks.pre", .string, ""),
    (.graph, "tool_hooks.post", .string, ""),
    (.node, "label", .string, "the node's id"), (.node, "shape", .string, "box"),
    (.node, "type", .string, ""),
    (.node, "prompt", .string, "the label"), (.node, "max_retries", .integer, "default_max_retries"),
    (.node, "goal_gate", .boolean, "false"), (.node, "retry_target", .nodeReference, ""),
    (.node, "fallback_retry_target", .nodeReference, ""), (.node, "fidelity", .string, "default_fidelity"),
    (.node, "thread_id", .string, "derived"), (.node, "class", .list, ""), (.node, "timeout", .duration, nil),
    (.node, "llm_model", .string, "inherited"), (.node, "llm_provider", .string, "from the model"),
    (.node, "reasoning_effort", .string, "high"), (.node, "auto_status", .boolean, "false"),
    (.node, "allow_partial", .boolean, "false"),
    (.edge, "label", .string, ""), (.edge, "condition", .condition, ""), (.edge, "weight", .integer, "0"),
    (.edge, "fidelity", .string, nil), (.edge, "thread_id", .string, nil),
    (.edge, "loop_restart", .boolean, "false"),
    (.node, "human.default_choice", .string, nil),
    (.node, "join_policy", .enumeration(["wait_all", "first_success", "k_of_n", "quorum"]), "wait_all"),
    (.node, "max_parallel", .integer, "4"), (.node, "tool_command", .string, ""),
    (.node, "manager.poll_interval", .duration, "45s"), (.node, "manager.max_cycles", .integer, "1000"),
    (.node, "manager.stop_condition", .condition, ""), (.node, "manager.actions", .list, "observe,wait"),
    (.node, "stack.child_autostart", .boolean, "true"),
  ]

  @Test func hasEveryAttributeOfTheSpecification() {
    for row in Self.specified {
      let name = AttributeSchema.match(row.key, on: row.owner)
      #expect(name.isCanonical, "\(row.key)")
      let definition = AttributeSchema.definition(of: name.name, on: row.owner)
      #expect(definition?.owners.contains(row.owner) == true, "\(row.key)")
      #expect(definition?.type == row.type, "\(row.key)")
      #expect(definition?.defaultText == row.defaultText, "\(row.key)")
      if case .dialect = definition?.since { #expect(Bool(false), "\(row.key) is of the specification") }
    }
  }

  @Test func hasEveryExtensionOfTheDialect() {
    let graph =
      "max_steps max_node_visits max_restarts restart_signature_limit retry.initial_delay retry.factor retry.max_delay "
      + "retry.jitter retry.preset inputs max_cost_usd max_tokens_total max_duration assert default_thread"
    let node =
      "max_visits prompt_file retry_on on_crash cwd env.PATH outputs writes reads error_policy k quorum_fraction "
      + "isolation merge human.timeout human.kind max_agent_turns max_tokens max_cost_usd backend subgraph.dot "
      + "input.topic retry.initial_delay retry.preset temperature"
    for (owner, keys) in [(AttributeOwners.graph, graph), (.node, node), (.edge, "on")] {
      for key in keys.split(separator: " ").map({ String($0) }) {
        let name = AttributeSchema.match(key, on: owner).name
        #expect(name != .unknown && name != .drawing, "\(key)")
        #expect(AttributeSchema.definition(of: name, on: owner)?.since == .dialect, "\(key)")
      }
    }
  }

  @Test func everyNameHasARowAndNoTwoRowsDisagree() {
    for name in AttributeName.allCases where name != .unknown && name != .drawing {
      let rows = AttributeSchema.definitions.filter { $0.name == name }
      #expect(!rows.isEmpty, "\(name)")
      #expect(Set(rows.map(\.spelling)).count == 1, "\(name)")
      #expect(Set(rows.map(\.type)).count == 1, "\(name)")
      var owners: AttributeOwners = []
      for row in rows {
        #expect(owners.isDisjoint(with: row.owners), "\(name)")
        owners.formUnion(row.owners)
        #expect(row.summary.hasSuffix(".") && !row.summary.contains("\n"), "\(name)")
      }
    }
  }

  @Test func aliasesNameTheirAttribute() {
    let aliases: [(AttributeOwners, String, AttributeName)] = [
      (.graph, "default_max_retry", .defaultMaxRetries),
      (.graph, "context_fidelity_default", .defaultFidelity),
      (.node, "llm_prompt", .prompt), (.node, "model", .llmModel), (.node, "provider", .llmProvider),
      (.node, "reasoning", .reasoningEffort), (.node, "max_retry", .maxRetries), (.node, "node_type", .type),
      (.node, "command", .toolCommand), (.graph, "loop_restart_signature_limit", .restartSignatureLimit),
      (.graph, "max_restart", .maxRestarts), (.graph, "model", .llmModel),
    ]
    for (owner, alias, name) in aliases {
      #expect(
        AttributeSchema.match(alias, on: owner) == AttributeMatch(name: name, isCanonical: false), "\(alias)")
    }
  }

  @Test func defaultsHaveTheirAttributesType() {
    for row in AttributeSchema.definitions {
      guard let text = row.defaultText, !text.contains(" "),
        AttributeSchema.match(text, on: .graph).name == .unknown
      else { continue }
      #expect(
        AttributeTable.shared.value(Array(text.utf8)[...], of: row.name) != nil, "\(row.spelling) \(text)")
    }
  }

  @Test func drawingAttributesGoByTheirOwner() {
    for (key, owner) in [
      ("rankdir", AttributeOwners.graph), ("color", .node), ("style", .edge), ("fontname", .subgraph),
      ("penwidth", .edge), ("URL", .node), ("K", .graph), ("arrowhead", .edge), ("label", .node),
      ("class", .edge),
      ("mode", .graph), ("_background", .graph), ("xlabel", .edge), ("TBbalance", .graph),
      ("labelfontname", .graph), ("weight", .graph),
    ] {
      let expected: AttributeName = key == "label" ? .label : .drawing
      #expect(AttributeSchema.match(key, on: owner).name == expected, "\(key)")
    }
    #expect(AttributeSchema.match("mode", on: .node).name == .unknown)
    #expect(AttributeSchema.match("rankdir", on: .edge).name == .unknown)
    #expect(AttributeSchema.match("k", on: .node).name == .k)
  }

  @Test func otherKeysAreUnknown() {
    for key in ["", "promt", "Prompt", "env.", "input.", "environment.X", "goal ", "工具"] {
      #expect(AttributeSchema.match(key, on: .node).name == .unknown, "\(key)")
    }
    // A known attribute keeps its name on a wrong owner: a rule says that it does not belong there.
    #expect(AttributeSchema.match("prompt", on: .edge).name == .prompt)
  }

  @Test func keysToOfferAreKnown() {
    for owner in [AttributeOwners.graph, .node, .edge, .subgraph] {
      for key in AttributeSchema.keys(on: owner) {
        #expect(AttributeSchema.match(key, on: owner).name != .unknown, "\(key)")
      }
    }
    #expect(AttributeSchema.keys(on: .edge).contains("condition"))
    #expect(!AttributeSchema.keys(on: .edge).contains("prompt"))
  }
}
