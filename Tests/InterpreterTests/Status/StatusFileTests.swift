import JSON
import SystemPackage
import Testing

@testable import Interpreter

@Suite struct StatusFileTests {
  private func decode(_ text: String) throws -> Outcome { try StatusFile.decode(Array(text.utf8)) }

  private func mistake(_ text: String) -> String {
    do {
      return "accepted: \(try decode(text))"
    } catch {
      return "\(error)"
    }
  }

  @Test func readsEveryField() throws {
    let outcome = try decode(
      """
      {"outcome": "fail", "status": "failure", "preferred_label": "Fix", "suggested_next_ids": ["a", "b"],
       "context_updates": {"k": [1, null]}, "notes": "n", "failure_reason": "r", "failure_class": "transient",
       "failure_signature": "s", "verification": {"status": "passed"}}
      """)
    #expect(
      outcome
        == Outcome(
          .fail, preferredLabel: "Fix", suggestedNextIDs: ["a", "b"], contextUpdates: ["k": [1, .null]],
          notes: "n",
          failureReason: "r", failure: Failure(.transientInfra, signature: "s")))
  }

  @Test func normalisesOtherShapes() throws {
    #expect(try decode(#"{"status": "ok"}"#) == Outcome(.success))
    #expect(try decode(#"{"outcome": "success", "preferred_next_label": "Go"}"#).preferredLabel == "Go")
    #expect(try decode(#"{"outcome": "has_dod"}"#).status == .custom("has_dod"))
    let legacy = try decode(#"{"outcome": "fail", "details": {"tests": ["a", "b"], "count": 2}}"#)
    #expect(legacy.failureReason == "count: 2; tests: a; b")
    #expect(try decode(#"{"outcome": "retry", "notes": "not yet"}"#).failureReason == "not yet")
    #expect(
      try decode(#"{"outcome": "success", "notes": null, "suggested_next_ids": null}"#) == Outcome(.success))
  }

  @Test(arguments: [
    ("{", "status.json: the JSON text ends too early at byte 1"),
    (
      #"{"outcome" "fail"}"#,
      #"status.json: expected `:` after the key at byte 11, near `{"outcome" "fail"}`"#
    ),
    ("[]", "status.json: expected an object, found `[]`"),
    ("{}", "status.json: outcome: missing"),
    (#"{"outcome": 3}"#, "status.json: outcome: expected a string, found `3`"),
    (#"{"outcome": "all good"}"#, "status.json: outcome: `all good` is not an outcome"),
    (
      #"{"outcome": "success", "status": "fail"}"#,
      "status.json: status: says `fail` where `outcome` says `success`"
    ),
    (
      #"{"outcome": "fail"}"#,
      "status.json: failure_reason: an outcome of `fail` needs a reason that is not empty"
    ),
    (#"{"outcome": "retry", "failure_reason": " \n"}"#, "an outcome of `retry` needs a reason"),
    (
      #"{"outcome": "ok", "suggested_next_ids": "a"}"#,
      #"suggested_next_ids: expected a list of node ids, found `"a"`"#
    ),
    (
      #"{"outcome": "ok", "suggested_next_ids": ["a", 7]}"#,
      "suggested_next_ids[1]: expected a node id, found `7`"
    ),
    (#"{"outcome": "ok", "context_updates": []}"#, "context_updates: expected an object, found `[]`"),
    (
      #"{"outcome": "fail", "failure_reason": "r", "failure_class": "odd"}"#,
      "failure_class: `odd` is not a class"
    ),
    (
      #"{"outcome": "ok", "prefered_label": "x"}"#,
      "prefered_label: unknown key; did you mean `preferred_label`?"
    ),
    (#"{"outcome": "ok", "outcome": "fail"}"#, "the key `outcome` appears twice"),
    (
      #"{"outcome": "ok", "preferred_label": "a", "preferred_next_label": "b"}"#,
      "preferred_next_label: says `b`"
    ),
  ])
  func quotesMistakes(text: String, message: String) {
    #expect(mistake(text).contains(message), "\(mistake(text))")
  }

  @Test func limitsSizeAndDepth() {
    let long = #"{"outcome": "ok", "notes": ""# + String(repeating: "x", count: StatusFile.maxBytes) + #""}"#
    #expect(mistake(long).contains("longer than 1048576 bytes"))
    let deep = #"{"outcome": "ok", "context_updates": {"a": "# + String(repeating: "[", count: 200)
    #expect(mistake(deep).contains("nests deeper than 64 levels"))
  }

  @Test func encodingRoundTrips() throws {
    var seed: UInt64 = 7
    func next(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    let texts = ["", "a", "line\nbreak \"quoted\" \\ \u{1} ü 🙂", "null", "{}"]
    let statuses: [OutcomeStatus] = [
      .success, .partialSuccess, .fail, .retry, .skipped, .custom("needs_dod"),
    ]
    for _ in 0..<500 {
      var outcome = Outcome(
        statuses[next(statuses.count)], preferredLabel: texts[next(texts.count)],
        suggestedNextIDs: (0..<next(3)).map { _ in texts[next(texts.count)] },
        contextUpdates: [
          texts[next(texts.count)]: .string(texts[next(texts.count)]), "n": .integer(Int64(next(9))),
        ],
        notes: texts[next(texts.count)])
      if outcome.status == .fail || outcome.status == .retry {
        outcome.failureReason = "because \(texts[next(texts.count)])"
        if next(2) == 0 {
          outcome.failure = Failure(FailureClass.allCases[next(5)], signature: next(2) == 0 ? "" : "abc")
        }
      }
      #expect(try StatusFile.decode(StatusFile.encode(outcome)) == outcome)
    }
  }

  @Test func readsAndRemovesTheFileOfAStage() throws {
    let scratch = try Scratch()
    #expect(try StatusFile.read(in: scratch.path) == nil)
    try StatusFile.removeStale(in: scratch.path)
    try StageFile.write(
      StatusFile.encode(Outcome(.success, notes: "hi")), to: StatusFile.path(in: scratch.path))
    #expect(try StatusFile.read(in: scratch.path) == Outcome(.success, notes: "hi"))
    try StatusFile.removeStale(in: scratch.path)
    #expect(try StatusFile.read(in: scratch.path) == nil)
  }

  @Test func aDirectoryInItsPlaceIsAnError() throws {
    let scratch = try Scratch()
    _ = try scratch.directory("status.json")
    #expect(throws: StatusFileError.self) { try StatusFile.read(in: scratch.path) }
    #expect(throws: StageFileError.self) { try StatusFile.removeStale(in: scratch.path) }
  }

  @Test(arguments: ["outcome", "graph.goal", "internal.retry_count.a", "parallel.results", "input.x"])
  func aStageCannotSetWhatTheMachineReads(key: String) throws {
    let scratch = try Scratch()
    let file = #"{"outcome":"success","context_updates":{"mine":1,"last_stage":"x","\#(key)":"y"}}"#
    try StageFile.write(file.utf8, to: StatusFile.path(in: scratch.path))
    let error = #expect(throws: StatusFileError.self) { try StatusFile.read(in: scratch.path) }
    #expect(
      error?.description
        == "status.json: context_updates.\(key): the engine sets this key; choose another name")
  }
}
