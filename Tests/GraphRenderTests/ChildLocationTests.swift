import SystemPackage
import Testing

@testable import GraphRender

@Suite struct ChildLocationTests {
  @Test func theFirstPlaceWins() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let beside = try folder.link("attractor-render", to: "/bin/true")
    let other = try folder.link("other", to: "/bin/true")
    var location = ChildLocation(
      explicit: other, named: beside, programFolder: folder.path, path: [folder.path])
    #expect(try location.find() == other)
    location.explicit = nil
    #expect(try location.find() == beside)
    location.named = nil
    #expect(try location.find() == beside)
    location.programFolder = "/nonexistent"
    #expect(try location.find() == beside)
  }

  @Test func aNamedProgramThatIsMissingIsNotReplaced() {
    let location = ChildLocation(
      explicit: nil, named: "/nonexistent/x", programFolder: "/bin", path: ["/bin"])
    #expect(throws: RenderError.childMissing(searched: ["/nonexistent/x"])) { try location.find() }
  }

  @Test func theWorkingDirectoryIsNotSearched() {
    let location = ChildLocation(
      explicit: nil, named: nil, programFolder: "/nonexistent", path: ["", ".", "bin"])
    let searched = ["/nonexistent/attractor-render", "PATH"]
    #expect(throws: RenderError.childMissing(searched: searched)) { try location.find() }
    #expect("\(RenderError.childMissing(searched: searched))".contains("apt-get install libgraphviz-dev"))
  }
}
