import Testing

@testable import Interpreter

@Suite struct WaitHumanHandlerTests {
  private let edges = [
    StageFixture.Edge(label: "[A] Approve", accelerator: "A", to: "ship"),
    StageFixture.Edge(label: "Reject", accelerator: "R", to: "fix"),
    StageFixture.Edge(to: "abandon"),
  ]

  private func ask(
    _ answers: [Answer], attributes: [String: String] = [:], edges: [StageFixture.Edge]? = nil
  ) async throws -> (outcome: Outcome, asked: [Question], events: [RunEvent.Kind]) {
    let fixture = try StageFixture(
      .waitHuman, name: "review", label: "Ship it?", attributes: attributes, edges: edges ?? self.edges)
    let recorder = RecordingInterviewer(QueueInterviewer(answers))
    let outcome = try await WaitHumanHandler(interviewer: recorder).execute(fixture.stage)
    return (outcome, await recorder.recordings.map(\.question), fixture.events.events.map(\.kind))
  }

  @Test func offersTheEdgesWithUniqueKeys() async throws {
    let asked = try await ask([.option(Question.Option(key: "R", label: "Reject"))]).asked
    #expect(
      asked == [
        Question(
          text: "Ship it?", kind: .choice,
          options: [
            Question.Option(key: "A", label: "Approve"), Question.Option(key: "R", label: "Reject"),
            Question.Option(key: "B", label: "abandon"),
          ], stage: "review")
      ])
  }

  @Test func theOutcomeNamesTheEdge() async throws {
    let result = try await ask([.option(Question.Option(key: "A", label: "Approve"))])
    #expect(
      result.outcome
        == Outcome(
          .success, preferredLabel: "[A] Approve", suggestedNextIDs: ["ship"],
          contextUpdates: [
            "human.gate.selected": "A", "human.gate.label": "[A] Approve", "human.gate.text": "",
          ], notes: "Chose Approve"))
    #expect(result.events == [.interviewStarted, .interviewCompleted])
  }

  @Test func tellsWhatWasAskedAndAnswered() async throws {
    let fixture = try StageFixture(.waitHuman, name: "review", label: "Ship it?", edges: edges)
    _ = try await WaitHumanHandler(interviewer: QueueInterviewer([.text("a")])).execute(fixture.stage)
    let fields = try #require(fixture.events.events.last).fields
    #expect(fields["question"] == "Ship it?")
    #expect(fields["answer"] == "a")
    #expect(fields["duration_ms"]?.integerValue != nil)
  }

  @Test(arguments: [
    ("approve", "ship"), ("a", "ship"), ("1", "ship"), ("[A] Approve", "ship"), ("REJECT", "fix"),
    ("rej", "fix"),
    ("2", "fix"), ("abandon", "abandon"), ("b", "abandon"), (" 3 ", "abandon"),
  ])
  func understandsText(text: String, target: String) async throws {
    #expect(try await ask([.text(text)]).outcome.suggestedNextIDs == [target])
  }

  @Test func anAnswerThatFitsNothingIsAskedAgainThreeTimes() async throws {
    let result = try await ask([.text("maybe"), .text("0"), .text("4"), .text("a")])
    #expect(result.outcome == Outcome(.retry, failureReason: "no answer in 3 tries matched a choice"))
    #expect(result.asked.count == 3)
    #expect(result.asked[1].text == "`maybe` is none of the choices. Ship it?")
    let second = try await ask([.text("maybe"), .text("a")])
    #expect(second.outcome.suggestedNextIDs == ["ship"])
  }

  @Test func silenceTakesTheDefaultOrRetries() async throws {
    let chosen = try await ask(
      [.timeout], attributes: ["human.default_choice": "fix", "human.timeout": "15m"])
    #expect(chosen.asked[0].timeout == .seconds(900))
    #expect(chosen.outcome.suggestedNextIDs == ["fix"])
    #expect(chosen.events == [.interviewStarted, .interviewTimeout])
    let retried = try await ask([.timeout]).outcome
    #expect(retried == Outcome(.retry, failureReason: "human gate timeout, no default"))
  }

  @Test func decliningFails() async throws {
    #expect(try await ask([]).outcome == .fail("human skipped interaction", Failure(.canceled)))
  }

  @Test func yesAndNoTakeTheirEdges() async throws {
    let yesNo = [
      StageFixture.Edge(label: "[Y] Yes, deploy", accelerator: "Y", to: "deploy"),
      .init(label: "No", to: "stop"),
    ]
    let attributes = ["human.kind": "yes_no"]
    #expect(
      try await ask([.yes], attributes: attributes, edges: yesNo).outcome.suggestedNextIDs == ["deploy"])
    #expect(try await ask([.no], attributes: attributes, edges: yesNo).outcome.suggestedNextIDs == ["stop"])
    let confirm = try await ask([.no], attributes: ["human.kind": "confirm"])
    #expect(confirm.outcome.suggestedNextIDs == ["fix"])
    #expect(confirm.asked[0].kind == .confirm)
  }

  @Test func freeformKeepsTheText() async throws {
    let free = try await ask([.text("Use a smaller font")], attributes: ["human.kind": "freeform"]).outcome
    #expect(free.status == .success)
    #expect(free.preferredLabel.isEmpty && free.suggestedNextIDs.isEmpty)
    #expect(free.contextUpdates["human.gate.text"] == "Use a smaller font")
    let named = try await ask([.text("reject")], attributes: ["human.kind": "freeform"]).outcome
    #expect(named.suggestedNextIDs == ["fix"])
  }

  @Test(arguments: [
    (["human.kind": "maybe"], "human.kind=\"maybe\" is none of `choice`, `yes_no`, `freeform`, `confirm`"),
    (["human.timeout": "soon"], "human.timeout=\"soon\" is not a duration such as `15m`"),
    (
      ["human.default_choice": "ghost"],
      "human.default_choice=\"ghost\" names none of `ship`, `fix`, `abandon`"
    ),
    (["human.kind": "yes_no", "x": "no-yes"], ""),
  ])
  func attributesThatCannotBeAskedAreErrors(attributes: [String: String], message: String) async throws {
    let edges = message.isEmpty ? [StageFixture.Edge(label: "Later", to: "ship")] : self.edges
    let error = await #expect(throws: GateError.self) {
      _ = try await ask([], attributes: attributes, edges: edges)
    }
    #expect(
      error?.description
        == (message.isEmpty ? "human.kind=yes_no needs an edge whose label says yes" : message))
  }

  @Test func aGateWithoutEdgesIsAnError() async throws {
    await #expect(throws: GateError.self) { _ = try await ask([], edges: []) }
  }

  @Test func nobodyThereSuspends() async throws {
    let fixture = try StageFixture(.waitHuman, edges: edges)
    await #expect(throws: Suspension.self) {
      _ = try await WaitHumanHandler(interviewer: SuspendingInterviewer()).execute(fixture.stage)
    }
  }

  @Test func numbersCountFromOne() throws {
    let choices = HumanChoices(of: try StageFixture(.waitHuman, edges: edges).stage)
    #expect(choices.choice(named: "1")?.target == choices.choices.first?.target)
    #expect(choices.choice(named: "\(choices.choices.count)")?.target == choices.choices.last?.target)
    for number in ["0", "-1", "\(choices.choices.count + 1)", "\(Int.min)", "\(Int.max)"] {
      #expect(choices.choice(named: number) == nil, "\(number)")
    }
    #expect(HumanChoices(of: try StageFixture(.waitHuman, edges: []).stage).choice(named: "1") == nil)
  }

  @Test func keysThatCollideAreToldApart() throws {
    let fixture = try StageFixture(
      .waitHuman,
      edges: [
        .init(label: "Yes", accelerator: "Y", to: "a"), .init(label: "Yell", accelerator: "Y", to: "b"),
        .init(label: "[Y] Yield", accelerator: "Y", to: "c"),
        .init(label: "Y) Yank", accelerator: "Y", to: "d"),
        .init(label: "…", accelerator: "…", to: "e"), .init(label: "X - Exit", accelerator: "X", to: "f"),
      ])
    let choices = HumanChoices(of: fixture.stage).choices
    #expect(choices.map(\.key) == ["E", "L", "Y", "A", "5", "X"])
    #expect(choices.map(\.title) == ["Yes", "Yell", "Yield", "Yank", "…", "Exit"])
  }
}
