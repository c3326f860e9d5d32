import SystemPackage

extension OutputPump {
  /// One stream of a child and where it goes.
  struct Source {
    let descriptor: FileDescriptor
    var isOpen = true
    var log: CappedLog
    var excerpt = HeadTail(limit: 32 << 10)

    init(_ descriptor: FileDescriptor, _ log: CappedLog) {
      self.descriptor = descriptor
      self.log = log
    }

    mutating func close() {
      try? descriptor.close()
      log.close()
    }

    var stream: Capture.Stream {
      Capture.Stream(excerpt: excerpt, total: log.total, kept: log.kept, failure: log.failure)
    }
  }

  /// The two streams while they are read, on one thread.
  struct Reading {
    private var sources: [Source]
    private var combined = HeadTail(limit: 64 << 10)
    // Pipes hold 64 KiB: one read empties a full one.
    private var buffer = [UInt8](repeating: 0, count: 64 << 10)

    init(_ sources: [Source]) { self.sources = sources }

    /// Reads until both streams are at their end or the deadline has passed.
    mutating func read(until deadline: ContinuousClock.Instant?) {
      while sources.contains(where: \.isOpen), turn(until: deadline, or: nil) {}
    }

    /// Reads until `interrupt` is readable, even when both streams are at their end.
    mutating func read(until deadline: ContinuousClock.Instant?, or interrupt: FileDescriptor) {
      while turn(until: deadline, or: interrupt) {}
    }

    /// Lets time pass until `deadline` and reads meanwhile.
    mutating func wait(until deadline: ContinuousClock.Instant) {
      while turn(until: deadline, or: nil) {}
    }

    /// Closes everything and gives what was read.
    mutating func close(endedBackground: Bool) -> Capture {
      for index in sources.indices { sources[index].close() }
      return Capture(
        stdout: sources[0].stream, stderr: sources[1].stream, combined: combined,
        endedBackground: endedBackground)
    }

    /// Waits once and reads what is there; false when the deadline has passed or the interrupt came.
    private mutating func turn(until deadline: ContinuousClock.Instant?, or interrupt: FileDescriptor?)
      -> Bool
    {
      // Asked here too: a child that never stops writing is always ready, and `poll` never comes to its
      // deadline.
      if let deadline, ContinuousClock.now >= deadline { return false }
      let open = sources.indices.filter { sources[$0].isOpen }
      var watched = open.map { sources[$0].descriptor }
      if let interrupt { watched.append(interrupt) }
      guard case .success(let ready) = Poll.wait(for: watched, until: deadline), !ready.isEmpty else {
        return false
      }
      for index in open where ready.contains(sources[index].descriptor) { readOnce(index) }
      guard let interrupt else { return true }
      return !ready.contains(interrupt)
    }

    private mutating func readOnce(_ index: Int) {
      let descriptor = sources[index].descriptor
      buffer.withUnsafeMutableBytes { space in
        guard let count = try? descriptor.read(into: space), count > 0 else {
          sources[index].isOpen = false
          return
        }
        let bytes = UnsafeRawBufferPointer(rebasing: space[..<count])
        sources[index].log.append(bytes)
        sources[index].excerpt.append(bytes)
        combined.append(bytes)
      }
    }
  }
}
