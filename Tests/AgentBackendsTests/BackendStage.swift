import Interpreter
import PipelineIR

@testable import PipelinePlan

/// Takes events and forgets them.
private struct NoEvents: EventSink {
  func send(_ event: RunEvent) {}
}

/// A stage of an agent node, for backends that look at no file.
func backendStage(_ name: String, visit: Int = 1, attempt: Int = 1) -> Stage {
  var plan = Plan()
  plan.strings = ["", name]
  plan.nodes = [
    PlanNode(
      id: StringID(1), label: StringID(1), handler: .codergen, type: StringID(0), prompt: 0..<0,
      toolCommand: nil,
      policy: 0, timeout: nil, maxVisits: 10, flags: [], fidelity: StringID(0), thread: StringID(0),
      model: StringID(0), provider: StringID(0), reasoningEffort: StringID(0), backend: StringID(0),
      retryTargets: 0..<0, gateTargets: 0..<0, edges: 0..<0, entry: 0, region: nil, attributes: 0..<0)
  ]
  return Stage(
    plan: plan, nodeID: PlanNodeID(0), runID: "run-1", attempt: attempt, visit: visit, context: RunContext(),
    predecessor: nil, directory: "", logsRoot: "", workDirectory: "", environment: [:], inputs: [:],
    events: NoEvents())
}
