import SystemPackage

/// Asks on a terminal. Specification 6.4.
///
/// One question at a time: parallel branches wait their turn. A line that fits nothing is explained and asked for again, three
/// times; then it is returned as text and the gate decides. End of input declines.
public actor ConsoleInterviewer: Interviewer {
  /// How often one question is put.
  public static let maxTries = 3

  private let input: LineReader
  private let output: FileDescriptor
  private var isAsking = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// An interviewer that reads lines from `input` and writes to `output`; neither is closed.
  public init(input: FileDescriptor = .standardInput, output: FileDescriptor = .standardOutput) {
    self.input = LineReader(input)
    self.output = output
  }

  /// The person's answer. The default answer, else ``Answer/timeout``, when the question's time is over; the default answer, else
  /// ``Answer/skipped``, at the end of input.
  ///
  /// - Throws: `CancellationError`, or an `Errno` when the terminal cannot be read or written.
  public func ask(_ question: Question) async throws -> Answer {
    await takeTurn()
    defer { passTurn() }
    // A run that was stopped while this question waited its turn wants no answer any more.
    try Task.checkCancellation()
    let deadline = question.timeout.map { ContinuousClock.now + $0 }
    var tries = 0
    while true {
      try write(QuestionText.render(question))
      switch try await line(before: deadline) {
      case .line(let line):
        if let answer = QuestionText.answer(line, to: question) { return answer }
        tries += 1
        if tries == Self.maxTries { return .text(line.trimmed()) }
        try write("`\(QuestionText.clean(line.trimmed()))` is not an answer to this; please try again.\n")
      case .endOfInput:
        try write("\n")
        return question.defaultAnswer ?? .skipped
      case .timeout:
        try write("\nNo answer in time.\n")
        return question.defaultAnswer ?? .timeout
      }
    }
  }

  /// Writes the message on a line of its own.
  public func inform(_ message: String, stage: String) async {
    // A message that cannot be shown must not stop the run; a question that cannot be shown does.
    try? write("[\(stage)] \(QuestionText.clean(message))\n")
  }

  /// The next line; when none can come, the prompt's line is ended, so that what is written next stands alone.
  private func line(before deadline: ContinuousClock.Instant?) async throws -> LineReader.Line {
    do {
      return try await input.line(before: deadline)
    } catch {
      try? write("\n")
      throw error
    }
  }

  private func write(_ text: String) throws { _ = try output.writeAll(text.utf8) }

  private func takeTurn() async {
    if isAsking {
      await withCheckedContinuation { waiting.append($0) }
    } else {
      isAsking = true
    }
  }

  private func passTurn() {
    if waiting.isEmpty { isAsking = false } else { waiting.removeFirst().resume() }
  }
}
