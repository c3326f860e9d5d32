import TestSupport

@testable import PipelinePlan

/// One random change to a plan, often to something out of range.
enum PlanMutation {
  static func apply(to plan: inout Plan, _ generator: inout SeededGenerator) {
    let number = generator.pick([-1, 0, 1, 2, 3, 5, 8, 13, 40, 60, 1_000_000, Int(UInt32.max), .max])
    let row = max(0, min(number, Int(UInt32.max)))
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: node(&plan, number, row, &generator)
    case 1: edge(&plan, number, row, &generator)
    case 2: plan.code[index(plan.code, &generator)] = instruction(number, row, &generator)
    case 3:
      if plan.operations.isEmpty { return }
      plan.operations[index(plan.operations, &generator)] = operation(row, &generator)
    case 4: region(&plan, number, row, &generator)
    case 5: plan.code.remove(at: index(plan.code, &generator))
    case 6: plan.strings[index(plan.strings, &generator)] = generator.pick(["", "a", "x y", "\0", "start"])
    default: plan.nodes.swapAt(index(plan.nodes, &generator), index(plan.nodes, &generator))
    }
  }

  private static func index<Element>(_ elements: [Element], _ generator: inout SeededGenerator) -> Int {
    Int.random(in: elements.indices, using: &generator)
  }

  private static func range(_ row: Int, _ generator: inout SeededGenerator) -> Range<Int> {
    row..<row + Int.random(in: 0...3, using: &generator)
  }

  private static func node(_ plan: inout Plan, _ number: Int, _ row: Int, _ generator: inout SeededGenerator)
  {
    let index = index(plan.nodes, &generator)
    switch Int.random(in: 0..<9, using: &generator) {
    case 0: plan.nodes[index].id = StringID(row)
    case 1: plan.nodes[index].policy = number
    case 2: plan.nodes[index].prompt = range(row, &generator)
    case 3: plan.nodes[index].edges = range(row, &generator)
    case 4: plan.nodes[index].entry = number
    case 5: plan.nodes[index].region = number
    case 6: plan.nodes[index].retryTargets = range(row, &generator)
    case 7:
      plan.nodes[index].handler = generator.pick([.start, .exit, .codergen, .parallel, .fanIn, .custom])
    default: plan.nodes[index].maxVisits = number
    }
  }

  private static func edge(_ plan: inout Plan, _ number: Int, _ row: Int, _ generator: inout SeededGenerator)
  {
    let index = index(plan.edges, &generator)
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: plan.edges[index].to = PlanNodeID(row)
    case 1: plan.edges[index].from = PlanNodeID(row)
    case 2: plan.edges[index].jump = number
    case 3: plan.edges[index].isRestart.toggle()
    case 4: plan.edges[index].predicate = number
    default: plan.edges[index].weight = number
    }
  }

  private static func region(
    _ plan: inout Plan, _ number: Int, _ row: Int, _ generator: inout SeededGenerator
  ) {
    if plan.regions.isEmpty { return }
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: plan.regions[0].join = PlanNodeID(row)
    case 1: plan.regions[0].node = PlanNodeID(row)
    case 2: plan.regions[0].branches.append(PlanEdgeID(row))
    case 3: plan.regions[0].maxParallel = number
    default: plan.regions[0].policy = .kOfN(number)
    }
  }

  private static func instruction(_ number: Int, _ row: Int, _ generator: inout SeededGenerator)
    -> Instruction
  {
    let list = range(row, &generator)
    return generator.pick([
      .enter(PlanNodeID(row)), .execute(PlanNodeID(row)), .commit(PlanNodeID(row)), .take(PlanEdgeID(row)),
      .test(predicate: number, edge: PlanEdgeID(row)), .onFail(number), .prefer(list), .suggest(list),
      .failRoute(PlanNodeID(row)), .fork(number), .join(number), .restart(PlanEdgeID(row)),
      .gates(PlanNodeID(row)), .halt(.noRoute), .halt(.success),
    ])
  }

  private static func operation(_ row: Int, _ generator: inout SeededGenerator) -> PredicateOperation {
    generator.pick([
      .and, .or, .not, .constant(true), .outcomeIsSet, .preferredLabelIsSet, .contextIsSet(StringID(row)),
      .outcome(equal: true, StringID(row)), .context(key: StringID(row), equal: false, .empty),
    ])
  }
}
