import AttractorCLI
import Foundation
import SystemPackage
import Testing

@Suite("attractor render")
struct RenderCommandTests {
  /// The drawing child as it was built beside the tests; nil where the build left it out.
  static let child: String? = {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let path = tests.deletingLastPathComponent().appendingPathComponent("attractor-render").path
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }()

  func runner(_ folder: FilePath) -> CommandRunner? {
    guard let child = Self.child else {
      print("skipped: attractor-render was not built")
      return nil
    }
    var runner = CommandRunner(workingDirectory: folder)
    runner.variables["ATTRACTOR_RENDER"] = child
    return runner
  }

  @Test("SVG on standard output, with every node and edge")
  func svg() async throws {
    try await withTemporaryDirectory { folder in
      guard let runner = runner(folder) else { return }
      try folder.writing(Samples.clean, to: "clean.dot")
      let result = await runner("render", "clean.dot")
      #expect(result.status == .success, "\(result.errors)")
      for id in ["node-start", "node-work", "node-exit"] { #expect(result.output.contains("id=\"\(id)\"")) }
      #expect(result.output.contains("</svg>"))
    }
  }

  @Test("The ending of -o chooses the format")
  func formats() async throws {
    try await withTemporaryDirectory { folder in
      guard let runner = runner(folder) else { return }
      try folder.writing(Samples.clean, to: "clean.dot")
      #expect(await runner("render", "clean.dot", "-o", "clean.png").status == .success)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.appending("clean.png").string))
      #expect(bytes.prefix(8) == Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
      let unknown = await runner("render", "clean.dot", "-o", "clean.bmp")
      #expect(unknown.status == .usage)
      #expect(unknown.errors.contains("no picture format is called `bmp`"))
    }
  }

  @Test("A broken pipeline is drawn, with a word about it")
  func brokenPipeline() async throws {
    try await withTemporaryDirectory { folder in
      guard let runner = runner(folder) else { return }
      try folder.writing(Samples.misspelled, to: "bad.dot")
      let result = await runner("render", "bad.dot")
      #expect(result.status == .success)
      #expect(result.output.contains("wrok"))
      #expect(result.errors.contains("has 1 error; see `attractor check`"))
    }
  }

  @Test("Without the drawing child there is a sentence that says what to install")
  func missingChild() async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing(Samples.clean, to: "clean.dot")
      var runner = CommandRunner(workingDirectory: folder)
      runner.variables["ATTRACTOR_RENDER"] = folder.appending("nothing").string
      let result = await runner("render", "clean.dot", "-o", "clean.svg")
      #expect(result.status == .failure)
      #expect(result.errors.contains("libgraphviz-dev"))
      #expect(!FileManager.default.fileExists(atPath: folder.appending("clean.svg").string))
    }
  }

  @Test("Without Graphviz's libraries, too")
  func missingLibraries() async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing(Samples.clean, to: "clean.dot")
      // What the system's loader says and does when a library of the child is not there.
      let child = try folder.writing(
        "#!/bin/sh\necho \"$0: error while loading shared libraries: libgvc.so.6: cannot open shared object file: No such file or directory\" >&2\nexit 127\n",
        to: "attractor-render")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: child.string)
      var runner = CommandRunner(workingDirectory: folder)
      runner.variables["ATTRACTOR_RENDER"] = child.string
      let result = await runner("render", "clean.dot")
      #expect(result.status == .failure)
      #expect(result.errors.contains("apt-get install libgvc6"))
    }
  }

  @Test("A file without a node cannot be drawn")
  func nothingToDraw() async throws {
    try await withTemporaryDirectory { folder in
      try folder.writing("digraph empty {}\n", to: "empty.dot")
      let result = await CommandRunner(workingDirectory: folder)("render", "empty.dot")
      #expect(result.status == .findings)
      #expect(result.errors.contains("has no node to draw"))
    }
  }
}
