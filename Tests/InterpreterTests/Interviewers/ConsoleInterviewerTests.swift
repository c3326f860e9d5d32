import SystemPackage
import Testing

@testable import Interpreter

@Suite struct ConsoleInterviewerTests {
  private let choice = Question(
    text: "Ship it?", kind: .choice,
    options: [
      Question.Option(key: "A", label: "Approve"), Question.Option(key: "R", label: "Reject"),
      Question.Option(key: "L", label: "Reject later"),
    ], stage: "review")

  /// Asks with `typed` as the person's keystrokes; gives the answer and what was shown.
  private func ask(_ question: Question, typed: String, closing: Bool = true) async throws -> (Answer, String)
  {
    let keys = try Platform.pipe()
    let screen = try Platform.pipe()
    _ = try keys.writeEnd.writeAll(typed.utf8)
    if closing { try keys.writeEnd.close() }
    defer {
      if !closing { try? keys.writeEnd.close() }
      try? keys.readEnd.close()
      try? screen.readEnd.close()
    }
    let answer = try await ConsoleInterviewer(input: keys.readEnd, output: screen.writeEnd).ask(question)
    try screen.writeEnd.close()
    var shown = [UInt8](repeating: 0, count: 65_536)
    let count = try shown.withUnsafeMutableBytes { try screen.readEnd.read(into: $0) }
    return (answer, String(decoding: shown.prefix(count), as: UTF8.self))
  }

  @Test func showsTheOptions() async throws {
    let (answer, shown) = try await ask(choice, typed: "a\n")
    #expect(answer == .option(choice.options[0]))
    #expect(shown == "[?] Ship it?\n  [A] Approve\n  [R] Reject\n  [L] Reject later\nSelect: ")
  }

  @Test(arguments: [
    ("A", 0), ("approve", 0), ("2", 1), ("Reject", 1), ("app", 0), ("reject l", 2), (" r \r", 1),
  ])
  func takesKeysNumbersLabelsAndBeginnings(typed: String, index: Int) async throws {
    #expect(try await ask(choice, typed: typed + "\n").0 == .option(choice.options[index]))
  }

  @Test func explainsAndAsksAgain() async throws {
    let (answer, shown) = try await ask(choice, typed: "re\n\nr\n")
    #expect(answer == .option(choice.options[1]))
    #expect(shown.contains("`re` is not an answer to this; please try again."))
    #expect(try await ask(choice, typed: "x\ny\nz\n").0 == .text("z"))
  }

  @Test func understandsYesNoAndText() async throws {
    let yesNo = Question(text: "?", kind: .yesNo, stage: "s")
    #expect(try await ask(yesNo, typed: "YES\n").0 == .yes)
    #expect(try await ask(yesNo, typed: "perhaps\nn\n").0 == .no)
    #expect(
      try await ask(Question(text: "?", kind: .freeform, stage: "s"), typed: "\n a b \n").0 == .text("a b"))
  }

  @Test func theEndOfInputDeclines() async throws {
    #expect(try await ask(choice, typed: "").0 == .skipped)
    #expect(try await ask(choice, typed: "approve").0 == .option(choice.options[0]))
  }

  @Test func silenceIsATimeout() async throws {
    var question = choice
    question.timeout = .milliseconds(1)
    #expect(try await ask(question, typed: "", closing: false).0 == .timeout)
    question.defaultAnswer = .no
    #expect(try await ask(question, typed: "", closing: false).0 == .no)
  }

  @Test func cancellingEndsTheWait() async throws {
    let keys = try Platform.pipe()
    let screen = try Platform.pipe()
    defer { for end in [keys.readEnd, keys.writeEnd, screen.readEnd, screen.writeEnd] { try? end.close() } }
    let interviewer = ConsoleInterviewer(input: keys.readEnd, output: screen.writeEnd)
    let asking = Task { try await interviewer.ask(choice) }
    // The question is on the screen: now it waits, or is about to.
    var shown = [UInt8](repeating: 0, count: 8)
    _ = try shown.withUnsafeMutableBytes { try screen.readEnd.read(into: $0) }
    asking.cancel()
    await #expect(throws: CancellationError.self) { _ = try await asking.value }
  }

  @Test func labelsCannotPaintTheTerminal() async throws {
    var question = choice
    question.text = "\u{1B}[2Jgone"
    #expect(try await ask(question, typed: "a\n").1.hasPrefix("[?] [2Jgone\n"))
  }

  @Test func severalQuestionsAreAskedInTurn() async throws {
    let keys = try Platform.pipe()
    let screen = try Platform.pipe()
    _ = try keys.writeEnd.writeAll("a\nr\n".utf8)
    try keys.writeEnd.close()
    let interviewer = ConsoleInterviewer(input: keys.readEnd, output: screen.writeEnd)
    let answers = try await interviewer.askMultiple([choice, choice])
    #expect(answers == [.option(choice.options[0]), .option(choice.options[1])])
    for end in [keys.readEnd, screen.readEnd, screen.writeEnd] { try end.close() }
  }
}
