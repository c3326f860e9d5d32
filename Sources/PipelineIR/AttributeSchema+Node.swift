extension AttributeSchema {
  /// Attributes every node may have. Specification 2.6.
  static let nodeDefinitions: [AttributeDefinition] = [
    .init(
      .label, "label", .node, .string, default: "the node's id", .specification("2.6"),
      "Display name; the prompt of a stage that has none."),
    .init(
      .shape, "shape", .node, .string, default: "box", .specification("2.6"),
      "Graphviz shape; chooses the handler where `type` is not set."),
    .init(
      .type, "type", .node, .string, default: "", .specification("2.6"), aliases: ["node_type"],
      "Handler, whatever the shape."),
    .init(
      .prompt, "prompt", .node, .string, default: "the label", .specification("2.6"), handlers: .model,
      aliases: ["llm_prompt"], "What the stage is told to do; variables such as `$goal` are replaced."),
    .init(
      .maxRetries, "max_retries", .node, .integer, default: "default_max_retries", .specification("2.6"),
      handlers: .work, aliases: ["max_retry"], "Additional attempts beyond the first."),
    .init(
      .goalGate, "goal_gate", .node, .boolean, default: "false", .specification("2.6"),
      handlers: .work.union(HandlerKinds(.conditional)),
      "Whether the node must succeed before the pipeline may exit."),
    .init(
      .retryTarget, "retry_target", .node, .nodeReference, default: "", .specification("2.6"),
      handlers: .work.union(HandlerKinds(.conditional)),
      "Node to jump to when this one has failed and has no retries left."),
    .init(
      .fallbackRetryTarget, "fallback_retry_target", .node, .nodeReference, default: "",
      .specification("2.6"), handlers: .work.union(HandlerKinds(.conditional)),
      "Node to jump to when `retry_target` is missing or names no node."),
    .init(
      .fidelity, "fidelity", .node, .string, default: "default_fidelity", .specification("2.6"),
      handlers: .model, "How much context the stage's session is given. Specification 5.4."),
    .init(
      .threadID, "thread_id", .node, .string, default: "derived", .specification("2.6"), handlers: .model,
      "Session that stages of `full` fidelity share."),
    .init(
      .classNames, "class", .node, .list, default: "", .specification("2.6"),
      "Class names for the model stylesheet, separated by commas."),
    .init(
      .timeout, "timeout", .node, .duration, .specification("2.6"), handlers: .work,
      "How long one execution may take."),
    .init(
      .autoStatus, "auto_status", .node, .boolean, default: "false", .specification("2.6"),
      handlers: HandlerKinds(.codergen, .tool, .custom),
      "Whether a stage that writes no status counts as a success."),
    .init(
      .allowPartial, "allow_partial", .node, .boolean, default: "false", .specification("2.6"),
      handlers: .work, "Whether a partial success is accepted when retries are exhausted."),
  ]

  /// What chooses and bounds the model of a stage; on the graph it is the default. Specification 2.6 and 8.5.
  static let modelDefinitions: [AttributeDefinition] = [
    .init(
      .llmModel, "llm_model", [.node, .graph], .string, default: "inherited", .specification("2.6"),
      handlers: .model, aliases: ["model"], "Model identifier."),
    .init(
      .llmProvider, "llm_provider", [.node, .graph], .string, default: "from the model",
      .specification("2.6"), handlers: .model, aliases: ["provider"], "Provider key."),
    .init(
      .reasoningEffort, "reasoning_effort", [.node, .graph], .string, default: "high",
      .specification("2.6"), handlers: .model, aliases: ["reasoning"],
      "How hard the model thinks: `low`, `medium` or `high`."),
    .init(
      .maxTokens, "max_tokens", [.node, .graph], .integer, .dialect, handlers: .model,
      "Tokens one answer of the model may have."),
    .init(
      .temperature, "temperature", [.node, .graph], .float, .dialect, handlers: .model,
      "Sampling temperature."),
    .init(
      .backend, "backend", [.node, .graph], .string, default: "run setting", .dialect, handlers: .model,
      "Name of the backend that does the stage's work; the program registers backends."),
    .init(
      .maxAgentTurns, "max_agent_turns", [.node, .graph], .integer, .dialect, handlers: .model,
      "Model calls in one execution of the stage."),
    .init(
      .maxCostUSD, "max_cost_usd", .node, .float, .dialect, handlers: .model,
      "What one execution of the stage may cost, in US dollars."),
  ]
}
