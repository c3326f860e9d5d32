import JSON
import TestSupport
import Testing

@testable import PipelinePlan

@Suite struct PlanCodingTests {
  @Test(arguments: [Examples.branch, Examples.review, Examples.parallel])
  func aPlanSurvivesItsFile(text: String) throws {
    let plan = try plan(text)
    let bytes = plan.encoded()
    #expect(try Plan(decoding: bytes) == plan)
    #expect(try Plan(decoding: bytes).encoded() == bytes)
  }

  @Test func theFileIsCanonical() throws {
    let bytes = try plan(Examples.parallel).encoded()
    // Sorted keys and no white space: what the tree writer makes of the same value.
    #expect(try JSONParser.parse(bytes).encoded() == bytes)
  }

  @Test func whiteSpaceAndTheOrderOfKeysAreFree() throws {
    let plan = try plan(Examples.branch)
    let pretty = try JSONParser.parse(plan.encoded()).encoded(.pretty)
    #expect(try Plan(decoding: pretty) == plan)
  }

  @Test func theHashIsThatOfTheCanonicalPlan() throws {
    // FIPS 180-4, the digest of "abc".
    #expect(
      Plan.hash(of: Array("abc".utf8))
        == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let plan = try plan(Examples.branch)
    let file = try JSONParser.parse(plan.encoded())
    #expect(file["hash"]?.stringValue == plan.contentHash)
    #expect(Plan.hash(of: try #require(file["plan"]).encoded()) == plan.contentHash)
  }

  @Test func whereTextStandsIsNotPartOfTheHash() throws {
    let moved = try plan("// a comment before it all\n" + Examples.branch.replacing("    ", with: "\t"))
    let plan = try plan(Examples.branch)
    #expect(moved.contentHash == plan.contentHash)
    #expect(moved.spans != plan.spans)
    let changed = try self.plan(Examples.branch.replacing("Run tests", with: "Run all tests"))
    #expect(changed.contentHash != plan.contentHash)
  }

  private func plan(_ text: String) throws -> Plan { try PipelinePlanTests.plan(text) }

  static let edits: [(path: String, message: String, from: String, to: String)] = [
    ("/hash", "the plan file was edited", "\"Run tests\"", "\"Run no tests\""),
    ("/version", "version 1 only", "\"version\":1", "\"version\":2"),
    ("/version", "missing", ",\"version\":1", ""),
    (
      "/plan/nodes/2/policy", "expected an integer, not a string", "\"policy\":0,\"prompt\":[0,1]",
      "\"policy\":\"0\",\"prompt\":[0,1]"
    ),
    ("/plan/nodes/2/prompt", "the range ends before it begins", "\"prompt\":[0,1]", "\"prompt\":[1,0]"),
    ("/plan/nodes/2/prompt", "expected two row numbers", "\"prompt\":[0,1]", "\"prompt\":[0]"),
    ("/plan/nodes/2/prompt/0", "is no row number", "\"prompt\":[0,1]", "\"prompt\":[-1,1]"),
    ("/plan/nodes/2/prompt/1", "is no row number", "\"prompt\":[0,1]", "\"prompt\":[0,99999999999]"),
    ("/plan/nodes/2/colour", "unknown key", "\"prompt\":[0,1]", "\"prompt\":[0,1],\"colour\":1"),
    ("/plan/nodes/2/a~1b~0", "unknown key", "\"prompt\":[0,1]", "\"prompt\":[0,1],\"a/b~\":1"),
    ("/plan/nodes/0/handler", "`begin` is none of start", "\"handler\":\"start\"", "\"handler\":\"begin\""),
    ("/plan/code/0/0", "`jump` is no instruction", "[[\"enter\",0]", "[[\"jump\",0]"),
    ("/plan/code/0", "`enter` has 2 operands where 1 belong", "[[\"enter\",0]", "[[\"enter\",0,1]"),
    ("/plan/code/0", "expected a word", "[[\"enter\",0]", "[[]"),
    ("/plan/operations/0/1", "expected a boolean, not a number", "[\"outcome\",true,", "[\"outcome\",1,"),
    ("/plan/limits/maxSteps", "missing", "\"maxSteps\":10000,", ""),
    ("/plan/policies/0/retryOn", "is none of class", "\"retryOn\":\"class\"", "\"retryOn\":\"luck\""),
    ("/plan/start", "expected an integer, not a number", "\"start\":0", "\"start\":0.5"),
    ("", "appears twice", "\"start\":0", "\"start\":0,\"start\":0"),
    ("", "ends too early", "\"version\":1}", "\"version\":1"),
  ]

  @Test(arguments: edits.indices)
  func anEditedFileIsRefusedAtThePlace(row: Int) throws {
    let (path, message, from, to) = Self.edits[row]
    let text = String(decoding: try plan(Examples.branch).encoded(), as: UTF8.self)
    try #require(text.contains(from), "\(from)")
    let edited = text.replacing(from, with: to, maxReplacements: 1)
    let error = #expect(throws: PlanDecodingError.self) { try Plan(decoding: Array(edited.utf8)) }
    #expect(error?.path == path)
    #expect(error?.message.contains(message) == true, "\(error?.description ?? "")")
  }

  /// Whatever a file holds, reading it gives an error or a plan, and verifying that gives an answer.
  @Test func randomBytesNeverTrap() throws {
    var generator = SeededGenerator(seed: 7)
    let bytes = try plan(Examples.parallel).encoded()
    var accepted = 0
    for _ in 0..<300 {
      var edited = bytes
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        edited[Int.random(in: edited.indices, using: &generator)] = UInt8.random(
          in: 0x20...0x7E, using: &generator)
      }
      if let plan = try? Plan(decoding: edited) {
        accepted += 1
        #expect(verify(plan).isEmpty)
      }
    }
    // Only an edit of the spans goes unnoticed.
    #expect(accepted < 100)
  }
}
