import Interpreter
import Testing

@testable import AttractorCLI

@Suite("Answers from a file")
struct FileAnswersTests {
  @Test("One a line, empty lines skipped; then nobody answers")
  func answers() async throws {
    let answers = FileAnswers("yes\r\n\nship it\n")
    let question = Question(text: "Well?", kind: .freeform, stage: "ask")
    #expect(try await answers.ask(question) == .text("yes"))
    #expect(try await answers.ask(question) == .text("ship it"))
    await #expect(throws: Suspension(question)) { try await answers.ask(question) }
  }
}
