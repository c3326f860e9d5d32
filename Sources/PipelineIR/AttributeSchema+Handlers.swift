extension AttributeSchema {
  /// Attributes of one handler kind. Specification 4.6 to 4.11.
  static let handlerDefinitions: [AttributeDefinition] = [
    .init(
      .humanDefaultChoice, "human.default_choice", .node, .string, .specification("4.6"),
      handlers: HandlerKinds(.waitHuman, .custom), "The choice taken when a gate's time is up."),
    .init(
      .joinPolicy, "join_policy", .node,
      .enumeration(["wait_all", "first_success", "k_of_n", "quorum"]), default: "wait_all",
      .specification("4.8"), handlers: HandlerKinds(.parallel, .custom),
      "When a fan-out is done; `k_of_n` and `quorum` are extensions."),
    .init(
      .maxParallel, "max_parallel", .node, .integer, default: "4", .specification("4.8"),
      handlers: HandlerKinds(.parallel, .custom), "Branches that run at once."),
    .init(
      .toolCommand, "tool_command", .node, .string, default: "", .specification("4.10"),
      handlers: HandlerKinds(.tool, .custom), aliases: ["command"], "Shell command of a tool node."),
    .init(
      .managerPollInterval, "manager.poll_interval", .node, .duration, default: "45s",
      .specification("4.11"), handlers: HandlerKinds(.managerLoop, .custom),
      "Time between two looks at the child."),
    .init(
      .managerMaxCycles, "manager.max_cycles", .node, .integer, default: "1000", .specification("4.11"),
      handlers: HandlerKinds(.managerLoop, .custom), "Looks at the child before the manager fails."),
    .init(
      .managerStopCondition, "manager.stop_condition", .node, .condition, default: "",
      .specification("4.11"), handlers: HandlerKinds(.managerLoop, .custom),
      "Condition that ends the supervision with success."),
    .init(
      .managerActions, "manager.actions", .node, .list, default: "observe,wait", .specification("4.11"),
      handlers: HandlerKinds(.managerLoop, .custom), "What a cycle does: `observe`, `steer`, `wait`."),
    .init(
      .stackChildAutostart, "stack.child_autostart", .node, .boolean, default: "true",
      .specification("4.11"), handlers: HandlerKinds(.managerLoop, .custom),
      "Whether the manager starts the child itself."),
  ]

  /// Attributes of nodes that the specification does not have.
  static let extensionDefinitions: [AttributeDefinition] = [
    .init(
      .maxVisits, "max_visits", .node, .integer, default: "max_node_visits", .dialect,
      "Visits of this node before the run fails."),
    .init(
      .promptFile, "prompt_file", .node, .path, .dialect, handlers: .model,
      "File beside the pipeline that holds the prompt; excludes `prompt`."),
    .init(
      .retryOn, "retry_on", .node, .enumeration(["transient", "any", "none"]), .dialect, handlers: .work,
      "Which failures `max_retries` covers."),
    .init(
      .onCrash, "on_crash", .node, .enumeration(["retry", "fail", "ask"]), .dialect, handlers: .work,
      "What resuming a run does with this step when it was cut off."),
    .init(
      .cwd, "cwd", .node, .path, default: "the run's work tree", .dialect, handlers: .process,
      "Working directory, inside the work tree."),
    .init(
      .environment, "env.", .node, .string, .dialect, handlers: .process,
      "`env.NAME`: a variable in the environment of a tool or agent."),
    .init(
      .outputs, "outputs", .node, .list, .dialect, handlers: .work,
      "Files the node must leave; one that is missing after a success is a failure."),
    .init(
      .writes, "writes", .node, .list, .dialect, handlers: .work, "Context keys the node promises to set."),
    .init(.reads, "reads", .node, .list, .dialect, "Context keys the node needs."),
    .init(
      .errorPolicy, "error_policy", .node, .enumeration(["continue", "fail_fast", "ignore"]),
      default: "continue", .dialect, handlers: HandlerKinds(.parallel, .custom),
      "What a failed branch means for the others."),
    .init(
      .k, "k", .node, .integer, .dialect, handlers: HandlerKinds(.parallel, .custom),
      "Branches that must succeed under `join_policy=k_of_n`."),
    .init(
      .quorumFraction, "quorum_fraction", .node, .float, default: "0.5", .dialect,
      handlers: HandlerKinds(.parallel, .custom),
      "Share of branches that must succeed under `join_policy=quorum`."),
    .init(
      .isolation, "isolation", .node, .enumeration(["shared", "worktree"]), default: "shared", .dialect,
      handlers: HandlerKinds(.parallel, .custom), "Whether branches get work trees of their own."),
    .init(
      .merge, "merge", .node, .enumeration(["none", "winner", "union", "octopus"]), default: "winner",
      .dialect, handlers: HandlerKinds(.fanIn, .custom), "How a fan-in joins isolated branches."),
    .init(
      .humanTimeout, "human.timeout", .node, .duration, .dialect,
      handlers: HandlerKinds(.waitHuman, .custom), "How long a gate waits for an answer."),
    .init(
      .humanKind, "human.kind", .node, .enumeration(["choice", "yes_no", "freeform", "confirm"]),
      default: "choice", .dialect, handlers: HandlerKinds(.waitHuman, .custom), "What a gate asks for."),
    .init(
      .subgraphDot, "subgraph.dot", .node, .path, .dialect, handlers: HandlerKinds(.pipeline, .custom),
      "The pipeline file that runs as this node."),
    .init(
      .input, "input.", .node, .string, .dialect, handlers: HandlerKinds(.pipeline, .custom),
      "`input.NAME`: an input of the pipeline that runs as this node."),
  ]

  /// Attributes of edges. Specification 2.7.
  static let edgeDefinitions: [AttributeDefinition] = [
    .init(
      .label, "label", .edge, .string, default: "", .specification("2.7"),
      "Caption and routing key; a choice at a human gate."),
    .init(
      .condition, "condition", .edge, .condition, default: "", .specification("2.7"),
      "When the edge may be taken. Specification section 10."),
    .init(
      .weight, "weight", .edge, .integer, default: "0", .specification("2.7"),
      "Priority among edges that may be taken; higher wins."),
    .init(
      .fidelity, "fidelity", .edge, .string, .specification("2.7"),
      "How much context the target is given when it is reached by this edge."),
    .init(
      .threadID, "thread_id", .edge, .string, .specification("2.7"),
      "Session of the target when it is reached by this edge."),
    .init(
      .loopRestart, "loop_restart", .edge, .boolean, default: "false", .specification("2.7"),
      "Whether taking the edge ends the run and starts a fresh one at the target."),
    .init(.on, "on", .edge, .outcome, .dialect, "Short for a condition: `on=fail` is `outcome=fail`."),
  ]
}
