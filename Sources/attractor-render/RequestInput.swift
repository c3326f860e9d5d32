import GraphRender

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads the whole of standard input and decodes it.
func readRequest() throws(ChildFailure) -> DrawingRequest {
  let bytes = try readInput(limit: RenderLimits.requestSize)
  do {
    return try DrawingRequest(decoding: bytes)
  } catch {
    throw ChildFailure(.badDrawing, "this is not a drawing: \(error)")
  }
}

private func readInput(limit: Int) throws(ChildFailure) -> [UInt8] {
  var bytes: [UInt8] = []
  let chunk = 64 << 10
  while true {
    let before = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: chunk))
    let count = bytes.withUnsafeMutableBytes { read(0, $0.baseAddress.map { $0 + before }, chunk) }
    bytes.removeLast(chunk - max(0, count))
    if count == 0 { return bytes }
    if count < 0 {
      if errno == EINTR { continue }
      throw ChildFailure(.badDrawing, "cannot read standard input: error \(errno)")
    }
    guard bytes.count <= limit else {
      throw ChildFailure(.limits, "the drawing is longer than \(limit >> 20) MiB")
    }
  }
}
