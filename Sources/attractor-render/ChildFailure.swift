import GraphRender

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why the child gives up: an exit code for programs and a sentence for people.
struct ChildFailure: Error {
  let code: ChildExit
  let message: String

  init(_ code: ChildExit, _ message: String) {
    self.code = code
    self.message = message
  }

  /// Says why and ends the process.
  func exit() -> Never {
    let line = Array("attractor-render: \(message)\n".utf8)
    _ = line.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
    _exit(code.rawValue)
  }
}
