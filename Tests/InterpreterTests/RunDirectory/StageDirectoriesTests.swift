import SystemPackage
import Testing

@testable import Interpreter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct StageDirectoriesTests {
  /// What a stage does to its own directory.
  enum Mischief: CaseIterable {
    case removed
    case statusIsDirectory

    func `do`(in directory: FilePath) throws {
      switch self {
      case .removed: rmdir(directory.string)
      case .statusIsDirectory: try RunFile.makeDirectory(StatusFile.path(in: directory))
      }
    }
  }

  @Test(arguments: Mischief.allCases)
  func writesTheOutcomeWhateverTheStageDidToItsDirectory(mischief: Mischief) async throws {
    let fixture = try PipelineFixture(
      "a [max_retries=1, retry_on=any]; s -> a -> x",
      [
        "a": { stage in
          try mischief.do(in: stage.directory)
          return stage.attempt == 1 ? .fail("again") : Outcome(.success)
        }
      ])
    #expect(try await fixture.run().status == .success)
    #expect(try fixture.json("a/status.json")["outcome"] == "success")
    #expect(try fixture.json("a/attempt-1/status.json")["failure_reason"] == "again")
  }

  @Test func leavesAloneWhatALinkInItsPlaceLeadsTo() async throws {
    let elsewhere = try Scratch()
    try StageFile.write("mine".utf8, to: elsewhere.path.appending("file"))
    let fixture = try PipelineFixture(
      "a [max_visits=3]; s -> a; a -> a [condition=\"context.again=yes\"]; a -> x",
      [
        "a": { stage in
          if stage.visit == 1 {
            try RunFile.move(stage.directory, to: FilePath(stage.directory.string + "_gone"))
            symlink(elsewhere.path.string, stage.directory.string)
          }
          return Outcome(.success, contextUpdates: ["again": stage.visit == 1 ? "yes" : "no"])
        }
      ])
    #expect(try await fixture.run().status == .success)
    let left = try #require(try RunFile.names(in: elsewhere.path))
    #expect(left.contains("file"))
    #expect(!left.contains("visit-1"))
  }

  @Test func groupsManyVisits() async throws {
    let fixture = try PipelineFixture(
      "a [max_visits=200]; s -> a; a -> a [condition=\"context.again=yes\"]; a -> x",
      [
        "a": {
          Outcome(.success, contextUpdates: ["again": $0.visit < 103 ? "yes" : "no"], notes: "\($0.visit)")
        }
      ])
    #expect(try await fixture.run().status == .success)
    #expect(try fixture.json("a/visit-99/status.json")["notes"] == "99")
    #expect(try fixture.json("a/visits-0/visit-100/status.json")["notes"] == "100")
    #expect(try fixture.json("a/visits-0/visit-102/status.json")["notes"] == "102")
    #expect(try fixture.json("a/status.json")["notes"] == "103")
  }

  @Test func putsAwayToTheEndWhatWasCutOffHalfWay() throws {
    let scratch = try Scratch()
    let stage = try StageDirectories.open("a", in: scratch.path, visit: 1)
    for name in ["one", "two"] { try StageFile.write([], to: stage.appending(name)) }
    let unfinished = stage.appending("visit-unfinished")
    try RunFile.makeDirectory(unfinished)
    try RunFile.move(stage.appending("one"), to: unfinished.appending("one"))
    _ = try StageDirectories.open("a", in: scratch.path, visit: 2)
    #expect(try RunFile.names(in: stage) == ["visit-1"])
    #expect(try RunFile.names(in: stage.appending("visit-1"))?.sorted() == ["one", "two"])
  }
}
