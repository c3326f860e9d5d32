import Testing

@testable import Interpreter

@Suite struct InterviewerTests {
  private let choice = Question(
    text: "?", kind: .choice,
    options: [Question.Option(key: "A", label: "First"), Question.Option(key: "B", label: "Second")],
    stage: "s")

  @Test func autoApproveSaysYesAndTakesTheFirst() async throws {
    let interviewer = AutoApproveInterviewer()
    #expect(try await interviewer.ask(choice) == .option(choice.options[0]))
    #expect(try await interviewer.ask(Question(text: "?", kind: .yesNo, stage: "s")) == .yes)
    #expect(try await interviewer.ask(Question(text: "?", kind: .confirm, stage: "s")) == .yes)
    #expect(
      try await interviewer.ask(Question(text: "?", kind: .freeform, stage: "s")) == .text("auto-approved"))
  }

  @Test func theQueueRunsDry() async throws {
    let interviewer = QueueInterviewer([.yes, .text("x")])
    #expect(try await interviewer.askMultiple([choice, choice, choice]) == [.yes, .text("x"), .skipped])
  }

  @Test func theRecordingKeepsBoth() async throws {
    let interviewer = RecordingInterviewer(QueueInterviewer([.no]))
    _ = try await interviewer.ask(choice)
    let recordings = await interviewer.recordings
    #expect(recordings.map(\.question) == [choice])
    #expect(recordings.map(\.answer) == [.no])
  }

  @Test func theCallbackAnswersInTimeOrNot() async throws {
    #expect(try await CallbackInterviewer { .text($0.stage) }.ask(choice) == .text("s"))
    var hurried = choice
    hurried.timeout = .milliseconds(1)
    let never = CallbackInterviewer { _ in
      try await Task.sleep(for: .seconds(3600))
      return .yes
    }
    #expect(try await never.ask(hurried) == .timeout)
  }

  @Test func suspendingCarriesTheQuestion() async throws {
    let suspension = await #expect(throws: Suspension.self) {
      _ = try await SuspendingInterviewer().ask(choice)
    }
    #expect(suspension?.question == choice)
  }
}
