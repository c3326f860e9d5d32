import SystemPackage
import Testing

@testable import Interpreter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct StageFileTests {
  @Test func writesReadsAndRemoves() throws {
    let scratch = try Scratch()
    let path = scratch.path.appending("a.txt")
    #expect(try StageFile.read(path, limit: 10) == nil)
    try StageFile.write("0123456789".utf8, to: path)
    #expect(try StageFile.read(path, limit: 10) == Array("0123456789".utf8))
    try StageFile.write("ab".utf8, to: path)
    #expect(try StageFile.read(path, limit: 10) == Array("ab".utf8))
    try StageFile.remove(path)
    try StageFile.remove(path)
    #expect(try StageFile.read(path, limit: 10) == nil)
  }

  @Test func largeFilesComeWhole() throws {
    let scratch = try Scratch()
    let path = scratch.path.appending("a.bin")
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try StageFile.write(bytes, to: path)
    #expect(try StageFile.read(path, limit: 3_000_000) == bytes)
    let error = #expect(throws: StageFileError.self) { try StageFile.read(path, limit: 2_999_999) }
    #expect(error?.description == "\(path): is longer than 2999999 bytes")
  }

  @Test func aNamedPipeDoesNotHoldTheReader() throws {
    let scratch = try Scratch()
    let path = scratch.path.appending("pipe")
    #expect(mkfifo(path.string, 0o600) == 0)
    #expect(try StageFile.read(path, limit: 10) == [])
  }

  @Test func whereThereIsNoDirectoryThereIsNoFile() throws {
    let scratch = try Scratch()
    let error = #expect(throws: StageFileError.self) {
      try StageFile.write("x".utf8, to: scratch.path.appending("no/such"))
    }
    #expect(error?.failureClass == .deterministic)
  }
}
