import DOTSyntax
import PipelineAnalysis
import PipelineIR
import PipelinePlan
import SourceText
import TestSupport
import Testing

@testable import Interpreter

@Suite struct CorpusRunTests {
  /// Real pipelines walk to an end, whatever their nodes answer, and twice the same way.
  @Test(arguments: ["success", "fail", "mixed"])
  func everyPipelineEnds(answers: String) async throws {
    var ended = 0
    for file in Corpus.files() {
      let pipeline = elaborate(parse(file))
      guard let plan = lower(pipeline, analyse(pipeline)).plan else { continue }
      guard let first = try await walk(plan, answers) else { continue }
      let second = try #require(try await walk(plan, answers))
      ended += 1
      #expect(first.status == second.status, "\(file.name)")
      #expect(first.completedNodes == second.completedNodes, "\(file.name)")
      if first.status == .fail { #expect(first.failure?.reason.isEmpty == false, "\(file.name)") }
    }
    print("walked \(ended) pipelines, answers: \(answers)")
  }

  /// Nil where the plan has a node this version does not run.
  private func walk(_ plan: Plan, _ answers: String) async throws -> RunResult? {
    var plan = plan
    plan.limits.maxSteps = min(plan.limits.maxSteps, 500)
    // The clock of this test does not wait, so every time limit would be up at once.
    for index in plan.nodes.indices { plan.nodes[index].timeout = nil }
    let scratch = try Scratch(inMemory: true)
    var configuration = RunConfiguration(
      logs: scratch.path, workDirectory: scratch.path,
      handlers: PipelineFixture.registry(ScriptedHandler()))
    let handler = AnsweringHandler(answers: answers)
    for type in ["codergen", "tool", "wait.human", "parallel.fan_in"] {
      configuration.handlers.register(type, handler)
    }
    configuration.clock = ManualClock()
    configuration.runID = "corpus"
    for input in plan.inputs where !input.isOptional { configuration.inputs[plan[input.name]] = "value" }
    do {
      return try await Engine.unrecorded(plan, configuration)
    } catch {
      #expect(error.description.contains("which this version does not run"), "\(error)")
      return nil
    }
  }
}

private struct AnsweringHandler: Handler {
  let answers: String

  func execute(_ stage: Stage) async throws -> Outcome {
    let failure = Outcome.fail("`\(stage.name)` failed")
    switch answers {
    case "success": return Outcome(.success)
    case "fail": return failure
    default: return (stage.visit + stage.name.utf8.count) % 3 == 0 ? failure : Outcome(.success)
    }
  }
}
