import Subprocess
import SystemPackage
import Testing

@testable import GraphRender

/// The drawing child on its own: exit codes and its one line.
@Suite struct ChildTests {
  private struct Answer {
    var status: TerminationStatus
    var output: [UInt8]
    var message: String
  }

  private func run(_ arguments: [String], input: [UInt8]) async throws -> Answer? {
    guard let child = availableChild() else { return nil }
    let file = try RequestFile.open(input)
    let result = try await Subprocess.run(
      .path(child), arguments: Arguments(arguments),
      input: .fileDescriptor(file, closeAfterSpawningProcess: true), output: .bytes(limit: 1 << 20),
      error: .string(limit: 1 << 16))
    return Answer(
      status: result.terminationStatus, output: result.standardOutput, message: result.standardError)
  }

  @Test(
    arguments: [
      ([], "", "attractor-render: this is not a drawing: the JSON text ends too early at byte 0\n"),
      (
        [], "digraph { a -> b }",
        "attractor-render: this is not a drawing: this byte begins no JSON value at byte 0\n"
      ),
      (["--memory-mib", "0"], "", "attractor-render: --memory-mib needs a whole number from 1 to 1000000\n"),
      (["--cpu-seconds"], "", "attractor-render: --cpu-seconds needs a whole number from 1 to 1000000\n"),
    ])
  func badInputIsCodeTwo(arguments: [String], input: String, message: String) async throws {
    guard let answer = try await run(arguments, input: Array(input.utf8)) else { return }
    #expect(answer.status == .exited(2))
    #expect(answer.output.isEmpty)
    #expect(answer.message == message)
  }

  @Test func aDrawingIsAPictureAndSilence() async throws {
    let request = DrawingRequest(draw(branchSketch().pipeline), engine: .dot, format: .svg).encoded()
    guard let answer = try await run([], input: request) else { return }
    #expect(answer.status == .exited(0))
    #expect(answer.message.isEmpty)
    #expect(String(decoding: answer.output, as: UTF8.self).contains("<svg "))
  }

  @Test func anEmptyDrawingIsAPicture() async throws {
    let model = DrawingModel(title: "empty", canvas: Color(0xFFFFFF), ink: Color(0))
    guard let svg = try await picture(model) else { return }
    try expectComplete(svg, model)
  }
}
