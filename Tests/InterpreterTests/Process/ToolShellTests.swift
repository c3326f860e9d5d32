import SystemPackage
import Testing

@testable import Interpreter

@Suite struct ToolShellTests {
  @Test func bashInThePathIsFirst() throws {
    let scratch = try Scratch()
    let bin = try scratch.directory("bin")
    let fake = bin.appending("bash")
    let file = try FileDescriptor.open(
      fake, .writeOnly, options: [.create], permissions: [.ownerReadWriteExecute])
    try file.close()
    #expect(try ToolShell.find(path: bin.string + ":/bin") == ToolShell(path: fake, isBash: true))
    #expect(try ToolShell.find(path: "bin:.:").isBash)
  }

  @Test func aDirectoryCalledBashIsNone() throws {
    let scratch = try Scratch()
    _ = try scratch.directory("bash")
    #expect(try ToolShell.find(path: scratch.path.string).path != scratch.path.appending("bash"))
  }
}
