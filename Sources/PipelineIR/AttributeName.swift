/// Every attribute the schema has; `unknown` stands for all it has not.
///
/// One case an attribute, so that a reader of the IR cannot misspell one. What each means, its owner, type,
/// default and aliases are in `AttributeSchema`.
public enum AttributeName: UInt8, CaseIterable, Sendable {
  /// A key the schema does not have.
  case unknown
  // Graph, specification 2.5 and Appendix A.
  case goal, modelStylesheet, defaultMaxRetries, defaultFidelity
  case stackChildDotfile, stackChildWorkdir, toolHooksPre, toolHooksPost
  // Several owners.
  case label, retryTarget, fallbackRetryTarget, fidelity, threadID
  // Node, specification 2.6 and 4.6 to 4.11.
  case shape, type, prompt, maxRetries, goalGate, classNames, timeout
  case llmModel, llmProvider, reasoningEffort, autoStatus, allowPartial
  case humanDefaultChoice, joinPolicy, maxParallel, toolCommand
  case managerPollInterval, managerMaxCycles, managerStopCondition, managerActions, stackChildAutostart
  // Edge, specification 2.7.
  case condition, weight, loopRestart
  // Extensions of the dialect, graph.
  case maxSteps, maxNodeVisits, maxRestarts, restartSignatureLimit
  case retryInitialDelay, retryFactor, retryMaxDelay, retryJitter, retryPreset
  case inputs, maxCostUSD, maxTokensTotal, maxDuration, assertions, defaultThread
  // Extensions, node.
  case maxVisits, promptFile, retryOn, onCrash, cwd, environment, outputs, writes, reads
  case errorPolicy, k, quorumFraction, isolation, merge, humanTimeout, humanKind
  case maxAgentTurns, maxTokens, temperature, backend, subgraphDot, input
  // Extensions, edge.
  case on
  /// Any attribute of Graphviz's own that only says how to draw; its spelling is kept.
  case drawing
}
