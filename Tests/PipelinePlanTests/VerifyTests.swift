import TestSupport
import Testing

@testable import PipelinePlan

@Suite struct VerifyTests {
  private struct Edit: Sendable {
    let path: String
    let change: @Sendable (inout Plan) -> Void

    init(_ path: String, _ change: @escaping @Sendable (inout Plan) -> Void) {
      self.path = path
      self.change = change
    }
  }

  private static let edits: [Edit] = [
    Edit("/nodes") { $0 = Plan() },
    Edit("/strings/0") { $0.strings[0] = "x" },
    Edit("/strings/3") { $0.strings[3] += "\0" },
    Edit("/spans") { $0.spans.removeLast() },
    Edit("/start") { $0.start = PlanNodeID(1) },
    Edit("/start") { $0.start = PlanNodeID(99) },
    Edit("/name") { $0.name = StringID(9_999) },
    Edit("/nodes/3/id") { $0.nodes[2].id = $0.nodes[3].id },
    Edit("/nodes/2/id") { $0.strings[$0.nodes[2].id.index] = "a b" },
    Edit("/nodes/2/id") { $0.strings[$0.nodes[2].id.index] = "1st" },
    Edit("/nodes/2/id") { $0.strings[$0.nodes[2].id.index] = "lock" },
    Edit("/nodes/2/id") { $0.strings[$0.nodes[2].id.index] = String(repeating: "n", count: 201) },
    Edit("/nodes/2/label") { $0.nodes[2].label = StringID(9_999) },
    Edit("/nodes/2/type") { $0.nodes[2].type = .empty },
    Edit("/nodes/2/policy") { $0.nodes[2].policy = -1 },
    Edit("/nodes/2/timeout") { $0.nodes[2].timeout = 0 },
    Edit("/nodes/2/timeout") { $0.nodes[2].timeout = .max },
    Edit("/nodes/2/maxVisits") { $0.nodes[2].maxVisits = 0 },
    Edit("/nodes/2/flags") { $0.nodes[2].flags = .init(rawValue: 128) },
    Edit("/nodes/2/prompt") { $0.nodes[2].prompt = 0..<99 },
    Edit("/nodes/4/prompt") { $0.nodes[4].prompt = 0..<1 },
    Edit("/nodes/2/edges") { $0.nodes[2].edges = 0..<1 },
    Edit("/nodes/1/entry") { $0.nodes[2].entry = -5 },
    Edit("/code/10") { $0.nodes[2].entry = $0.nodes[3].entry },
    Edit("/nodes/2/region") { $0.nodes[2].region = 0 },
    Edit("/nodes/3/region") { $0.nodes[3].region = nil },
    Edit("/nodes/3/region") { $0.nodes[3].region = 4 },
    Edit("/nodes/2/retryTargets") { $0.nodes[2].retryTargets = 99..<99 },
    Edit("/graphAttributes") { $0.graphAttributes = 0..<999 },
    Edit("/templates") { $0.templates.append(.goal) },
    Edit("/templates/0") { $0.templates[0] = .text(StringID(9_999)) },
    Edit("/attributes/0/1") { $0.attributes[0].value = StringID(9_999) },
    Edit("/nodeLists/0") { $0.nodeLists[0] = PlanNodeID(77) },
    Edit("/inputs/0/name") { $0.inputs[0].name = .empty },
    Edit("/inputs/1/name") { $0.inputs[1].name = $0.inputs[0].name },
    Edit("/edges/0/to") { $0.edges[0].to = PlanNodeID(77) },
    Edit("/edges/0/from") { $0.edges[0].from = PlanNodeID(2) },
    Edit("/edges/0/jump") { $0.edges[0].jump += 1 },
    Edit("/edges/0/jump") { $0.edges[0].isRestart = true },
    Edit("/edges/0/predicate") { $0.edges[0].predicate = 55 },
    Edit("/predicates/0") { $0.predicates[0] = 0..<0 },
    Edit("/predicates/1") { $0.predicates[1] = 0..<1 },
    Edit("/operations/0") { $0.operations[0] = .and },
    Edit("/operations/0") { $0.operations[0] = .outcome(equal: true, StringID(9_999)) },
    Edit("/predicates/0") { $0.operations[2] = .constant(true) },
    Edit("/policies/0/maxAttempts") { $0.policies[0].maxAttempts = 0 },
    Edit("/policies/0/initialDelay") { $0.policies[0].initialDelay = -1 },
    Edit("/policies/0/maxDelay") { $0.policies[0].maxDelay = .max },
    Edit("/policies/0/factor") { $0.policies[0].factor = .infinity },
    Edit("/policies/0/factor") { $0.policies[0].factor = .nan },
    Edit("/limits/maxSteps") { $0.limits.maxSteps = 0 },
    Edit("/limits/maxCost") { $0.limits.maxCost = .nan },
    Edit("/limits/maxDuration") { $0.limits.maxDuration = 0 },
    Edit("/regions/0/join") { $0.regions[0].join = PlanNodeID(2) },
    Edit("/regions/0/join") { $0.regions[0].join = PlanNodeID(77) },
    Edit("/regions/0/node") { $0.regions[0].node = PlanNodeID(2) },
    Edit("/regions/0/branches") { $0.regions[0].branches.removeLast() },
    Edit("/regions/0/branches") { $0.regions[0].branches = [] },
    Edit("/regions/0/maxParallel") { $0.regions[0].maxParallel = 0 },
    Edit("/regions/0/policy") { $0.regions[0].policy = .kOfN(4) },
    Edit("/regions/0/policy") { $0.regions[0].policy = .quorum(.nan) },
    Edit("/code/0") { $0.code[0] = .execute(PlanNodeID(0)) },
    Edit("/code/0") { $0.code[0] = .enter(PlanNodeID(1)) },
    Edit("/code/3") { $0.code[3] = .onFail(3) },
    Edit("/code/3") { $0.code[3] = .onFail(0) },
    Edit("/code/3") { $0.code[3] = .onFail(8) },
    Edit("/code/3") { $0.code[3] = .enter(PlanNodeID(0)) },
    Edit("/code/3") { $0.code[3] = .halt(.success) },
    Edit("/code/3") { $0.code[3] = .suggest(0..<0) },
    Edit("/code/3") { $0.code[3] = .suggest(5..<9) },
    Edit("/code/3") { $0.code[3] = .test(predicate: 99, edge: PlanEdgeID(0)) },
    Edit("/code/4") { $0.code[4] = .take(PlanEdgeID(3)) },
    Edit("/code/4") { $0.code[4] = .join(0) },
    Edit("/code/5") { $0.code[5] = .failRoute(PlanNodeID(0)) },
    Edit("/code/5") { $0.code[5] = .failRoute(PlanNodeID(1)) },
    Edit("/code/10") { $0.code[10] = .halt(.failed) },
    Edit("/code/60") { $0.code[60] = .restart(PlanEdgeID(0)) },
    Edit("/nodes/9/entry") { $0.code.removeLast($0.code.count - $0.nodes[9].entry) },
  ]

