import Testing

@testable import AttractorCLI

@Suite("What this version lacks")
struct LaterVersionsTests {
  @Test("Nothing on the list is here")
  func listIsTrue() async {
    let here = Set(Attractor.commands.map { $0._commandName })
    #expect(LaterVersions.commands.isDisjoint(with: here))
    for (command, options) in LaterVersions.options {
      let help = await CommandRunner(workingDirectory: "/")(command, "--help").output
      for option in options { #expect(!help.contains("  --\(option) "), "\(command) --\(option)") }
    }
  }
}
