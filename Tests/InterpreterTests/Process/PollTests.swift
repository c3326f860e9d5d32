import SystemPackage
import Testing

@testable import Interpreter

@Suite struct PollTests {
  @Test func tellsWhatIsReady() throws {
    let pipe = try Platform.pipe()
    defer { DescriptorBag([pipe.readEnd, pipe.writeEnd]).close() }
    #expect(Poll.wait(for: [pipe.readEnd], until: .now) == .success([]))
    #expect(Poll.wait(for: [], until: .now + .milliseconds(1)) == .success([]))
    _ = try pipe.writeEnd.writeAll([1])
    #expect(Poll.wait(for: [pipe.readEnd], until: nil) == .success([pipe.readEnd]))
    #expect(Poll.wait(for: [pipe.readEnd], until: .now + .seconds(86_400)) == .success([pipe.readEnd]))
  }

  @Test func wakingIsSeenAndMayBeRepeated() throws {
    let wake = try WakePipe()
    defer { wake.close() }
    #expect(Poll.wait(for: [wake.readEnd], until: .now) == .success([]))
    wake.wake()
    wake.wake()
    #expect(Poll.wait(for: [wake.readEnd], until: nil) == .success([wake.readEnd]))
  }
}
