import AttractorCLI
import Foundation
import Testing

@Suite("attractor compile")
struct CompileCommandTests {
  @Test("The same pipeline gives the same bytes, and a plan file is taken in place of it")
  func planIsStable() async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing(Samples.clean, to: "clean.dot")
      let runner = CommandRunner(workingDirectory: folder)
      let first = await runner("compile", "clean.dot")
      #expect(first.status == .success)
      #expect(await runner("compile", "clean.dot").output == first.output)
      #expect(await runner("compile", "clean.dot", "-o", "clean.plan.json").status == .success)
      #expect(await runner("compile", "clean.plan.json").output == first.output)
    }
  }

  @Test("White space and comments do not change the hash; a prompt does")
  func hash() async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing(Samples.clean, to: "a.dot")
      try folder.writing("// Note\n\n" + Samples.clean.replacing("  ", with: "\t"), to: "b.dot")
      try folder.writing(Samples.clean.replacing("Do $goal", with: "Try $goal"), to: "c.dot")
      let runner = CommandRunner(workingDirectory: folder)
      let a = await runner("compile", "--hash", "a.dot").output
      #expect(a.hasPrefix("sha256:") && a.count == 72)
      #expect(await runner("compile", "--hash", "b.dot").output == a)
      #expect(await runner("compile", "--hash", "c.dot").output != a)
    }
  }

  @Test("The listing names nodes and edges")
  func listing() async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing(Samples.clean, to: "clean.dot")
      let result = await CommandRunner(workingDirectory: folder)("compile", "clean.dot", "--emit", "listing")
      #expect(result.status == .success)
      #expect(result.output.contains("work: codergen \"Work\""))
      #expect(result.output.contains("-> exit"))
    }
  }

  @Test("A pipeline with an error has no plan; what is wrong is on standard error")
  func errors() async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing(Samples.misspelled, to: "bad.dot")
      let result = await CommandRunner(workingDirectory: folder)("compile", "bad.dot")
      #expect(result.status == .findings)
      #expect(result.output.isEmpty)
      #expect(result.errors.contains("error[AT105]"))
    }
  }

  @Test("A plan file that was edited is refused")
  func editedPlan() async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing(Samples.clean, to: "clean.dot")
      let runner = CommandRunner(workingDirectory: folder)
      let plan = await runner("compile", "clean.dot").output
      for (edited, why) in [
        (plan.replacing("Do ", with: "Undo "), "hash"),
        (String(plan.dropLast(20)), "JSON"),
        (plan.replacing("\"version\":1", with: "\"version\":2"), "version"),
        ("{\"version\":1}", "hash"),
      ] {
        try folder.writing(edited, to: "edited.plan.json")
        let result = await runner("compile", "edited.plan.json", "-o", "out.json")
        #expect(result.status == .usage)
        #expect(result.errors.hasPrefix("attractor: `edited.plan.json` is no plan that can be run: "))
        #expect(result.errors.contains(why), "\(result.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder.appending("out.json").string))
      }
    }
  }

  @Test("A prompt file is read from the pipeline's folder, never from outside it")
  func promptFile() async throws {
    try await withTemporaryDirectory { folder in
      let withFile = Samples.clean.replacing("prompt=\"Do $goal.\"", with: "prompt_file=\"prompts/work.md\"")
      try folder.writing(withFile, to: "p/clean.dot")
      try folder.writing("Build $goal with care.", to: "p/prompts/work.md")
      let runner = CommandRunner(workingDirectory: folder)
      #expect(await runner("compile", "p/clean.dot", "--emit", "listing").output.contains("with care"))
      try folder.writing(withFile.replacing("prompts/work.md", with: "../secret.md"), to: "p/out.dot")
      try folder.writing("secret", to: "secret.md")
      let outside = await runner("compile", "p/out.dot")
      #expect(outside.status == .findings)
      #expect(outside.errors.contains("leaves the pipeline's folder"))
    }
  }
}