  @Test(arguments: edits.indices)
  func aDefectIsFoundAtItsPlace(row: Int) throws {
    let edit = Self.edits[row]
    var plan = try plan(Examples.parallel)
    edit.change(&plan)
    let paths = verify(plan).map(\.path)
    #expect(paths.contains(edit.path), "\(verify(plan))")
  }

  @Test func conditionsNeedNoMoreStackThanThereIs() throws {
    var plan = try framed("s -> x; s -> x [condition=\"outcome=fail\"]")
    let literal = plan.operations[0]
    let limit = PlanLimits.predicateStack
    func nested(_ count: Int) -> [PredicateOperation] {
      [PredicateOperation](repeating: literal, count: count)
        + [PredicateOperation](repeating: .or, count: count - 1)
    }
    plan.operations = nested(limit)
    plan.predicates = [0..<plan.operations.count]
    #expect(verify(plan).isEmpty)
    #expect(plan.evaluate(predicate: 0, outcome: "fail", preferredLabel: "") { _ in "" })
    #expect(!plan.evaluate(predicate: 0, outcome: "success", preferredLabel: "") { _ in "" })
    plan.operations = nested(limit + 1)
    plan.predicates = [0..<plan.operations.count]
    #expect(verify(plan).map(\.path) == ["/operations/\(limit)"])
  }

  @Test func aBranchMayOnlyLeaveAtItsJoin() throws {
    let body = """
      s -> p; p [shape=component]; p -> a -> j; p -> b -> j; a; b; j [shape=tripleoctagon]; j -> c -> x; c
      """
    let plan = try framed(body)
    let edge = try #require(plan.edges.firstIndex { plan[plan.nodes[$0.from.index].id] == "a" })
    for (target, word) in [("x", "exit"), ("p", "lies inside")] {
      var edited = plan
      let node = try #require(plan.nodes.firstIndex { plan[$0.id] == target })
      edited.edges[edge].to = PlanNodeID(node)
      edited.edges[edge].jump = plan.nodes[node].entry
      let defects = verify(edited)
      #expect(defects.contains { $0.message.contains(word) }, "\(defects)")
    }
  }

  /// A plan changed at random is found out or still harmless; verifying never traps.
  @Test func randomChangesNeverTrap() throws {
    var generator = SeededGenerator(seed: 3)
    let plans = try [Examples.branch, Examples.review, Examples.parallel].map { try plan($0) }
    var clean = 0
    for round in 0..<1_200 {
      var edited = plans[round % plans.count]
      for _ in 0..<Int.random(in: 1...2, using: &generator) { PlanMutation.apply(to: &edited, &generator) }
      guard verify(edited).isEmpty else { continue }
      clean += 1
      #expect(!listing(edited).isEmpty)
      #expect(try Plan(decoding: edited.encoded()).contentHash == edited.contentHash)
      for predicate in edited.predicates.indices {
        _ = edited.evaluate(predicate: predicate, outcome: "fail", preferredLabel: "") { _ in "1" }
      }
    }
    #expect(clean > 0)
    #expect(clean < 1_150)
  }
}
