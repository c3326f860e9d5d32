import DOTSyntax
import PipelineAnalysis
import PipelineIR
import SourceText
import Testing

@testable import PipelinePlan

/// Lowers DOT text.
func lowering(_ text: String, promptFiles: (any PromptFiles)? = nil) -> LoweringResult {
  let pipeline = elaborate(parse(SourceFile(name: "test.dot", text: text)))
  return lower(pipeline, analyse(pipeline), promptFiles: promptFiles)
}

/// The plan of DOT text that must lower, and verify, without a finding.
func plan(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Plan {
  let result = lowering(text)
  #expect(result.diagnostics.map(\.message) == [], sourceLocation: sourceLocation)
  let plan = try #require(result.plan, sourceLocation: sourceLocation)
  #expect(verify(plan).map(\.description) == [], sourceLocation: sourceLocation)
  return plan
}

/// The plan of a graph with a start `s` and an exit `x` around `body`.
func framed(_ body: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Plan {
  try plan("digraph G { s [shape=Mdiamond]; x [shape=Msquare]; \(body) }", sourceLocation: sourceLocation)
}

extension Plan {
  /// The node called `name`.
  func node(_ name: String) throws -> PlanNode {
    try #require(nodes.first { self[$0.id] == name })
  }

  /// The code of a node's block, one line an instruction with names in place of numbers.
  func code(of name: String) throws -> [String] {
    let node = try node(name)
    let following = nodes.map(\.entry).filter { $0 > node.entry }.min() ?? code.count
    return code[node.entry..<following].filter { if case .restart = $0 { false } else { true } }.map {
      describe($0, from: node.entry)
    }
  }

  private func describe(_ instruction: Instruction, from entry: Int) -> String {
    switch instruction {
    case .enter, .execute, .commit, .gates: instruction.word
    case .failRoute(let node):
      "failRoute \(nodeLists[nodes[node.index].retryTargets].map(name).joined(separator: ","))"
    case .test(let predicate, let edge): "test \(conditionText(predicate)) \(target(edge))"
    case .onFail(let index): "onFail +\(index - entry)"
    case .prefer(let range), .suggest(let range):
      "\(instruction.word) \(edgeLists[range].map(target).joined(separator: ","))"
    case .take(let edge), .restart(let edge): "\(instruction.word) \(target(edge))"
    case .fork(let region): "fork \(regions[region].branches.map(target).joined(separator: ","))"
    case .join(let region): "join \(name(regions[region].join))"
    case .halt(let status): "halt \(status.word)"
    }
  }

  private func name(_ node: PlanNodeID) -> String { self[nodes[node.index].id] }
  private func target(_ edge: PlanEdgeID) -> String { name(edges[edge.index].to) }
}
