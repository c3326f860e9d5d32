import TestSupport
import Testing

@testable import PipelinePlan

/// Pipelines nobody would write are refused with a reason or give a plan that verifies.
@Suite struct RandomPipelineTests {
  @Test func aPlanThatIsGivenVerifies() throws {
    var generator = SeededGenerator(seed: 42)
    var plans = 0
    for _ in 0..<1_500 {
      let text = Self.pipeline(&generator)
      let result = lowering(text)
      guard let plan = result.plan else {
        #expect(result.diagnostics.contains { $0.severity == .error }, "\(text)")
        continue
      }
      plans += 1
      #expect(verify(plan).map(\.description) == [], "\(text)")
      #expect(try Plan(decoding: plan.encoded()) == plan, "\(text)")
    }
    #expect(plans > 100)
  }

  /// A region whose nodes are wired at random, mostly forwards, with retry targets and an inner region now and then.
  private static func pipeline(_ generator: inout SeededGenerator) -> String {
    let inner = Bool.random(using: &generator)
    var body =
      "s -> p; p [shape=component]; j [shape=tripleoctagon]; p -> n0; p -> n1; j -> d; d [shape=diamond]; "
    body += "d -> x; d -> s [condition=\"outcome=fail\", loop_restart=true]; "
    if inner {
      body += "q [shape=component]; k [shape=tripleoctagon]; q -> i0 -> k; q -> i1 -> k; i0; i1; k -> n4; "
    }
    let names = ["n0", "n1", "n2", "n3", "n4", "j", "q", "i0", "k", "d", "p", "s", "x"]
    for index in 0..<5 {
      var attributes: [String] = []
      if Int.random(in: 0..<4, using: &generator) == 0 {
        attributes.append("retry_target=\(generator.pick(names))")
      }
      if Int.random(in: 0..<6, using: &generator) == 0 { attributes.append("shape=diamond") }
      body += "n\(index) [\(attributes.joined(separator: ", "))]; "
      body += index < 4 ? "n\(index) -> n\(index + 1); " : "n4 -> j; "
      if index == 2, inner { body += "n2 -> q; " }
    }
    for _ in 0..<Int.random(in: 0...1, using: &generator) {
      body += "\(generator.pick(names)) -> \(generator.pick(names)) [condition=\"context.a=1\"]; "
    }
    return "digraph G { s [shape=Mdiamond]; x [shape=Msquare]; \(body) }"
  }
}
