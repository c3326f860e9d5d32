import SystemPackage
import Testing

@testable import Interpreter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct WorkPathTests {
  @Test func staysInside() throws {
    let scratch = try Scratch()
    let root = try scratch.directory("work")
    #expect(try WorkPath.resolve("a/b.txt", in: root, attribute: "outputs") == root.appending("a/b.txt"))
    #expect(try WorkPath.resolve(".", in: root, attribute: "cwd") == root)
    #expect(try WorkPath.resolve("a/../b", in: root, attribute: "cwd") == root.appending("b"))
  }

  @Test(arguments: [
    ("../x", "it leads out of the work tree"), ("/etc/passwd", "it must be relative to the work tree"),
    ("a/../../x", "it leads out of the work tree"), ("a\0b", "it holds a NUL byte"),
    ("out/x", "it leads out of the work tree through a link"),
    ("out", "it leads out of the work tree through a link"),
  ])
  func refusesTheWayOut(path: String, problem: String) throws {
    let scratch = try Scratch()
    let root = try scratch.directory("work")
    _ = try scratch.directory("other")
    #expect(symlink("../other", root.appending("out").string) == 0)
    let error = #expect(throws: WorkPathError.self) { try WorkPath.resolve(path, in: root, attribute: "cwd") }
    #expect(error?.problem == problem)
  }

  @Test func aSiblingWithTheSamePrefixIsOutside() throws {
    let scratch = try Scratch()
    let root = try scratch.directory("work")
    _ = try scratch.directory("work2")
    #expect(throws: WorkPathError.self) { try WorkPath.resolve("../work2", in: root, attribute: "cwd") }
  }
}
