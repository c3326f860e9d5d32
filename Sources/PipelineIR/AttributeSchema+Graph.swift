extension AttributeSchema {
  /// Attributes of the graph. Specification 2.5 and Appendix A.
  static let graphDefinitions: [AttributeDefinition] = [
    .init(
      .goal, "goal", .graph, .string, default: "", .specification("2.5"),
      "What the pipeline is for; `$goal` in prompts, `graph.goal` in the run context."),
    .init(
      .label, "label", [.graph, .subgraph], .string, default: "", .specification("2.5"),
      "Display name; on a subgraph it also gives the nodes inside a class."),
    .init(
      .modelStylesheet, "model_stylesheet", .graph, .stylesheet, default: "", .specification("2.5"),
      "Rules that choose model, provider and effort for nodes by shape, class or id."),
    .init(
      .defaultMaxRetries, "default_max_retries", .graph, .integer, default: "0", .specification("2.5"),
      aliases: ["default_max_retry"], "Additional attempts of nodes that set no `max_retries`."),
    .init(
      .retryTarget, "retry_target", .graph, .nodeReference, default: "", .specification("2.5"),
      "Node to jump to when the exit is reached with an unsatisfied goal gate."),
    .init(
      .fallbackRetryTarget, "fallback_retry_target", .graph, .nodeReference, default: "",
      .specification("2.5"),
      "Node to jump to when `retry_target` is missing or names no node."),
    .init(
      .defaultFidelity, "default_fidelity", .graph, .string, default: "compact", .specification("2.5"),
      aliases: ["context_fidelity_default"], "How much context a stage is given when nothing nearer says so."),
    .init(
      .stackChildDotfile, "stack.child_dotfile", .graph, .path, default: "", .specification("A"),
      "The pipeline file a manager loop supervises."),
    .init(
      .stackChildWorkdir, "stack.child_workdir", .graph, .path, default: "working directory",
      .specification("A"), "The working directory of the supervised pipeline."),
    .init(
      .toolHooksPre, "tool_hooks.pre", [.graph, .node], .string, default: "", .specification("A"),
      handlers: .model, "Shell command before each tool call of a model; a non-zero status skips the call."),
    .init(
      .toolHooksPost, "tool_hooks.post", [.graph, .node], .string, default: "", .specification("A"),
      handlers: .model, "Shell command after each tool call of a model."),
  ]

  /// Budgets and limits of a run, and backoff.
  static let limitDefinitions: [AttributeDefinition] = [
    .init(
      .maxSteps, "max_steps", .graph, .integer, default: "10000", .dialect,
      "Node executions in a run before it fails with `budget_exhausted`."),
    .init(
      .maxNodeVisits, "max_node_visits", .graph, .integer, default: "1000", .dialect,
      "Visits of one node before the run fails."),
    .init(
      .maxRestarts, "max_restarts", .graph, .integer, default: "50", .dialect, aliases: ["max_restart"],
      "`loop_restart` jumps in a run."),
    .init(
      .restartSignatureLimit, "restart_signature_limit", .graph, .integer, default: "3", .dialect,
      aliases: ["loop_restart_signature_limit"],
      "Identical transient failures that may restart a run; the next one ends it."),
    .init(
      .retryInitialDelay, "retry.initial_delay", [.graph, .node], .duration, default: "200ms", .dialect,
      handlers: .work, "Delay before the first retry."),
    .init(
      .retryFactor, "retry.factor", [.graph, .node], .float, default: "2.0", .dialect, handlers: .work,
      "Factor from each retry's delay to the next."),
    .init(
      .retryMaxDelay, "retry.max_delay", [.graph, .node], .duration, default: "60s", .dialect,
      handlers: .work, "The longest delay between two retries."),
    .init(
      .retryJitter, "retry.jitter", [.graph, .node], .boolean, default: "true", .dialect, handlers: .work,
      "Whether delays vary at random between half and one and a half times their length."),
    .init(
      .retryPreset, "retry.preset", [.graph, .node],
      .enumeration(["none", "standard", "aggressive", "linear", "patient"]), .dialect, handlers: .work,
      "A named retry policy of specification 3.6; the other `retry.` attributes override parts of it."),
    .init(
      .inputs, "inputs", .graph, .list, .dialect,
      "Inputs of a run: `name`, `name?` or `name=default`; read as `$input.name`."),
    .init(
      .maxCostUSD, "max_cost_usd", .graph, .float, .dialect, "What a run may cost, in US dollars."),
    .init(
      .maxTokensTotal, "max_tokens_total", .graph, .integer, .dialect,
      "Tokens all model calls of a run may use together."),
    .init(.maxDuration, "max_duration", .graph, .duration, .dialect, "How long a run may take."),
    .init(
      .assertions, "assert", .graph, .string, .dialect, "Properties to prove, separated by semicolons."),
    .init(
      .defaultThread, "default_thread", .graph, .string, .dialect,
      "Thread of stages that name none. Specification 5.4."),
  ]
}
