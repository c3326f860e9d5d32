import Foundation
import Testing

@Suite("Bad use of the real binary")
struct BadUseTests {
  static let pipeline = """
    digraph p {
      start [shape=Mdiamond]
      exit [shape=Msquare]
      work [shape=parallelogram, tool_command="true", timeout="10s"]
      start -> work -> exit
    }

    """

  /// A folder with a pipeline, an edited plan, an empty folder, a file in the way, and a run that has ended.
  func withWorld(_ body: (URL) throws -> Void) throws {
    try withScratch { folder in
      try Data(Self.pipeline.utf8).write(to: folder.appendingPathComponent("p.dot"))
      let plan = try Binary.attractor(["compile", "p.dot"], in: folder).output
      try Data(plan.replacing("true", with: "date").utf8).write(
        to: folder.appendingPathComponent("edited.plan.json"))
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("empty"), withIntermediateDirectories: true)
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("full"), withIntermediateDirectories: true)
      try Data("mine".utf8).write(to: folder.appendingPathComponent("full/notes.txt"))
      #expect(try Binary.attractor(["run", "p.dot", "--quiet", "--logs", "done"], in: folder).status == 0)
      try body(folder)
    }
  }

  @Test("Exit 2 or 3 with one clear sentence; nothing is overwritten")
  func sentences() throws {
    let cases: [(arguments: [String], status: Int32, sentence: String)] = [
      (["fly"], 2, "there is no command `fly`"),
      (["check", "missing.dot"], 2, "there is no file `missing.dot`"),
      (["check", "empty"], 2, "there is no *.dot or *.gv file below `empty`"),
      (["compile", "empty"], 2, "`empty` is a directory"),
      (["run"], 2, "name the pipeline to run"),
      (["run", "missing.dot"], 2, "there is no file `missing.dot`"),
      (["run", "p.dot", "--logs", "full"], 2, "full` is not empty and holds no run"),
      (["run", "p.dot", "--logs", "done"], 2, "done` already holds the run"),
      (["run", "p.dot", "--logs", "p.dot/run"], 3, "p.dot/run"),
      (["run", "p.dot", "--logs", "/proc/attractor/run"], 3, "cannot make the directory `/proc/attractor`"),
      (["run", "p.dot", "--workdir", "nowhere", "--logs", "new"], 2, "there is no folder `nowhere`"),
      (["run", "p.dot", "--input", "x=1", "--logs", "new"], 2, "the pipeline has no input `x`"),
      (["run", "p.dot", "--input", "x", "--logs", "new"], 2, "expected NAME=VALUE"),
      (["run", "p.dot", "--timeout", "soon", "--logs", "new"], 2, "soon"),
      (["run", "p.dot", "--simulate", "--script", "s.json", "--logs", "new"], 2, "not both"),
      (["run", "p.dot", "--script", "s.json", "--logs", "new"], 2, "there is no file `s.json`"),
      (["run", "edited.plan.json", "--logs", "new"], 2, "`edited.plan.json` is no plan that can be run"),
      (["resume", "nowhere"], 2, "there is no run directory `nowhere`"),
      (["resume", "empty"], 2, "holds no run"),
      (["resume", "done"], 2, "has ended with `success`"),
      (["show", "empty"], 2, "`empty` is no run directory"),
    ]
    try withWorld { folder in
      for (arguments, status, sentence) in cases {
        let result = try Binary.attractor(arguments, in: folder)
        #expect(result.status == status, "\(arguments): \(result.status) \(result.errors)")
        #expect(result.errors.contains(sentence), "\(arguments): \(result.errors)")
        #expect(result.output.isEmpty, "\(arguments): \(result.output)")
        #expect(
          !FileManager.default.fileExists(atPath: folder.appendingPathComponent("new").path), "\(arguments)")
      }
      #expect(
        try String(contentsOf: folder.appendingPathComponent("full/notes.txt"), encoding: .utf8) == "mine")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("full").path) == [
          "notes.txt"
        ])
    }
  }

  @Test("A pipeline with an error is not run")
  func errorsStopARun() throws {
    try withScratch { folder in
      try Data(Self.pipeline.replacing("-> work", with: "-> wrok").utf8).write(
        to: folder.appendingPathComponent("p.dot"))
      let result = try Binary.attractor(["run", "p.dot", "--logs", "run"], in: folder)
      #expect(result.status == 1)
      #expect(result.errors.contains("error[AT105]"))
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("run").path))
    }
  }

  @Test("Agents without anybody to answer for them are refused before anything is written")
  func agentsNeedABackend() throws {
    try withScratch { folder in
      try Data(
        Self.pipeline.replacing("shape=parallelogram, tool_command=\"true\"", with: "prompt=\"Try.\"").utf8
      ).write(to: folder.appendingPathComponent("p.dot"))
      let result = try Binary.attractor(["run", "p.dot", "--logs", "run"], in: folder)
      #expect(result.status == 2)
      #expect(result.errors.contains("use --simulate or --script FILE"))
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("run").path))
    }
  }
}
