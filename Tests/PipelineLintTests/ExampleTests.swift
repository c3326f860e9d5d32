import PipelineLint
import SourceText
import TestSupport
import Testing

/// The pipelines the project ships: examples and factory are clean, broken examples have the findings they name.
@Suite struct ExampleTests {
  @Test func examplesAreClean() {
    for folder in ["examples", "examples/demo", "factory"] {
      let files = Repository.files(in: folder, suffix: ".dot")
      #expect(!files.isEmpty, "\(folder) is empty")
      for file in files {
        #expect(validate(file).map { "\(file.name): \($0.code.id) \($0.message)" } == [])
      }
    }
  }

  /// A line `// expect: AT107 dead_end` names a finding; those of rules that are not built in yet cannot be had.
  @Test func brokenExamplesHaveWhatTheyName() {
    let files = Repository.files(in: "examples/bad", suffix: ".dot")
    #expect(!files.isEmpty)
    for file in files {
      let expected = file.text(in: file.span).split(separator: "\n").compactMap { line in
        line.hasPrefix("// expect: ") ? line.dropFirst(11).split(separator: " ").first.map(String.init) : nil
      }
      let known = expected.filter { RuleRegistry.builtIn.descriptor(for: $0) != nil }
      #expect(validate(file).map(\.code.id) == known, "\(file.name)")
    }
  }
}
